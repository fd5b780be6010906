import { isIP, isIPv4, isIPv6 } from 'node:net';
import type { Json } from '../../../schema/ir/json.js';
import type { Check } from './validator.js';

export const minLength: Check = (value, [limit]) => {
  const length = lengthOf(value);
  return length === undefined || length >= Number(limit)
    ? undefined
    : `Ensure this value has at least ${characters(Number(limit))} (it has ${length}).`;
};

export const maxLength: Check = (value, [limit]) => {
  const length = lengthOf(value);
  return length === undefined || length <= Number(limit)
    ? undefined
    : `Ensure this value has at most ${characters(Number(limit))} (it has ${length}).`;
};

/** Characters as the database counts them, not halves of surrogate pairs; bytes of binary values. */
function lengthOf(value: unknown): number | undefined {
  if (typeof value === 'string') return [...value].length;
  return value instanceof Uint8Array ? value.length : undefined;
}

const characters = (count: number): string => `${count} character${count === 1 ? '' : 's'}`;

export const regex: Check = (value, [pattern, options]) => {
  const { message = 'Enter a valid value.', inverseMatch = false } = objectOf(options) as { message?: string; inverseMatch?: boolean };
  return patternOf(pattern).test(String(value)) === inverseMatch ? message : undefined;
};

const patterns = new Map<string, RegExp>();

/** A pattern is the text of one, or what a RegExp was written as; compiled once. */
function patternOf(written: Json | undefined): RegExp {
  const { pattern, flags = '' } =
    typeof written === 'string' ? { pattern: written } : (objectOf(written) as { pattern: string; flags?: string });
  // With g or y a RegExp would go on where it stopped.
  const plain = flags.replace(/[gy]/g, '');
  const key = `${plain}/${pattern}`;
  let made = patterns.get(key);
  if (made === undefined) patterns.set(key, (made = new RegExp(pattern, plain)));
  return made;
}

export function objectOf(value: Json | undefined): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Readonly<Record<string, Json>>) : {};
}

// Words with dots between them, or a quoted text; control characters belong to neither.
const WORD = "[-!#$%&'*+/=?^_`{}|~0-9A-Z]+";
const USER = new RegExp(`^(?:${WORD}(?:\\.${WORD})*|"(?:[!#-\\[\\]-~]|\\\\[ -~])*")$`, 'i');
const DOMAIN = /^(?:(?:[A-Z0-9](?:[A-Z0-9-]{0,61}[A-Z0-9])?\.)+)(?:[A-Z0-9-]{2,63}(?<!-))$/i;

export const email: Check = (value) => {
  const text = String(value);
  const at = text.lastIndexOf('@');
  const [user, domain] = [text.slice(0, at), text.slice(at + 1)];
  const isGood = at > 0 && text.length <= 320 && USER.test(user) && isDomain(domain);
  return isGood ? undefined : 'Enter a valid email address.';
};

function isDomain(domain: string): boolean {
  if (domain === 'localhost' || DOMAIN.test(domain)) return true;
  const literal = /^\[(?:IPv6:)?([A-F0-9:.]+)\]$/i.exec(domain);
  if (literal !== null) return isIP(literal[1]!) !== 0;
  return /\P{ASCII}/u.test(domain) && /^[^\s@]+\.[^\s@.]{2,}$/.test(domain);
}

export const url: Check = (value, [options]) => {
  const { schemes = ['http', 'https', 'ftp', 'ftps'] } = objectOf(options) as { schemes?: readonly string[] };
  const text = String(value);
  const scheme = /^([a-z][a-z0-9.+-]*):\/\//i.exec(text)?.[1]?.toLowerCase();
  const isGood = scheme !== undefined && schemes.includes(scheme) && text.length <= 2_048 && !/\s/.test(text) && hasHost(text);
  return isGood ? undefined : 'Enter a valid URL.';
};

function hasHost(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { hostname } = new URL(text);
  return hostname === 'localhost' || hostname.startsWith('[') || isIPv4(hostname) || /^[^.].*\.[^.]{2,}\.?$/.test(hostname);
}

export const slug: Check = (value) =>
  /^[-a-zA-Z0-9_]+$/.test(String(value)) ? undefined : 'Enter a valid “slug” consisting of letters, numbers, underscores or hyphens.';

export const unicodeSlug: Check = (value) =>
  /^[-\p{L}\p{N}_]+$/u.test(String(value))
    ? undefined
    : 'Enter a valid “slug” consisting of Unicode letters, numbers, underscores, or hyphens.';

export const ipv4: Check = (value) => (isIPv4(String(value)) ? undefined : 'Enter a valid IPv4 address.');
export const ipv6: Check = (value) => (isIPv6(String(value)) ? undefined : 'Enter a valid IPv6 address.');
export const ipv46: Check = (value) => (isIP(String(value)) !== 0 ? undefined : 'Enter a valid IPv4 or IPv6 address.');

export const integerList: Check = (value, [options]) => {
  const { separator = ',', allowNegative = false } = objectOf(options) as { separator?: string; allowNegative?: boolean };
  const number = allowNegative ? /^-?\d+$/ : /^\d+$/;
  const isGood = String(value)
    .split(separator)
    .every((part) => number.test(part));
  if (isGood) return undefined;
  return separator === ',' ? 'Enter only digits separated by commas.' : `Enter only digits separated by “${separator}”.`;
};

export const fileExtension: Check = (value, [extensions]) => {
  const allowed = (extensions as readonly string[]).map((extension) => extension.toLowerCase());
  const extension = /\.([^./\\]+)$/.exec(String(value))?.[1]?.toLowerCase() ?? '';
  if (allowed.includes(extension)) return undefined;
  return `File extension “${extension}” is not allowed. Allowed extensions are: ${allowed.join(', ')}.`;
};

export const prohibitNullCharacters: Check = (value) => (String(value).includes('\0') ? 'Null characters are not allowed.' : undefined);
