import { fields, Index, Lower, UniqueConstraint, validators, type Meta } from 'dunder/schema';
import { Note } from '../notes.js';
import type { Settings } from '../settings.js';
import { Timestamped } from '../timestamped.js';

/** A person who writes. */
export class Author extends Timestamped {
  name = fields.char({ maxLength: 100, validators: [validators.minLength(2)] });
  /** Where letters reach the author. */
  email = fields.email({ unique: true, errorMessages: { unique: 'This address is taken.' } });
  age = fields.positiveSmallInteger({ null: true, validators: [validators.maxValue(150)] });
  birthday = fields.date({ null: true });
  isStaff = fields.boolean({ default: false });
  homepage = fields.url({ blank: true, default: '' });
  mentor = fields.foreignKey('self', { onDelete: 'SET_NULL', null: true, relatedName: 'mentees' });
  settings = fields.json<Settings>({ default: {} });
  notes = fields.genericRelation(Note, { relatedQueryName: 'author' });

  static override meta: Meta<Author> = {
    ordering: ['name'],
    indexes: [new Index({ fields: ['mentor', 'name'], name: 'author_mentor_name' })],
    constraints: [new UniqueConstraint(Lower('email'), { name: 'uniq_author_email_ci' })],
  };
}

/** What is told of an author, kept apart. */
export class AuthorDetail extends Timestamped {
  author = fields.oneToOne(Author, { onDelete: 'CASCADE', relatedName: 'detail', primaryKey: true });
  biography = fields.text({ blank: true, default: '' });
  photo = fields.binary({ null: true, editable: false });
  wordsPerDay = fields.integer({ default: 0, helpText: 'On a good day.', verboseName: 'words a day' });
}
