import { connections, Extract, NotSupportedError, sql, TruncDate, TruncDay } from 'dunder';
import { Post } from '../../../generated/index.js';
import { useBlog } from '../../support/blog.js';
import { describeEachDatabase } from '../../support/databases.js';

const zone = { tzinfo: 'Europe/Berlin' };

describeEachDatabase('named time zones', (database) => {
  useBlog(database);
  const first = Post.objects.filter({ title: 'first' });
  const asked = async () => {
    const [row] = await first.values({
      hour: Extract('createdAt', 'hour', zone),
      date: TruncDate('createdAt', zone),
      day: TruncDay('createdAt', zone),
    });
    return row;
  };
  beforeAll(async () => {
    await first.update({ createdAt: new Date('2025-02-15T23:14:15Z') });
  });

  test('are used, or refused with what would bring them', async () => {
    const expected = { hour: 0, date: '2025-02-16', day: new Date('2025-02-15T23:00:00Z') };
    if (database.dialect === 'postgres') {
      expect(await asked()).toEqual(expected);
    } else if (database.dialect === 'sqlite') {
      await expect(asked()).rejects.toThrow('Use UTC, or convert in JavaScript');
    } else {
      // A server with empty tables gives NULL for every named zone.
      const [row] = await connections.default.query<{ known: number }>(
        sql`SELECT CONVERT_TZ('2000-01-01', 'UTC', 'Europe/Berlin') IS NOT NULL AS known`,
      );
      if (Number(row!.known) === 1) expect(await asked()).toEqual(expected);
      else {
        const refused = asked();
        await expect(refused).rejects.toThrow(NotSupportedError);
        await expect(refused).rejects.toThrow('mysql_tzinfo_to_sql');
      }
    }
  });

  test('UTC works everywhere', async () => {
    const utc = { tzinfo: 'UTC' };
    expect(await first.values({ hour: Extract('createdAt', 'hour', utc), date: TruncDate('createdAt', utc) })).toEqual([
      { hour: 23, date: '2025-02-15' },
    ]);
  });
});
