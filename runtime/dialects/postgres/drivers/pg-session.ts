import type { Socket } from 'node:net';
import type { Client, Submittable } from 'pg';
import type { LeanQuery } from './lean-query.js';
import { PreparedNames } from './prepared-names.js';
import { WireConnection } from './wire-connection.js';

/** One session over a pg Client that is connected. */
export class PgSession extends WireConnection {
  readonly client: Client;
  readonly names: PreparedNames;
  status = 'I';
  /** The socket is gone, or the server said farewell. */
  isDead = false;
  /** pg's own queue will go: statements wait here while one is running. */
  readonly #queue: Submittable[] = [];
  #isBusy = false;
  /** What ended the session, as the server or the socket said it. */
  #reason: Error | undefined;

  /** Something was asked to be stopped: should the request come late, it must not meet the next user. */
  isCanceled = false;
  readonly #requestCancel: (client: Client) => Promise<void>;

  constructor(client: Client, preparedStatements: number, requestCancel: (client: Client) => Promise<void>) {
    super();
    this.client = client;
    this.#requestCancel = requestCancel;
    this.names = new PreparedNames(preparedStatements);
    client.connection.on('readyForQuery', (message: { readonly status: string }) => {
      this.status = message.status;
      this.#next();
    });
  }

  submit(query: Submittable): void {
    if (this.isDead) {
      this.#refuse(query);
    } else if (this.#isBusy) {
      this.#queue.push(query);
    } else {
      this.#isBusy = true;
      this.client.query(query);
    }
  }

  override refused(): void {
    // pg tells the query first, on the next tick.
    setImmediate(() => this.#next());
  }

  /** The session is over: whatever is asked of it from here on fails, and says why. */
  die(reason?: Error): void {
    this.isDead = true;
    this.#reason ??= reason;
    for (const query of this.#queue.splice(0)) this.#refuse(query);
  }

  cancel(): Promise<void> {
    this.isCanceled = true;
    return this.#requestCancel(this.client);
  }

  destroy(): void {
    this.client.connection.stream.destroy();
  }

  setIdle(isIdle: boolean): void {
    // The stream is a socket, or TLS over one.
    const socket = this.client.connection.stream as Socket;
    if (isIdle) socket.unref();
    else socket.ref();
  }

  /** As pg does it: on the next tick, when whoever asks is ready to hear it. pg itself says only that it was not to be asked. */
  #refuse(query: Submittable): void {
    const reason = this.#reason ?? new Error('the server closed it');
    process.nextTick(() => (query as LeanQuery<unknown>).handleError(reason));
  }

  #next(): void {
    const query = this.#queue.shift();
    if (query === undefined) this.#isBusy = false;
    else this.client.query(query);
  }
}
