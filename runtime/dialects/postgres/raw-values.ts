/**
 * The text of a value as PostgreSQL sends it, decoded by its type alone, for rows that no model describes.
 *
 * Integers are numbers, and bigints where a number would round; numeric, date, time and interval stay text, which loses nothing;
 * timestamps are UTC.
 */
export function decodeRaw(typeId: number, text: string): unknown {
  const decoder = decoders.get(typeId);
  if (decoder !== undefined) return decoder(text);
  const element = arrayElements.get(typeId);
  return element === undefined ? text : decodeArray(text, element);
}

const integer = (text: string): number | bigint => {
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : BigInt(text);
};
const timestamp = (text: string): unknown => {
  // Infinity and years before Christ have no Date.
  if (!/^\d{4,6}-/.test(text) || text.endsWith('BC')) return text;
  const instant = new Date(
    `${text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00')}${/[+-]\d\d(:\d\d)*$/.test(text.slice(10)) ? '' : 'Z'}`,
  );
  return Number.isNaN(instant.getTime()) ? text : instant;
};
const bytes = (text: string): unknown => (text.startsWith('\\x') ? Buffer.from(text.slice(2), 'hex') : text);
const json = (text: string): unknown => JSON.parse(text);

const decoders = new Map<number, (text: string) => unknown>([
  [16, (text) => text === 't'],
  [17, bytes],
  [20, integer],
  [21, Number],
  [23, Number],
  [26, Number],
  [114, json],
  [700, Number],
  [701, Number],
  [1114, timestamp],
  [1184, timestamp],
  [3802, json],
]);

/** Array types by the type of their elements: the built-in ones. */
const arrayElements = new Map<number, number>([
  [1000, 16],
  [1001, 17],
  [1005, 21],
  [1007, 23],
  [1016, 20],
  [1009, 25],
  [1015, 1043],
  [1014, 1042],
  [1021, 700],
  [1022, 701],
  [1115, 1114],
  [1182, 1082],
  [1183, 1083],
  [1185, 1184],
  [1231, 1700],
  [2951, 2950],
  [199, 114],
  [3807, 3802],
]);

/** `{1,NULL,"a,b",{2}}`, after the bounds that `[0:1]={…}` may put before it. */
function decodeArray(text: string, elementType: number): unknown[] {
  let at = text.indexOf('{');
  const readList = (): unknown[] => {
    const list: unknown[] = [];
    at++;
    while (text[at] !== '}') {
      if (text[at] === ',') at++;
      list.push(text[at] === '{' ? readList() : text[at] === '"' ? decodeRaw(elementType, readQuoted()) : readPlain());
    }
    at++;
    return list;
  };
  const readQuoted = (): string => {
    let value = '';
    for (at++; text[at] !== '"'; at++) {
      if (text[at] === '\\') at++;
      value += text[at] ?? '';
    }
    at++;
    return value;
  };
  const readPlain = (): unknown => {
    const start = at;
    while (text[at] !== ',' && text[at] !== '}') at++;
    const value = text.slice(start, at);
    return value === 'NULL' ? null : decodeRaw(elementType, value);
  };
  return at === -1 ? [] : readList();
}
