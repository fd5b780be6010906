import type { Socket } from 'node:net';
import { createSecureContext, TLSSocket } from 'node:tls';
import { ServerFront } from './server-front.js';

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
export class TlsFront extends ServerFront {
  protected override begin(client: Socket, message: Buffer): void {
    if (message.length !== 8 || message.readInt32BE(4) !== SSL_REQUEST) return void client.destroy();
    client.write('S');
    const secure = this.keep(
      new TLSSocket(client, { isServer: true, secureContext: createSecureContext({ key: KEY, cert: CERTIFICATE }) }),
    );
    secure.pipe(this.reach()).pipe(secure);
  }
}
