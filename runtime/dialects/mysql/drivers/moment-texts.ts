import { minuteText, padded, secondText } from '../../codecs/clock-texts.js';

/** The part of mysql2's packet that reading an instant takes. */
export interface RowPacket {
  buffer: Buffer;
  start: number;
  offset: number;
  end: number;
  readDateTimeString(decimals: number, separator: string | null, type: number): string;
}

interface RowParser {
  next(packet: RowPacket, fields: unknown, options: unknown): unknown;
}
type RowParserClass = new () => RowParser;

/** A command of mysql2 that runs a prepared statement: it asks itself for the parser of its rows. */
interface ExecuteCommand {
  buildParserFromFields?: (fields: readonly { readonly columnType?: number }[], connection: unknown) => RowParserClass;
}

const DATETIME = 12;
const TIMESTAMP = 7;

/**
 * Has the rows of a command with instants read by a packet that writes their texts in a sixth of the time: mysql2 puts each together from
 * fourteen texts, which was more than a third of what `values()` of a thousand rows took. The texts are the same, and a command that does
 * not ask for its parser this way is left as it is.
 */
export function readMomentsFast(given: object): void {
  const command = given as ExecuteCommand;
  const build = command.buildParserFromFields;
  if (typeof build !== 'function') return;
  command.buildParserFromFields = function (fields, connection) {
    const Parser = build.call(this, fields, connection);
    return fields.some(({ columnType }) => columnType === DATETIME || columnType === TIMESTAMP) ? withFastMoments(Parser) : Parser;
  };
}

const parsers = new WeakMap<RowParserClass, RowParserClass>();

/** mysql2 keeps a parser for each set of columns. */
function withFastMoments(Parser: RowParserClass): RowParserClass {
  let made = parsers.get(Parser);
  if (made !== undefined) return made;
  made = class {
    readonly #parser = new Parser();

    next(packet: RowPacket, fields: unknown, options: unknown): unknown {
      const own = momentPacket(packet);
      own.buffer = packet.buffer;
      own.start = packet.start;
      own.offset = packet.offset;
      own.end = packet.end;
      return this.#parser.next(own, fields, options);
    }
  };
  parsers.set(Parser, made);
  return made;
}

type PacketClass = new (id: number, buffer: Buffer, start: number, end: number) => RowPacket;

const packets = new WeakMap<object, RowPacket>();

/** One for all rows, which are read one after the other. */
function momentPacket(packet: RowPacket): RowPacket {
  const { constructor } = packet;
  let own = packets.get(constructor);
  if (own === undefined) packets.set(constructor, (own = makeMomentPacket(constructor as PacketClass)));
  return own;
}

function makeMomentPacket(Packet: PacketClass): RowPacket {
  class MomentPacket extends Packet {
    override readDateTimeString(decimals: number, separator: string | null, type: number): string {
      const { buffer, offset } = this;
      const length = buffer[offset]!;
      // The zero date, midnights and DATE have shorter forms.
      const isCommon = length === 7 || (length === 11 && decimals === 6);
      if (!isCommon || separator !== null || (type !== DATETIME && type !== TIMESTAMP))
        return super.readDateTimeString(decimals, separator, type);
      this.offset = offset + 1 + length;
      const day = dayText(buffer[offset + 1]! | (buffer[offset + 2]! << 8), buffer[offset + 3]!, buffer[offset + 4]!);
      const time = day + minuteText(buffer[offset + 5]! * 60 + buffer[offset + 6]!) + secondText(buffer[offset + 7]!);
      if (length === 7) return time;
      const fraction = (buffer[offset + 8]! | (buffer[offset + 9]! << 8) | (buffer[offset + 10]! << 16)) + 1_000_000;
      return `${time}.${String(fraction).slice(1)}`;
    }
  }
  return new MomentPacket(0, Buffer.alloc(0), 0, 0);
}

/** `2024-02-29 `; rows that are read together are of a few days, whose texts are kept. */
function dayText(year: number, month: number, day: number): string {
  const key = (year << 9) | (month << 5) | day;
  let text = dayTexts.get(key);
  if (text === undefined) {
    if (dayTexts.size >= 512) dayTexts.clear();
    text = `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)} `;
    dayTexts.set(key, text);
  }
  return text;
}

const dayTexts = new Map<number, string>();
