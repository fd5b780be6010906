import {
  Abs, ACos, ATan2, Ceil, Chr, Collate, Cot, Extract, F, Floor, Greatest, Left, Log, LPad, MD5, Mod, NullIf, Ord, Pi, Random, Repeat, Replace, Reverse,
  Right, Round, RPad, SHA1, SHA512, StrIndex, Substr, Trim, Trunc, TruncWeek, fields, UUID4, UUID7, Value,
} from 'dunder'; // prettier-ignore
import { Post } from '../../generated/index.js';

const posts = Post.objects.orderBy();

/** Functions; see `cases.ts`. */
export const FUNCTION_FAMILIES = {
  functions: {
    trigonometry: () => posts.values({ a: ACos('rating'), b: ATan2('rating', 'views'), c: Cot('rating'), d: Pi() }),
    'whole numbers': () => posts.values({ a: Abs('price'), b: Ceil('price'), c: Floor('rating'), d: Mod('views', 4), e: Log(2, 'views') }),
    rounding: () => posts.values({ a: Round('price', 1), b: Round('rating', 2), c: Round('views') }),
    'rounding to tens': () => posts.values({ a: Round('views', -1) }),
    random: () => posts.values({ a: Random() }),
    padding: () => posts.values({ a: LPad('title', 8, Value('0')), b: RPad('title', 8), c: Repeat('title', 2) }),
    'parts of texts': () =>
      posts.values({ a: Left('title', 2), b: Right('title', 2), c: Substr('title', StrIndex('title', Value(' '))), d: Trim('title') }),
    replacing: () => posts.values({ a: Replace('title', Value('a'), Value('b')), b: Replace('title', Value('a')), c: Reverse('title') }),
    characters: () => posts.values({ a: Chr('views'), b: Ord('title') }),
    hashes: () => posts.values({ a: MD5('title'), b: SHA1('title'), c: SHA512('title') }),
    collation: () => posts.values('id').orderBy(Collate('title', 'und-x-icu')),
    extremes: () => posts.values({ a: Greatest('price', F('rating'), 3), b: NullIf('title', 'slug') }),
    'parts of moments': () =>
      posts.values({ a: Extract('createdAt', 'week'), b: Extract('createdAt', 'hour', { tzinfo: 'Europe/Berlin' }) }),
    'cut moments': () => posts.values({ a: Trunc('createdAt', 'hour'), b: Trunc('createdAt', 'month', { outputField: fields.date() }) }),
    'weeks of a zone': () => posts.values({ a: TruncWeek('createdAt', { tzinfo: 'Europe/Berlin' }) }),
    uuids: () => posts.values({ a: UUID4(), b: UUID7(), c: UUID7({ shift: -1000 }) }),
  },
};
