import { CosineDistance, HammingDistance, JaccardDistance, L1Distance, L2Distance, MaxInnerProduct, Value } from 'dunder';
import { PgEmbedding, PgPicture } from '../../../generated/index.js';
import { assertType, type Equal } from '../support/equal.js';

export async function distances() {
  const near = await PgEmbedding.objects
    .annotate({
      l2: L2Distance('embedding', [1, 2, 3]),
      own: CosineDistance('embedding', 'embedding'),
      inner: MaxInnerProduct('embedding', [1, 2, 3]),
    })
    .filter({ l2__lt: 3 })
    .get();
  assertType<Equal<typeof near.l2, number>>();
  assertType<Equal<typeof near.own, number>>();
  assertType<Equal<typeof near.inner, number>>();
  const terms = { dimensions: 5, values: { 1: 0.5 } };
  const picture = await PgPicture.objects
    .annotate({
      near: L2Distance('half', [1, 2, 3]),
      sparse: L1Distance('terms', terms),
      bits: HammingDistance('signature', Value('0110')),
      share: JaccardDistance('signature', Value('0110')),
    })
    .orderBy('bits')
    .get();
  assertType<Equal<typeof picture.near, number | null>>();
  assertType<Equal<typeof picture.sparse, number | null>>();
  assertType<Equal<typeof picture.bits, number>>();
  assertType<Equal<typeof picture.share, number>>();
  const dimensions: number | undefined = picture.terms?.dimensions;
  await PgPicture.objects.create({ name: 'a', terms, half: [1, 2, 3], signature: '0110' });
  return [dimensions, picture.signature.length];
}
