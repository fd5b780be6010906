import { CheckConstraint, fields, Index, Model, Q, UniqueConstraint, type Meta } from 'dunder/schema';

/** A person who writes. */
export class Author extends Model {
  name = fields.char({ maxLength: 100, unique: true });
  born = fields.date({ null: true });
  mentor = fields.foreignKey('self', { onDelete: 'SET_NULL', null: true, relatedName: 'pupils' });

  static meta: Meta<Author> = { dbTable: 'quickstart_author', ordering: ['name'] };
}

/** What a book is about. */
export class Genre extends Model {
  name = fields.char({ maxLength: 40, unique: true });

  static meta: Meta<Genre> = { dbTable: 'quickstart_genre', ordering: ['name'] };
}

/** Something to read and to sell. */
export class Book extends Model {
  author = fields.foreignKey(Author, { onDelete: 'CASCADE', relatedName: 'books' });
  translator = fields.foreignKey(Author, { onDelete: 'SET_NULL', null: true, relatedName: 'translations' });
  title = fields.char({ maxLength: 200 });
  status = fields.char({ maxLength: 10, choices: ['available', 'sold out'], default: 'available' });
  price = fields.decimal({ maxDigits: 8, decimalPlaces: 2 });
  stock = fields.integer({ default: 0 });
  publishedOn = fields.date();
  genres = fields.manyToMany(Genre, { relatedName: 'books', dbTable: 'quickstart_book_genre' });

  static meta: Meta<Book> = {
    dbTable: 'quickstart_book',
    ordering: ['title'],
    indexes: [new Index({ fields: ['status', '-publishedOn'], name: 'quickstart_book_status' })],
    constraints: [new CheckConstraint({ condition: Q({ stock__gte: 0 }), name: 'quickstart_stock_not_negative' })],
  };
}

/** What a reader thinks of a book. */
export class Review extends Model {
  book = fields.foreignKey(Book, { onDelete: 'CASCADE', relatedName: 'reviews' });
  reader = fields.char({ maxLength: 60 });
  stars = fields.smallInteger();
  text = fields.text({ blank: true, default: '' });

  static meta: Meta<Review> = {
    dbTable: 'quickstart_review',
    ordering: ['pk'],
    constraints: [new UniqueConstraint({ fields: ['book', 'reader'], name: 'quickstart_one_review_each' })],
  };
}

/** A customer wants copies of a book. */
export class Order extends Model {
  book = fields.foreignKey(Book, { onDelete: 'PROTECT', relatedName: 'orders' });
  customer = fields.char({ maxLength: 60 });
  copies = fields.integer({ default: 1 });
  createdAt = fields.dateTime({ autoNowAdd: true });

  static meta: Meta<Order> = { dbTable: 'quickstart_order', ordering: ['pk'] };
}

/** A row in here says that the tables beside it were made by this example, and may be dropped by it. */
export class QuickstartRun extends Model {
  startedAt = fields.dateTime({ autoNowAdd: true });

  static meta: Meta<QuickstartRun> = { dbTable: 'quickstart_run' };
}
