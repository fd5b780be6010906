import { beforeAll, expect, test } from '@jest/globals';
import { CheckViolation, ForeignKeyViolation, IntegrityError, NotNullViolation, sql, connections, UniqueViolation } from 'dunder';
import { Author, Member, Membership, Club, Post, PostTag, Tag } from '../../../generated/index.js';
import { describeEachDatabase } from '../../support/databases.js';
import { useTables } from './setup.js';

const failure = async (run: () => Promise<unknown>): Promise<IntegrityError> => {
  try {
    await run();
  } catch (error) {
    expect(error).toBeInstanceOf(IntegrityError);
    return error as IntegrityError;
  }
  throw new Error('Nothing was refused');
};

describeEachDatabase('broken rules', (database) => {
  useTables(database);
  let author: Author;
  beforeAll(async () => {
    author = await Author.objects.create({ name: 'Rule', email: 'rule@example.com' });
  });

  test('a unique field', async () => {
    await Tag.objects.create({ name: 'rule', slug: 'rule' });
    const error = await failure(() => Tag.objects.create({ name: 'other', slug: 'rule' }));
    expect(error).toBeInstanceOf(UniqueViolation);
    expect(error).toMatchObject({ model: 'Tag', columns: ['slug'], fields: ['slug'] });
    expect(error.constraint).toMatch(/^tag_slug_[0-9a-f]{6}_uniq$/);
    expect(error.message).toContain(`INTEGRITY.UNIQUE: A Tag with this slug exists already (${error.constraint!}): `);
    expect(error.stack).toContain('with this slug exists already');
  });

  test('a rule over an expression is named', async () => {
    const error = await failure(() => Author.objects.create({ name: 'Other', email: 'RULE@example.com' }));
    expect(error).toMatchObject({ model: 'Author', constraint: 'uniq_author_email_ci', fields: [] });
    expect(error.message).toContain('An Author that uniq_author_email_ci holds to be the same exists already');
  });

  test('a constraint over several fields, by whatever way it is written', async () => {
    const post = await Post.objects.create({ author, title: 'x', slug: 'x' });
    const tag = await Tag.objects.create({ name: 'x', slug: 'x' });
    await PostTag.objects.create({ post, tag });
    const other = new PostTag({ post, tag });
    for (const run of [() => other.save(), () => PostTag.objects.bulkCreate([new PostTag({ post, tag })])]) {
      const error = await failure(run);
      expect(error).toMatchObject({ model: 'PostTag', fields: ['post', 'tag'], columns: ['post_id', 'tag_id'] });
      expect(error.constraint).toBeTruthy();
      expect(error.message).toContain('A PostTag with this post and tag exists already');
    }
  });

  test('null where there may be none', async () => {
    const error = await failure(() => Post.objects.create({ author, title: null as never, slug: 'n' }));
    expect(error).toBeInstanceOf(NotNullViolation);
    expect(error).toMatchObject({ model: 'Post', fields: ['title'] });
    expect(error.message).toContain('Post.title takes no null');
  });

  test('a key without its row, also where the database does not say which', async () => {
    const error = await failure(() => Tag.objects.create({ name: 'lost', slug: 'lost', parentId: 999_999 }));
    expect(error).toBeInstanceOf(ForeignKeyViolation);
    expect(error.message).toContain(
      database.dialect === 'sqlite' ? 'A key of this Tag (parent) points at no row, or rows still point at it' : 'parent_id',
    );
  });

  test('a check, of an update too', async () => {
    const member = await Member.objects.create({ name: 'c' });
    const club = await Club.objects.create({ name: 'c' } as never);
    const membership = await Membership.objects.create({ member, club, joinedOn: '2026-01-02' });
    const error = await failure(() => Membership.objects.filter({ pk: membership.pk }).update({ leftOn: '2026-01-01' }));
    expect(error).toBeInstanceOf(CheckViolation);
    expect(error).toMatchObject({ model: 'Membership', constraint: 'left_after_joined' });
    expect(error.message).toContain('The values of this Membership break the rule left_after_joined');
  });

  test('statements of your own are told in the words of the database alone', async () => {
    const error = await failure(() => connections.default.query(sql`INSERT INTO tag (name, slug) VALUES (${'x'}, ${'x'})`));
    expect(error).toMatchObject({ model: undefined, fields: [] });
  });
});
