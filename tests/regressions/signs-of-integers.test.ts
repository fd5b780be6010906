import { expect, test } from '@jest/globals';
import { F, Mod, NullIf, Sign, Value } from 'dunder';
import { Post } from '../../generated/index.js';
import { useBlog } from '../support/blog.js';
import { describeEachDatabase } from '../support/databases.js';

/** SIGN of an integer is a double on PostgreSQL, where MOD of it and the operators of bits were an error: `function mod(double precision, …) does not exist`. */
describeEachDatabase('the sign of an integer', (database) => {
  useBlog(database);

  test('is one', async () => {
    const posts = Post.objects.annotate({ sign: Sign('id'), views_sign: Sign(F('views').sub(1)) }).orderBy('id');
    expect(await posts.values('sign', 'views_sign').first()).toEqual({ sign: 1, views_sign: -1 });
    expect(await posts.filter({ sign: 1, views_sign__lt: 0 }).count()).toBe(4);
    const rest = posts.annotate({ rest: Mod('sign', NullIf('sign', Value(0))), bits: F('sign').bitAnd(3) });
    expect(await rest.values('rest', 'bits').first()).toEqual({ rest: 0, bits: 1 });
    expect(
      await posts
        .annotate({ fraction: Sign('rating') })
        .values('fraction')
        .first(),
    ).toEqual({ fraction: null });
  });
});
