import { connect, createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/**
 * What PgBouncer does with settings in the start-up message: it refuses them, or overlooks them (`ignore_startup_parameters = options`); or what it
 * says to everyone.
 */
export type Manner = 'refuses' | 'overlooks' | { readonly says: string };

/** Stands before a PostgreSQL server as a pooler does. `url` is the server's with another port. */
export class FakePooler {
  readonly #server: Server;
  readonly #target: URL;
  readonly #sockets = new Set<Socket>();

  constructor(target: string, manner: Manner) {
    this.#target = new URL(target);
    this.#server = createServer((client) => {
      this.#sockets.add(client);
      client.on('error', () => undefined);
      client.once('data', (message) => this.#begin(client, message, manner));
    });
  }

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    const url = new URL(this.#target);
    url.hostname = '127.0.0.1';
    url.port = String((this.#server.address() as AddressInfo).port);
    return url.href;
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #begin(client: Socket, message: Buffer, manner: Manner): void {
    if (typeof manner === 'object') return void client.end(refusal(manner.says));
    const parameters = message.subarray(8).toString('utf8').split('\0');
    const at = parameters.indexOf('options');
    if (at !== -1 && manner === 'refuses') return void client.end(refusal('unsupported startup parameter: options'));
    const kept = at === -1 ? parameters : parameters.toSpliced(at, 2);
    const body = Buffer.from(kept.join('\0'), 'utf8');
    const head = Buffer.alloc(8);
    head.writeInt32BE(body.length + 8, 0);
    message.copy(head, 4, 4, 8);
    const server = connect(Number(this.#target.port || 5432), this.#target.hostname);
    this.#sockets.add(server);
    server.on('error', () => client.destroy());
    server.write(Buffer.concat([head, body]));
    server.pipe(client).pipe(server);
  }
}

/** An ErrorResponse. */
function refusal(text: string): Buffer {
  const body = Buffer.from(`SFATAL\0C08P01\0M${text}\0\0`, 'utf8');
  const head = Buffer.alloc(5);
  head.write('E');
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}
