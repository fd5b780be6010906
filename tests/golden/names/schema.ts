import { Index, Model, fields } from 'dunder/schema';

export class HTTPServer extends Model {
  ipV4Address = fields.text();
  URL = fields.text();
  lastSeenAt2 = fields.text();
}

export class AModelWithANameThatIsSoVeryLongThatNoDatabaseWouldKeepAllOfItBecauseItNeverEnds extends Model {
  aFieldWithANameThatIsSoVeryLongThatNoDatabaseWouldKeepAllOfItBecauseItNeverEnds = fields.integer();
  server = fields.foreignKey(HTTPServer, { onDelete: 'CASCADE' });
  static meta = {
    indexes: [new Index({ fields: ['server', 'aFieldWithANameThatIsSoVeryLongThatNoDatabaseWouldKeepAllOfItBecauseItNeverEnds'] })],
    defaultRelatedName: 'longOnes',
  };
}

/** Words that the generated files use themselves. */
export class String extends Model {
  date = fields.dateTime();
}
