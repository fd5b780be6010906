import {
  ExclusionConstraint,
  fields,
  GinIndex,
  GistIndex,
  HnswIndex,
  Index,
  Model,
  now,
  OpClass,
  Q,
  SearchVector,
  today,
  Upper,
  UUID4,
  type Meta,
} from 'dunder/schema';

/** A document, found by its words. PostgreSQL only, like all models of this file. */
export class PgDocument extends Model {
  id = fields.uuid({ primaryKey: true, dbDefault: UUID4() });
  title = fields.char({ maxLength: 200 });
  body = fields.text({ default: '' });
  username = fields.citext({ unique: true });
  labels = fields.array(fields.char({ maxLength: 20 }), { default: [] });
  board = fields.array(fields.array(fields.integer(), { size: 3 }), { size: 3, null: true });
  attributes = fields.hstore({ default: {} });
  mood = fields.enum('pg_mood', ['sad', 'ok', 'happy'], { default: 'ok' });
  writtenOn = fields.date({ default: today });
  readAt = fields.dateTime({ default: now });
  search = fields.generated({ expression: SearchVector('title', 'body', { config: 'english' }), outputField: fields.searchVector() });
  summary = fields.searchVector({ null: true });

  static meta: Meta<PgDocument> = {
    indexes: [
      new GinIndex({ fields: ['search'], name: 'pg_document_search' }),
      new Index({ fields: ['labels'], method: 'gin', name: 'pg_document_labels' }),
      new Index({ fields: ['title'], opclasses: ['varchar_pattern_ops'], name: 'pg_document_title_like' }),
      new Index(OpClass(Upper('title'), { name: 'varchar_pattern_ops' }), { name: 'pg_document_upper_like' }),
    ],
  };
}

/** A meaning as numbers; needs the extension vector. */
export class PgEmbedding extends Model {
  document = fields.oneToOne(PgDocument, { onDelete: 'CASCADE', relatedName: 'embedding' });
  embedding = fields.vector({ dimensions: 3 });
}

/** What a picture looks like, as few numbers, many and bits; needs the extension vector. */
export class PgPicture extends Model {
  name = fields.char({ maxLength: 20 });
  half = fields.halfVector({ dimensions: 3, null: true });
  terms = fields.sparseVector({ dimensions: 5, null: true });
  signature = fields.bit({ length: 4 });

  static meta: Meta<PgPicture> = {
    indexes: [
      new HnswIndex({ fields: ['half'], opclasses: ['halfvec_l2_ops'], name: 'pg_picture_half' }),
      new HnswIndex({ fields: ['signature'], opclasses: ['bit_hamming_ops'], name: 'pg_picture_signature' }),
    ],
  };
}

/** A room, for some time. */
export class PgBooking extends Model {
  room = fields.integer();
  during = fields.dateTimeRange();
  days = fields.dateRange({ null: true });
  guests = fields.integerRange({ null: true });
  tickets = fields.bigIntegerRange({ null: true });
  price = fields.decimalRange({ null: true });
  cancelled = fields.boolean({ default: false });

  static meta: Meta<PgBooking> = {
    indexes: [new GistIndex({ fields: ['during'], name: 'pg_booking_during' })],
    constraints: [
      new ExclusionConstraint({
        expressions: [
          ['room', '='],
          ['during', '&&'],
        ],
        condition: Q({ cancelled: false }),
        name: 'pg_no_double_booking',
      }),
    ],
  };
}
