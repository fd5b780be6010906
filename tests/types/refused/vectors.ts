import { CosineDistance, HammingDistance, JaccardDistance, L1Distance, L2Distance, MaxInnerProduct } from 'dunder';
import { PgPicture } from '../../../generated/index.js';

// error: "half"
PgPicture.objects.annotate({ x: L2Distance('hlaf', [1, 2, 3]) });
// error: not assignable to
PgPicture.objects.annotate({ x: HammingDistance('signature', 5) });
// error: Type 'number' is not assignable to type 'string | Yields<string>'
void PgPicture.objects.create({ name: 'a', signature: 6 });
// error: Property 'values' is missing
void PgPicture.objects.create({ name: 'a', signature: '0110', terms: { dimensions: 5 } });
// error: UnknownPath<"nope">
PgPicture.objects.annotate({ x: CosineDistance('half', 'nope') });
// error: UnknownPath<"nope">
PgPicture.objects.annotate({ x: MaxInnerProduct('half', 'nope') });
// error: UnknownPath<"nope">
PgPicture.objects.annotate({ x: L1Distance('half', 'nope') });
// error: UnknownPath<"nope">
PgPicture.objects.annotate({ x: JaccardDistance('half', 'nope') });
