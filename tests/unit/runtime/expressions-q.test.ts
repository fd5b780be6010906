import { configure, connections, Q } from 'dunder';
import { Post } from '../../../generated/index.js';

void configure({ databases: { default: 'sqlite::memory:' } });
afterAll(() => connections.close());

const where = (condition: ReturnType<typeof Q>): string => /WHERE (.*)$/.exec(Post.objects.orderBy().values('id').filter(condition as never).toSql().sql)?.[1] ?? ''; // prettier-ignore

describe('an empty Q', () => {
  test('holds always by itself', () => {
    expect(where(Q())).toBe('');
  });

  test('is no part of a whole', () => {
    expect(where(Q().or({ id: 1 }) as never)).toBe('"post"."id" = ?');
    expect(where(Q().and({ id: 1 }) as never)).toBe('"post"."id" = ?');
    expect(where(Q({ id: 1 }).or(Q()) as never)).toBe('"post"."id" = ?');
    expect(where(Q({ id: 1 }).xor(Q()) as never)).toBe('"post"."id" = ?');
    expect(where(Q().or(Q()) as never)).toBe('');
  });
});
