import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { configure } from 'dunder';
import { createTables, dropTables } from 'dunder/testing';
import { Author, Member, registry } from '../../../generated/index.js';
import { describeEachDatabase } from '../../support/databases.js';

// Django: https://docs.djangoproject.com/en/stable/topics/db/multi-db/#allow_migrate
describeEachDatabase('tables that routers allow', (database) => {
  const asked = new Set<string>();
  const router = {
    allowMigrate(alias: string, model: string | undefined) {
      asked.add(`${alias} ${model}`);
      return alias === 'default' ? model === 'Member' : undefined;
    },
  };
  beforeAll(() => configure({ databases: { default: database.url }, routers: [router] }));
  afterAll(() => configure({ databases: {} }));

  test('are made and dropped, with those of their many-to-many relations, and no others', async () => {
    await createTables(registry);
    expect(await Member.objects.count()).toBe(0);
    const member = await Member.objects.create({ name: 'Ann' });
    expect(await member.friends.count()).toBe(0);
    await expect(Author.objects.count()).rejects.toMatchObject({ code: 'DATABASE.UNKNOWN_TABLE' });
    expect([asked.has('default Author'), asked.has('default MemberFriends')]).toEqual([true, false]);

    expect(await createTables(registry, { models: ['Author'] })).toEqual([]);
    await dropTables(registry);
    await expect(Member.objects.count()).rejects.toMatchObject({ code: 'DATABASE.UNKNOWN_TABLE' });
  });
});
