import type { LeanQuery, WireCarrier, WireField } from './lean-query.js';

/** A query as the reader sees it: what its rows are matters to nobody here. */
export type AnyQuery = Pick<
  LeanQuery<never>,
  | 'handleRowDescription'
  | 'handleDataRow'
  | 'handleCommandComplete'
  | 'handleReadyForQuery'
  | 'handleError'
  | 'handlePortalSuspended'
  | 'handleEmptyQuery'
  | 'handleCopyInResponse'
>;

/**
 * Reads whole messages of the backend and hands them to the query that is active, as pg's client does; for PGlite, whose answers
 * come as one buffer. Answers the status of the last ReadyForQuery.
 */
export function readMessages(bytes: Buffer, query: AnyQuery, carrier: WireCarrier, onStatus: (status: string) => void): void {
  let active: AnyQuery | undefined = query;
  for (let at = 0; at + 5 <= bytes.length;) {
    const body = at + 5;
    const end = at + 1 + bytes.readUInt32BE(at + 1);
    const type = bytes[at];
    at = end;
    if (type === 0x5a /* Z */) {
      onStatus(String.fromCharCode(bytes[body] ?? 0x49));
      const done = active;
      active = undefined;
      done?.handleReadyForQuery();
    } else if (active === undefined) {
      // After a failure the rest up to ReadyForQuery belongs to nobody.
    } else if (type === 0x44 /* D */) {
      active.handleDataRow({ fields: readRow(bytes, body) });
    } else if (type === 0x43 /* C */) {
      active.handleCommandComplete({ text: bytes.toString('latin1', body, end - 1) });
    } else if (type === 0x54 /* T */) {
      active.handleRowDescription({ fields: readFields(bytes, body) });
    } else if (type === 0x45 /* E */) {
      const failed = active;
      active = undefined;
      failed.handleError(readError(bytes, body, end));
    } else if (type === 0x73 /* s */) {
      active.handlePortalSuspended();
    } else if (type === 0x49 /* I */) {
      active.handleEmptyQuery();
    } else if (type === 0x47 /* G */) {
      active.handleCopyInResponse(carrier);
    }
  }
}

function readRow(bytes: Buffer, start: number): (string | null)[] {
  const count = bytes.readInt16BE(start);
  const row = new Array<string | null>(count);
  let at = start + 2;
  for (let index = 0; index < count; index++) {
    const size = bytes.readInt32BE(at);
    at += 4;
    if (size === -1) {
      row[index] = null;
    } else {
      row[index] = bytes.toString('utf8', at, at + size);
      at += size;
    }
  }
  return row;
}

function readFields(bytes: Buffer, start: number): WireField[] {
  const fields: WireField[] = [];
  let at = start + 2;
  for (let left = bytes.readInt16BE(start); left > 0; left--) {
    const end = bytes.indexOf(0, at);
    fields.push({ name: bytes.toString('utf8', at, end), dataTypeID: bytes.readUInt32BE(end + 7) });
    at = end + 19;
  }
  return fields;
}

/** The fields of an ErrorResponse under the names that pg gives them. */
class ServerError extends Error {}

const errorFields: Readonly<Record<string, string>> = {
  S: 'severity',
  C: 'code',
  D: 'detail',
  H: 'hint',
  t: 'table',
  c: 'column',
  n: 'constraint',
  R: 'routine',
};

function readError(bytes: Buffer, start: number, end: number): Error {
  const fields: Record<string, string> = {};
  let message = '';
  for (let at = start; at < end && bytes[at] !== 0;) {
    const key = String.fromCharCode(bytes[at] ?? 0);
    const stop = bytes.indexOf(0, at + 1);
    const text = bytes.toString('utf8', at + 1, stop);
    const name = errorFields[key];
    if (key === 'M') message = text;
    else if (name !== undefined) fields[name] = text;
    at = stop + 1;
  }
  return Object.assign(new ServerError(message), fields);
}
