import * as dunder from 'dunder/schema';
import { Case, Cast, CheckConstraint, Coalesce, Collate, Deferrable, F, Index, Lower, Model, Now, Q, Random, Trunc, UniqueConstraint, Upper, Value, When, fields } from 'dunder/schema';

export class Box extends Model {
  width = fields.integer();
  height = fields.integer({ null: true });
  label = fields.char({ maxLength: 20, dbDefault: 'none' });
  at = fields.dateTime({ dbDefault: Now() });
  luck = fields.float({ dbDefault: Random() });
  area = fields.generated({ expression: F('width').mul(F('height')).add(1), outputField: fields.integer(), dbPersist: true });
  loud = fields.generated({ expression: Upper('label'), outputField: fields.char({ maxLength: 20 }), dbPersist: false });
  kind = dunder.fields.generated({
    expression: Case(When({ width__gt: 10 }, { then: Value('big') }), When(dunder.Q({ width: F('height') }), { then: 'label' }), { default: Value('small') }),
    outputField: fields.text(),
  });

  static meta = {
    ordering: [F('height').desc({ nullsLast: true }), '-width', Lower('label').asc(), '?'],
    indexes: [
      new Index(F('width').neg(), Coalesce('height', 0).desc(), { name: 'box_sides' }),
      new Index({ fields: ['width', '-height'], include: ['label'], condition: Q({ height__isnull: false }) }),
      new Index(Trunc('at', 'day'), Collate('label', 'C'), Cast('width', fields.text()), { name: 'box_casts' }),
    ],
    constraints: [
      new CheckConstraint({ condition: Q({ width__gte: 0, height__gte: 0 }).or({ label__in: ['a', 'b'] }), name: 'box_positive' }),
      new CheckConstraint({ condition: Q({ width__range: [0, F('height')] }).not().and(Q({ label__regex: /^[a-z]+$/ })), name: 'box_range', violationErrorMessage: 'Too wide.' }),
      new CheckConstraint({ condition: F('width').gt('height').xor(F('height').ne(3)), name: 'box_compare' }),
      new UniqueConstraint(Lower('label').desc(), 'width', { name: 'box_label', nullsDistinct: false }),
      new UniqueConstraint({ fields: ['width', 'height'], name: 'box_sides_uniq', deferrable: Deferrable.DEFERRED }),
      new UniqueConstraint({ fields: ['at'], name: 'box_at', condition: Q({ width: 1n }), include: ['label'] }),
    ],
  };
}
