import { invalidValue, wrongType } from '../../errors/value-error.js';

/** A uuid in any case, with hyphens or without, given on in lower case with hyphens. */
export function checkUuid(subject: string): (value: unknown) => string {
  return (value) => {
    if (typeof value !== 'string') throw wrongType(subject, accepted, value);
    if (canonical.test(value)) return value;
    const digits = value.length === 32 ? value : hyphened.test(value) ? value.replaceAll('-', '') : '';
    if (!hexadecimal.test(digits)) throw invalidValue(subject, accepted, value);
    return hyphenate(digits.toLowerCase());
  };
}

/** Text as the column holds it; 32 digits without hyphens are what Django writes where there is no uuid type. */
export function decodeUuid(wire: unknown): unknown {
  return typeof wire === 'string' && wire.length === 32 ? hyphenate(wire.toLowerCase()) : wire;
}

const accepted = "a uuid such as '0190163d-8694-739b-aea5-966c26f8ad91'";
const canonical = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const hyphened = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const hexadecimal = /^[0-9a-f]{32}$/i;

function hyphenate(digits: string): string {
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-${digits.slice(12, 16)}-${digits.slice(16, 20)}-${digits.slice(20)}`;
}
