import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createSecureContext, TLSSocket } from 'node:tls';

/** `localhost`, until 2126. A key that everyone may know. */
export const CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBmjCCAUGgAwIBAgIUAPIky/9VhWHBQj0VDzjO7/6hVA4wCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEzMDE2MjE0MFoYDzIxMjYxMTA2
MTYyMTQwWjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAAS3d8K+NjWdkJxjAsH1e3MtG6TCX/jvBk0xt99le4HeSjsDGLrk5tPf
2sm7WEIGqNdTHncgSLbqKABqigGs3spgo28wbTAdBgNVHQ4EFgQU/ITnTrifMYXs
PXs7CvxBwJ/UK3wwHwYDVR0jBBgwFoAU/ITnTrifMYXsPXs7CvxBwJ/UK3wwDwYD
VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARgglsb2NhbGhvc3SHBH8AAAEwCgYIKoZI
zj0EAwIDRwAwRAIgSybMZ04hyKExN1/FshLjr5PYoaD0Sz7d47PY5T9qO5ECIDhn
nNjiekILHEHLIyT1jWke1i8fEwx1HQzXpfagPRwI
-----END CERTIFICATE-----
`;
const KEY = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgu8k0GH8EIxSFKS1R
F8IBzDUHnBoUR9B9douZ3y+ERGShRANCAAS3d8K+NjWdkJxjAsH1e3MtG6TCX/jv
Bk0xt99le4HeSjsDGLrk5tPf2sm7WEIGqNdTHncgSLbqKABqigGs3spg
-----END PRIVATE KEY-----
`;
/** The code of a message that asks for TLS: https://www.postgresql.org/docs/current/protocol-message-formats.html#PROTOCOL-MESSAGE-FORMATS-SSLREQUEST */
const SSL_REQUEST = 80_877_103;

/** Stands before a PostgreSQL server and speaks TLS, and nothing else, with clients. */
export class TlsFront {
  readonly #server: Server;
  readonly #target: URL;
  readonly #sockets = new Set<Socket>();

  constructor(target: string) {
    this.#target = new URL(target);
    this.#server = createServer((client) => {
      this.#keep(client);
      client.once('data', (message) => {
        if (message.length === 8 && message.readInt32BE(4) === SSL_REQUEST) this.#begin(client);
        else client.destroy();
      });
    });
  }

  /** The URL of the target, with the place of this. */
  async listen(): Promise<URL> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    const url = new URL(this.#target);
    url.hostname = 'localhost';
    url.port = String((this.#server.address() as AddressInfo).port);
    return url;
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #begin(client: Socket): void {
    client.write('S');
    const secure = new TLSSocket(client, { isServer: true, secureContext: createSecureContext({ key: KEY, cert: CERTIFICATE }) });
    const server = connect(Number(this.#target.port || 5432), this.#target.hostname);
    this.#keep(secure);
    this.#keep(server);
    secure.pipe(server).pipe(secure);
  }

  #keep(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on('error', () => undefined);
  }
}
