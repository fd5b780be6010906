import { expect, test } from '@jest/globals';
import { expectNoNPlusOne, expectQueries } from 'dunder/testing';
import { Answer, Author, Member, Post, Question } from '../../../generated/index.js';
import { useBlog } from '../../support/blog.js';
import { describeEachDatabase } from '../../support/databases.js';
import { outcome } from './outcome.js';

type Anything = any; // a caller without types: that is what is tried here

describeEachDatabase('relations that are refused', (database) => {
  const blog = useBlog(database);

  test('RELATION.NOT_AWAITED', async () => {
    const [first, second] = await Post.objects.orderBy('id').slice(0, 2);
    const assign = () => void ((first as Anything).author = second!.author);
    expect(await outcome(assign)).toBe('RELATION.NOT_AWAITED');
    expect(first!.authorId).toBe(blog.authors[0].id);
  });

  test('RELATION.STRANGER_IN_ORDER', async () => {
    const [one, other] = [await Question.entries.create({ label: 'one' }), await Question.entries.create({ label: 'other', position: 1 })];
    const own = await Answer.objects.create({ question: one, label: 'own' });
    const stranger = await Answer.objects.create({ question: other, label: 'stranger' });
    expect(await outcome(() => one.answers.setOrder([stranger.id, own.id]))).toBe('RELATION.STRANGER_IN_ORDER');
    expect(await one.answers.getOrder()).toEqual([own.id]);
  });

  test('RELATION.OTHER_ORDER', async () => {
    const member = await Member.objects.create({ name: 'm' });
    expect(await outcome(() => (member as Anything).answerEntries.getOrder())).toBe('RELATION.OTHER_ORDER');
    expect(await outcome(() => (member as Anything).answerEntries.setOrder([1]))).toBe('RELATION.OTHER_ORDER');
  });

  test('MODEL.NO_ROW_ORDER', async () => {
    const [ann] = blog.authors as readonly Anything[];
    expect(await outcome(() => ann.posts.getOrder())).toBe('MODEL.NO_ROW_ORDER');
    expect(await outcome(() => ann.posts.setOrder([1]))).toBe('MODEL.NO_ROW_ORDER');
  });

  test('TESTING.QUERY_COUNT', async () => {
    expect(await outcome(() => expectQueries(2, () => Author.objects.count()))).toBe('TESTING.QUERY_COUNT');
    expect(await outcome(() => expectQueries(0, () => Author.objects.count()))).toBe('TESTING.QUERY_COUNT');
  });

  test('TESTING.N_PLUS_ONE', async () => {
    const posts = await Post.objects.orderBy('id').fetchMode('one');
    const loop = async () => {
      for (const post of posts) await post.author;
    };
    expect(await outcome(() => expectNoNPlusOne(loop, { threshold: 4 }))).toBe('TESTING.N_PLUS_ONE');
  });
});
