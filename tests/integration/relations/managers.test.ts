import { atomic } from 'dunder';
import { Model, type ModelSchema } from 'dunder/codegen';
import { Author, Club, Comment, Member, Membership, Note, Place, Post, PostTag, Tag } from '../../../generated/index.js';
import { statements, useBlog } from '../../support/blog.js';
import { describeEachDatabase } from '../../support/databases.js';

const titles = (posts: readonly { readonly title: string }[]) => posts.map((post) => post.title).sort();
const names = (rows: Iterable<{ readonly name: string }>) => [...rows].map((row) => row.name).sort();

describeEachDatabase('related managers', (database) => {
  const blog = useBlog(database);

  test('rows of one instance, which know it without a query', async () => {
    const [ann] = blog.authors;
    const posts = await ann.posts.all();
    expect(titles(posts)).toEqual(['first', 'second']);
    expect(posts[0]!.author).toBe(ann);
    expect(titles(await ann.posts.filter({ title__startswith: 's' }))).toEqual(['second']);
    expect(await ann.posts.count()).toBe(2);
    expect((await ann.posts.get({ title: 'first' })).author).toBe(ann);
    expect(names(await blog.posts[2].tags.all())).toEqual(['blue', 'green', 'red']);
    expect(names(await blog.posts[2].tags.exclude({ name: 'red' }))).toEqual(['blue', 'green']);
    expect(titles(await blog.tags[0].posts.filter({ author__name: 'Bob' }))).toEqual(['third']);
  });

  test('the join of a many-to-many is shared with the first filter after it, as in Django', async () => {
    const [red] = blog.tags;
    // Posts with red as one of their tags: of those joined rows none is named green.
    expect(await red.posts.filter({ tags__name: 'green' })).toHaveLength(0);
    expect(titles(await red.posts.filter({ title__isnull: false }).filter({ tags__name: 'green' }))).toEqual(['first', 'third']);
  });

  test('what was prefetched answers count, exists, all and iteration; a refinement asks again', async () => {
    const post = await Post.objects.prefetchRelated('comments').get({ title: 'first' });
    const queries = await statements(async () => {
      expect([...post.comments]).toHaveLength(3);
      expect(await post.comments.all()).toEqual([...post.comments]);
      expect(await post.comments.count()).toBe(3);
      expect(await post.comments.exists()).toBe(true);
      for await (const comment of post.comments.all()) expect(comment.post).toBe(post);
    });
    expect(queries).toEqual([]);
    expect(await statements(() => post.comments.filter({ body: 'a' }))).toHaveLength(1);
    (await post.comments.all()).pop();
    expect([...post.comments]).toHaveLength(3);
  });

  test('an unsaved instance has no rows', async () => {
    const author = new Author({ name: 'New', email: 'new@example.com' });
    await expect(async () => await author.posts.all()).rejects.toThrow(
      /RELATION.UNSAVED: This Author has no id yet, which Author.posts needs/,
    );
    await expect(new Post({ author, title: 't', slug: 't' }).tags.add(blog.tags[0])).rejects.toThrow(/RELATION.UNSAVED/);
  });

  test('a filter over a generic foreign key is refused with the columns to ask', async () => {
    await expect(async () => await Note.objects.filter({ subject: blog.posts[0] } as never)).rejects.toThrow(
      /Cannot resolve 'subject' on Note: it is a generic foreign key.*\nAsk its columns, contentType and objectId; follow .*post__….*; or start at the other side, with .*Post\.notes/,
    );
    await expect(async () => await Note.objects.filter({ subject__title: 'first' } as never)).rejects.toThrow(
      /QUERY.UNKNOWN_FIELD: Cannot resolve 'subject' in 'subject__title' on Note/,
    );
  });

  test('they call a save() that the class overrides', async () => {
    const [ann] = blog.authors;
    const [first] = blog.posts;
    const calls: [string, object][] = [];
    // What `class Comment extends CommentBase { override async save(…) }` does.
    const overridden = [Comment, Note, Tag] as const;
    for (const Class of overridden)
      Class.prototype.save = async function (this: Model<ModelSchema>, options = {}): Promise<void> {
        calls.push([Class.name, options]);
        await Model.prototype.save.call(this, options);
      };
    const saved = (): [string, object][] => calls.splice(0);
    try {
      const comment = await first.comments.create({ body: 'own' });
      const insert = { forceInsert: true, using: 'default' };
      expect(saved()).toEqual([['Comment', expect.objectContaining({ forceInsert: true })]]);
      await first.comments.getOrCreate({ body: 'own' });
      expect(saved()).toEqual([]);
      await first.comments.getOrCreate({ body: 'own too' });
      await first.comments.updateOrCreate({ body: 'own three' });
      expect(saved()).toEqual([['Comment', insert], ['Comment', insert]]); // prettier-ignore
      await first.comments.add(comment);
      expect(saved()).toEqual([]);
      await first.comments.add([comment], { bulk: false });
      expect(saved()).toEqual([['Comment', {}]]);
      const note = await ann.notes.create({ text: 'own' });
      expect(saved()).toEqual([['Note', expect.objectContaining({ forceInsert: true })]]);
      await ann.notes.add([note], { bulk: false });
      expect(saved()).toEqual([['Note', {}]]);
      const tag = await first.tags.create({ name: 'own', slug: 'own' });
      expect(saved()).toEqual([['Tag', expect.objectContaining({ forceInsert: true })]]);
      expect(await first.tags.filter({ pk: tag.pk }).exists()).toBe(true);
      await Tag.objects.filter({ pk: tag.pk }).delete();
      await Note.objects.filter({ pk: note.pk }).delete();
      await first.comments.filter({ body__startswith: 'own' }).delete();
    } finally {
      for (const Class of overridden) delete (Class.prototype as { save?: unknown }).save;
    }
  });

  test('create, getOrCreate and updateOrCreate set the key', async () => {
    const [first] = blog.posts;
    const made = await first.comments.create({ body: 'made' });
    expect(made.postId).toBe(first.id);
    expect(made.post).toBe(first);
    const [found, isNew] = await first.comments.getOrCreate({ body: 'made' });
    expect([found.id, isNew]).toEqual([made.id, false]);
    const [other, otherIsNew] = await first.comments.getOrCreate({ body: 'other' }, { defaults: { approved: true } });
    expect([other.postId, other.approved, otherIsNew]).toEqual([first.id, true, true]);
    const [updated] = await first.comments.updateOrCreate({ body: 'other' }, { defaults: { approved: false } });
    expect([updated.id, updated.approved]).toEqual([other.id, false]);
    const [bulk] = await first.comments.bulkCreate([new Comment({ body: 'bulk', post: blog.posts[1] })]);
    expect(bulk!.postId).toBe(first.id);
    await Comment.objects.filter({ body__in: ['made', 'other', 'bulk'] }).delete();
  });

  test('add() points rows at the instance by one update, of instances and keys', async () => {
    const [ann, bob] = blog.authors;
    const [first, second] = await Post.objects.filter({ author: ann }).orderBy('id');
    expect(await statements(() => bob.posts.add([first!, second!.id]))).toHaveLength(1);
    expect(first!.authorId).toBe(bob.id);
    expect(first!.author).toBe(bob);
    expect(titles(await bob.posts.all())).toEqual(['first', 'second', 'third']);
    await ann.posts.add([first!, second!], { bulk: false });
    expect(titles(await ann.posts.all())).toEqual(['first', 'second']);
    await expect(ann.posts.add(blog.tags[0] as never)).rejects.toThrow(/RELATION.WRONG_MODEL: Author.posts takes an instance of Post/);
    await expect(ann.posts.add(new Post({ author: ann, title: 'n', slug: 'n' }))).rejects.toThrow(/RELATION.UNSAVED_MEMBER/);
    await expect(ann.posts.add(first!, { bulk: false } as never)).rejects.toThrow(/RELATION.BAD_MEMBERS: Members are given one by one/);
  });

  test('remove(), set() and clear() of a nullable key; refused where it cannot be null', async () => {
    const [ann, bob, cid] = blog.authors;
    await ann.mentees.remove(bob);
    expect(bob.mentorId).toBeNull();
    expect(names(await ann.mentees.all())).toEqual(['Cid']);
    await expect(ann.mentees.remove(bob)).rejects.toThrow(Author.DoesNotExist);
    await ann.mentees.set([bob]);
    expect(names(await ann.mentees.all())).toEqual(['Bob']);
    await ann.mentees.clear();
    expect(await ann.mentees.count()).toBe(0);
    await ann.mentees.set([bob, cid.id]);
    expect(names(await ann.mentees.all())).toEqual(['Bob', 'Cid']);
    // @ts-expect-error the types refuse it too
    await expect(ann.posts.remove(blog.posts[0])).rejects.toThrow(
      /RELATION.NOT_NULLABLE: Author.posts has no remove\(\): Post.author cannot be null/,
    );
    // @ts-expect-error the types refuse it too
    await expect(ann.posts.clear()).rejects.toThrow(/RELATION.NOT_NULLABLE/);
  });

  test('many-to-many: add is idempotent, set() writes only what differs', async () => {
    const [red, green, blue] = blog.tags;
    const [, , , fourth] = blog.posts;
    await fourth.tags.add(red, green, red.id);
    await fourth.tags.add(red);
    expect(names(await fourth.tags.all())).toEqual(['green', 'red']);
    const kept = await PostTag.objects.get({ post: fourth, tag: green });
    await fourth.tags.set([green, blue.id]);
    expect(names(await fourth.tags.all())).toEqual(['blue', 'green']);
    expect((await PostTag.objects.get({ post: fourth, tag: green })).id).toBe(kept.id);
    await fourth.tags.set([red], { clear: true });
    expect(names(await fourth.tags.all())).toEqual(['red']);
    await red.posts.remove(fourth);
    expect(await fourth.tags.count()).toBe(0);
    await fourth.tags.add([red, blue], { throughDefaults: { weight: 7 } });
    expect(await PostTag.objects.filter({ post: fourth }).valuesList('weight', { flat: true })).toEqual([7, 7]);
    await fourth.tags.clear();
    expect(await fourth.tags.count()).toBe(0);
    const made = await fourth.tags.create({ name: 'pink', slug: 'pink' }, { throughDefaults: { weight: 2 } });
    expect(names(await fourth.tags.all())).toEqual(['pink']);
    expect(await fourth.tags.getOrCreate({ name: 'pink', slug: 'pink' })).toEqual([expect.objectContaining({ id: made.id }), false]);
    const [grey] = await fourth.tags.getOrCreate({ name: 'grey', slug: 'grey' });
    expect(names(await fourth.tags.all())).toEqual(['grey', 'pink']);
    await Tag.objects.filter({ pk__in: [made.id, grey.id] }).delete();
  });

  test('writing forgets what was prefetched', async () => {
    const [red] = blog.tags;
    const post = await Post.objects.prefetchRelated('tags').get({ title: 'fourth' });
    expect([...post.tags]).toEqual([]);
    await post.tags.add(red);
    expect(names(await post.tags.all())).toEqual(['red']);
    await post.tags.clear();
  });

  test('a made join table is written by one statement; a symmetrical relation has a row for each direction', async () => {
    const [a, b, c] = [
      await Member.objects.create({ name: 'a' }),
      await Member.objects.create({ name: 'b' }),
      await Member.objects.create({ name: 'c' }),
    ];
    expect(await statements(() => a.friends.add(b, c))).toHaveLength(1);
    await a.friends.add(b);
    expect(names(await b.friends.all())).toEqual(['a']);
    await b.friends.remove(a);
    expect(names(await a.friends.all())).toEqual(['c']);
    await c.friends.clear();
    expect(await a.friends.count()).toBe(0);
    await a.following.add(b);
    expect(names(await b.followers.all())).toEqual(['a']);
    expect(await b.following.count()).toBe(0);
    await b.followers.set([c]);
    expect(names(await c.following.all())).toEqual(['b']);
    expect(await a.following.count()).toBe(0);
  });

  test('a join model with two keys to one side takes the one that is named', async () => {
    const club = await Club.objects.create({ name: 'Chess' });
    const member = await Member.objects.create({ name: 'z' });
    await club.members.add([member], { throughDefaults: { joinedOn: '2024-01-01', invitedBy: member } });
    expect(names(await club.members.all())).toEqual(['z']);
    expect((await member.clubs.get()).id).toBe(club.id);
    expect((await Membership.objects.get({ club })).joinedOn).toBe('2024-01-01');
    expect((club.members as unknown as { readonly through: unknown }).through).toBe(Membership);
  });

  test('generic relations: rows that cannot point at nothing are deleted', async () => {
    const [ann] = blog.authors;
    const [first] = blog.posts;
    const note = await first.notes.create({ text: 'one' });
    expect(await note.subject).toBeInstanceOf(Post);
    expect(await ann.notes.count()).toBe(0);
    await ann.notes.add(note);
    expect(await first.notes.count()).toBe(0);
    expect(((await (await Note.objects.get({ pk: note.id })).subject) as Author).name).toBe('Ann');
    await ann.notes.set([await first.notes.create({ text: 'two' })]);
    expect((await Note.objects.all()).map((one) => one.text)).toEqual(['two']);
    await ann.notes.clear();
    expect(await Note.objects.count()).toBe(0);
  });

  test('a content type that a rollback took away is not remembered', async () => {
    const place = await Place.objects.create({ name: 'Inn', address: 'Road 1' });
    const lost = atomic(async () => {
      await Note.objects.create({ subject: place, text: 'lost' });
      throw new Error('undo');
    });
    await expect(lost).rejects.toThrow('undo');
    await Note.objects.create({ subject: place, text: 'kept' });
    expect((await (await Note.objects.get()).subject) instanceof Place).toBe(true);
    await Note.objects.all().delete();
  });

  test('a failing set() leaves all as it was', async () => {
    const [red] = blog.tags;
    const [first] = blog.posts;
    const before = names(await first.tags.all());
    await expect(first.tags.set([red, 999_999], { clear: true })).rejects.toThrow();
    expect(names(await first.tags.all())).toEqual(before);
  });

  test('what a manager leaves out stays out', () => {
    const posts = blog.authors[0].posts as unknown as Record<string, unknown>;
    expect([posts['delete'], posts['then']]).toEqual([undefined, undefined]);
  });
});
