import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** Stands before a PostgreSQL server: who connects to it is told what `begin` says, and may be led on to the server. */
export abstract class ServerFront {
  readonly #server: Server;
  readonly #target: URL;
  readonly #sockets = new Set<Socket>();

  constructor(target: string) {
    this.#target = new URL(target);
    this.#server = createServer((client) => {
      this.keep(client);
      client.once('data', (message) => this.begin(client, message));
    });
  }

  /** What comes of a client and its first message. */
  protected abstract begin(client: Socket, message: Buffer): void;

  /** The URL of the server, with the place of this. */
  async listen(hostname = '127.0.0.1'): Promise<URL> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    const url = new URL(this.#target);
    url.hostname = hostname;
    url.port = String((this.#server.address() as AddressInfo).port);
    return url;
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** A connection to the server itself. */
  protected reach(): Socket {
    return this.keep(connect(Number(this.#target.port || 5432), this.#target.hostname));
  }

  /** Closed with this; that it breaks is no fault of the test. */
  protected keep<S extends Socket>(socket: S): S {
    this.#sockets.add(socket);
    return socket.on('error', () => undefined);
  }
}
