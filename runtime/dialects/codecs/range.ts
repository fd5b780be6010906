import { invalidValue, unreadable, wrongType } from '../../errors/value-error.js';
import type { Range, RangeBounds } from '../../values/range.js';
import type { Decode, Encode } from './codec.js';

/** `{ lower: 1, upper: 5 }` → `["1","5")`. The ends are in quotes, so that nothing in them can be taken for syntax. */
export function encodeRange(subject: string, encodeEnd: Encode): (value: unknown) => string {
  return (value) => {
    if (!isRange(value)) throw wrongType(subject, accepted, value);
    if (value.empty === true) return 'empty';
    const bounds = value.bounds ?? '[)';
    if (!allBounds.has(bounds)) throw invalidValue(subject, "bounds '[)', '[]', '(]' or '()'", bounds);
    return `${bounds[0]}${end(value.lower, encodeEnd)},${end(value.upper, encodeEnd)}${bounds[1]}`;
  };
}

/** `[1,5)`, `empty`, `["2024-01-01 00:00:00+00",)` */
export function decodeRange(decodeEnd: Decode | undefined): (wire: unknown) => unknown {
  return (wire) => {
    if (typeof wire !== 'string') return wire;
    if (wire === 'empty') return { lower: null, upper: null, bounds: '()', empty: true } satisfies Range<unknown>;
    const parts = pattern.exec(wire);
    if (parts === null) throw unreadable('range', wire, 'Ranges look like [1,5) and empty.');
    const read = (text: string | undefined): unknown => {
      if (text === undefined || text === '') return null;
      const bare = text.startsWith('"')
        ? text.slice(1, -1).replace(/""|\\(.)/g, (pair, escaped: string | undefined) => escaped ?? pair.charAt(0))
        : text;
      return decodeEnd === undefined ? bare : decodeEnd(bare);
    };
    return { lower: read(parts[2]), upper: read(parts[3]), bounds: `${parts[1]}${parts[4]}` as RangeBounds } satisfies Range<unknown>;
  };
}

const accepted = "a range such as { lower: 1, upper: 5, bounds: '[)' }";
const allBounds: ReadonlySet<unknown> = new Set(['[)', '[]', '(]', '()']);
const pattern = /^([[(])("(?:[^"\\]|""|\\.)*"|[^",]*),("(?:[^"\\]|""|\\.)*"|[^",\])]*)([\])])$/s;

function isRange(value: unknown): value is Range<unknown> {
  return typeof value === 'object' && value !== null && 'lower' in value && 'upper' in value;
}

function end(value: unknown, encodeEnd: Encode): string {
  return value === null ? '' : `"${String(encodeEnd(value)).replace(/["\\]/g, '\\$&')}"`;
}
