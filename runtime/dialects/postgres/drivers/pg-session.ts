import type { Client, Submittable } from 'pg';
import { PreparedNames } from './prepared-names.js';
import { WireConnection } from './wire-connection.js';

/** One session over a pg Client that is connected. */
export class PgSession extends WireConnection {
  readonly client: Client;
  readonly names: PreparedNames;
  status = 'I';
  /** The socket is gone, or the server said farewell. */
  isDead = false;

  constructor(client: Client, preparedStatements: number) {
    super();
    this.client = client;
    this.names = new PreparedNames(preparedStatements);
    // Before pg's own listener, which starts the next query.
    client.connection.prependListener('readyForQuery', (message: { readonly status: string }) => {
      this.status = message.status;
    });
  }

  submit(query: Submittable): void {
    this.client.query(query);
  }
}
