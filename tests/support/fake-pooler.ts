import type { Socket } from 'node:net';
import { ServerFront } from './server-front.js';

/**
 * What PgBouncer does with settings in the start-up message: it refuses them, or overlooks them (`ignore_startup_parameters = options`); or what it
 * says to everyone.
 */
export type Manner = 'refuses' | 'overlooks' | { readonly says: string };

/** Stands before a PostgreSQL server as a pooler does. */
export class FakePooler extends ServerFront {
  constructor(
    target: string,
    readonly manner: Manner,
  ) {
    super(target);
  }

  protected override begin(client: Socket, message: Buffer): void {
    const { manner } = this;
    if (typeof manner === 'object') return void client.end(refusal(manner.says));
    const parameters = message.subarray(8).toString('utf8').split('\0');
    const at = parameters.indexOf('options');
    if (at !== -1 && manner === 'refuses') return void client.end(refusal('unsupported startup parameter: options'));
    const kept = at === -1 ? parameters : parameters.toSpliced(at, 2);
    const body = Buffer.from(kept.join('\0'), 'utf8');
    const head = Buffer.alloc(8);
    head.writeInt32BE(body.length + 8, 0);
    message.copy(head, 4, 4, 8);
    const server = this.reach();
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
