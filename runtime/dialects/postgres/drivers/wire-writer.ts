import { DataError, ProgrammingError } from '../../../errors/database-error.js';
import { ZERO_BYTE_HINT } from '../errors.js';

/**
 * Writes the frontend messages of PostgreSQL's extended query protocol into one buffer, so that a whole statement (and a whole
 * pipeline) leaves in one write. Message formats: https://www.postgresql.org/docs/current/protocol-message-formats.html
 *
 * One writer serves all sessions: what is written is taken before anything else can run.
 */
class WireWriter {
  #bytes = Buffer.allocUnsafe(16_384);
  #at = 0;

  /** Q: statements as one text, without parameters. */
  query(sql: string): void {
    const start = this.#begin(0x51);
    this.#text(sql);
    this.#end(start);
  }

  /** P: gives a text a name; the empty name is the unnamed statement. */
  parse(name: string, sql: string): void {
    const start = this.#begin(0x50);
    this.#text(name);
    this.#text(sql);
    this.#int16(0);
    this.#end(start);
  }

  /** B: binds values to a statement. Text goes as text and bytes as binary; all columns are asked for as text. */
  bind(portal: string, name: string, values: readonly unknown[]): void {
    const count = values.length;
    if (count > 65_535) throw tooManyParameters(count);
    const start = this.#begin(0x42);
    this.#text(portal);
    this.#text(name);
    const formats = this.#at;
    this.#int16(0);
    this.#int16(count);
    for (let index = 0; index < count; index++) {
      // The first bytes make a list of formats necessary, which comes before the values: start again with it.
      if (this.#value(values[index])) {
        this.#at = formats;
        this.#valuesWithFormats(values);
        break;
      }
    }
    this.#int16(0);
    this.#end(start);
  }

  /** D: asks for the columns of a portal. */
  describePortal(portal: string): void {
    const start = this.#begin(0x44);
    this.#byte(0x50);
    this.#text(portal);
    this.#end(start);
  }

  /** E: runs a portal, for at most `rows` rows (0: all). */
  execute(portal: string, rows: number): void {
    const start = this.#begin(0x45);
    this.#text(portal);
    this.#int32(rows);
    this.#end(start);
  }

  /** C: gives up a statement (S) or a portal (P); one that does not exist is no error. */
  close(kind: 'S' | 'P', name: string): void {
    const start = this.#begin(0x43);
    this.#byte(kind.charCodeAt(0));
    this.#text(name);
    this.#end(start);
  }

  /** f: refuses to send the data that a COPY FROM STDIN asks for. */
  copyFail(reason: string): void {
    const start = this.#begin(0x66);
    this.#text(reason);
    this.#end(start);
  }

  /** S: ends the statement or the pipeline; the server answers that it is ready. */
  sync(): void {
    this.#end(this.#begin(0x53));
  }

  /** H: asks for the answers so far without ending anything. */
  flush(): void {
    this.#end(this.#begin(0x48));
  }

  /** All that was written, as a buffer of its own. */
  take(): Buffer {
    const bytes = Buffer.from(this.#bytes.subarray(0, this.#at));
    this.clear();
    return bytes;
  }

  /** Drops what was written, after a failure or when taken. */
  clear(): void {
    this.#at = 0;
    if (this.#bytes.length > 1_048_576) this.#bytes = Buffer.allocUnsafe(16_384);
  }

  #valuesWithFormats(values: readonly unknown[]): void {
    this.#int16(values.length);
    for (const value of values) this.#int16(value instanceof Uint8Array ? 1 : 0);
    this.#int16(values.length);
    for (const value of values) this.#value(value);
  }

  /** Writes one value; true for bytes. */
  #value(value: unknown): boolean {
    if (value === null || value === undefined) {
      this.#int32(-1);
      return false;
    }
    if (typeof value === 'string') {
      this.#sizedText(value);
      return false;
    }
    if (value instanceof Uint8Array) {
      this.#room(value.length + 4);
      this.#int32(value.length);
      this.#bytes.set(value, this.#at);
      this.#at += value.length;
      return true;
    }
    if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint') {
      this.#sizedText(String(value));
      return false;
    }
    throw new DataError({
      code: 'DATABASE.UNKNOWN_PARAMETER',
      message: `A parameter is ${value instanceof Date ? 'a Date' : `of type ${typeof value}`}, which has no form on the wire of its own.`,
      hint: 'Pass text, a number, a bigint, a boolean, bytes or null; in raw SQL, convert first (date.toISOString(), JSON.stringify(value)).',
    });
  }

  #sizedText(text: string): void {
    this.#room(text.length * 3 + 4);
    const at = this.#at + 4;
    const size = this.#characters(text, at);
    this.#bytes.writeInt32BE(size, this.#at);
    this.#at = at + size;
  }

  #text(text: string): void {
    if (text.includes('\0')) throw zeroByte();
    this.#room(text.length * 3 + 1);
    this.#at += this.#characters(text, this.#at);
    this.#bytes[this.#at++] = 0;
  }

  /** Short plain text is copied here, which is faster than the way into the engine; the rest is encoded there. */
  #characters(text: string, at: number): number {
    const length = text.length;
    const bytes = this.#bytes;
    if (length < 32) {
      let index = 0;
      for (; index < length; index++) {
        const code = text.charCodeAt(index);
        if (code > 127) break;
        bytes[at + index] = code;
      }
      if (index === length) return length;
    }
    return bytes.write(text, at, 'utf8');
  }

  #begin(type: number): number {
    this.#room(5);
    this.#bytes[this.#at] = type;
    this.#at += 5;
    return this.#at - 4;
  }

  #end(start: number): void {
    this.#bytes.writeInt32BE(this.#at - start, start);
  }

  #byte(value: number): void {
    this.#room(1);
    this.#bytes[this.#at++] = value;
  }

  #int16(value: number): void {
    this.#room(2);
    this.#bytes[this.#at++] = value >>> 8;
    this.#bytes[this.#at++] = value & 255;
  }

  #int32(value: number): void {
    this.#room(4);
    this.#bytes.writeInt32BE(value, this.#at);
    this.#at += 4;
  }

  #room(size: number): void {
    if (this.#at + size <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafe(Math.max(this.#bytes.length * 2, this.#at + size));
    this.#bytes.copy(larger, 0, 0, this.#at);
    this.#bytes = larger;
  }
}

export const wire = new WireWriter();

function tooManyParameters(count: number): ProgrammingError {
  return new ProgrammingError({
    code: 'DATABASE.TOO_MANY_PARAMETERS',
    message: `A statement has ${count} parameters, and PostgreSQL takes at most 65,535.`,
  });
}

function zeroByte(): DataError {
  return new DataError({
    code: 'DATABASE.ZERO_BYTE',
    message: 'A statement holds a zero byte, which PostgreSQL cannot take.',
    hint: ZERO_BYTE_HINT,
  });
}
