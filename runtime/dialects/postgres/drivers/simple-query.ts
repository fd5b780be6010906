import { LeanQuery, send, type WireCarrier, type WireSession } from './lean-query.js';
import { wire } from './wire-writer.js';

/** A text of several statements without parameters, through the simple protocol. Rows are not read. */
export class SimpleQuery extends LeanQuery<undefined> {
  constructor(session: WireSession, sql: string, resolve: () => void, reject: (error: unknown) => void) {
    super(session, { sql, parameters: [] }, () => undefined, resolve, reject);
  }

  protected override write(): void {
    wire.query(this.statement.sql);
  }

  override handleDataRow(): void {
    // A script is run for its effects.
  }

  override handleCopyInResponse(connection: WireCarrier): void {
    wire.copyFail('COPY FROM STDIN cannot run through a script');
    send(connection);
  }
}
