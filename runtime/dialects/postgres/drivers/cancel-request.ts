import type { Client, Connection } from 'pg';

/** What pg has and its types do not say. */
interface Cancelable {
  readonly host: string;
  readonly port: number;
  readonly processID: number;
  readonly secretKey: number;
  readonly ssl: unknown;
}
interface Canceling {
  /** `direct`: TLS from the first byte, for which nobody asks. */
  readonly sslNegotiation?: string;
  connect(port: number | string, host?: string): void;
  requestSsl(): void;
  cancel(processId: number, secretKey: number): void;
}

/**
 * Asks the server to stop what `busy` runs: a connection of its own, which says nothing but the number and the secret of the other, and is
 * closed by the server. https://www.postgresql.org/docs/current/protocol-flow.html#PROTOCOL-FLOW-CANCELING-REQUESTS
 */
export function requestCancel(busy: Client, fresh: Client): Promise<void> {
  const { host, port, processID, secretKey, ssl } = busy as unknown as Cancelable;
  const connection = fresh.connection as Connection & Canceling;
  return new Promise((resolve, reject) => {
    let isSent = false;
    const send = (): void => {
      isSent = true;
      connection.cancel(processID, secretKey);
    };
    if (!ssl) connection.on('connect', send);
    else {
      if (connection.sslNegotiation !== 'direct') connection.on('connect', () => connection.requestSsl());
      connection.on('sslconnect', send);
    }
    // The server hangs up without an answer, which may look like a failure.
    connection.on('end', () => resolve());
    connection.on('error', (error: Error) => (isSent ? resolve() : reject(error)));
    if (host.startsWith('/')) connection.connect(`${host}/.s.PGSQL.${port}`);
    else connection.connect(port, host);
  });
}
