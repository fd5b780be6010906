import { Cast, ExclusionConstraint, GinIndex, Index, Model, OpClass, SearchVector, fields, type Meta } from 'dunder/schema';

export class Booking extends Model {
  tags = fields.array(fields.char({ maxLength: 20 }), { size: 5, default: [] });
  matrix = fields.array(fields.array(fields.integer()));
  during = fields.dateRange();
  window = fields.dateTimeRange({ null: true });
  seats = fields.integerRange();
  amounts = fields.decimalRange();
  keys = fields.bigIntegerRange();
  extra = fields.hstore({ null: true });
  nick = fields.citext({ unique: true });
  mood = fields.enum('mood', ['sad', 'ok', 'happy'], { default: 'ok' });
  search = fields.searchVector({ null: true });
  embedding = fields.vector({ dimensions: 3 });
  half = fields.halfVector({ dimensions: 3, null: true });
  terms = fields.sparseVector();
  signature = fields.bit({ length: 64 });
  flag = fields.bit({ null: true });
  room = fields.integer();

  static meta: Meta<Booking> = {
    indexes: [
      new GinIndex({ fields: ['tags'] }),
      new Index({ fields: ['room'], method: 'brin', name: 'booking_room_brin' }),
      new GinIndex(OpClass(Cast('nick', fields.text()), { name: 'gin_trgm_ops' }), { name: 'booking_nick_trgm' }),
      new GinIndex(SearchVector('nick', { config: 'english' }), { name: 'booking_search' }),
    ],
    constraints: [
      new ExclusionConstraint({ name: 'no_overlap', expressions: [['room', '='], ['during', '&&']], method: 'gist', deferrable: 'deferred' }),
    ],
  };
}
