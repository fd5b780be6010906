import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { configure, type RawSQL } from 'dunder';
import { Post } from '../../../generated/index.js';
import type { TestDatabase } from '../../support/databases.js';
import { runFolder } from '../../support/run.js';
import { CERTIFICATE, TlsFront } from '../../support/tls-front.js';

/** The request to stop a statement goes over a connection of its own, which asks for TLS as others do. */
export function testOverTls(database: TestDatabase, slow: ReturnType<typeof RawSQL>): void {
  test('a statement is stopped over TLS too', async () => {
    const file = join(runFolder, 'certificate.pem');
    writeFileSync(file, CERTIFICATE);
    const front = new TlsFront(database.url);
    try {
      const url = await front.listen('localhost');
      url.searchParams.set('sslmode', 'verify-full');
      url.searchParams.set('sslrootcert', file);
      await configure({ databases: { default: { url: url.href, poolSize: 1 } }, routers: [] });
      // The session is there before the time is measured.
      expect(await Post.objects.count()).toBe(4);
      const start = performance.now();
      const limited = Post.objects.filter({ title: 'first' }).annotate({ slow }).abortOn({ timeout: 60 });
      await expect(Promise.resolve(limited)).rejects.toMatchObject({ code: 'QUERY.TIMEOUT' });
      expect(performance.now() - start).toBeLessThan(5_000);
      expect(await Post.objects.count()).toBe(4);
    } finally {
      await configure({ databases: { default: database.url }, routers: [] });
      await front.close();
    }
  });
}
