import { Case, ExtractHour, F, Func, GinIndex, Index, Lower, Model, OpClass, Round, SearchVector, Value, When, fields, type Meta } from 'dunder/schema';

export class Thing extends Model {
  name = fields.char({ maxLength: 20 });
  price = fields.decimal({ maxDigits: 6, decimalPlaces: 2 });
  at = fields.dateTime();
  round = fields.generated({ expression: Round('price', { digits: 1 }), outputField: fields.integer() });
  hour = fields.generated({ expression: ExtractHour('at', { timeZone: 'Europe/Berlin' }), outputField: fields.integer() });
  low = fields.generated({ expression: Lower('name', { locale: 'tr' }), outputField: fields.text() });
  own = fields.generated({ expression: Func('name', { name: 'my_function' }), outputField: fields.text() });
  kind = fields.generated({
    expression: Case(When({ price__gt: 10 }, { than: Value('dear') }), { otherwise: Value('cheap') }),
    outputField: fields.text(),
  });
  sum = fields.generated({ expression: F('price').add(Value(1, { output: fields.integer() })), outputField: fields.integer() });

  static meta: Meta<Thing> = {
    indexes: [
      new GinIndex(OpClass('name', 'gin_trgm_ops'), { name: 'thing_trgm' }),
      new GinIndex(SearchVector('name', { configuration: 'english' }), { name: 'thing_words' }),
      new Index(OpClass('name', { opclass: 'varchar_pattern_ops' }), { name: 'thing_like' }),
    ],
  };
}
