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

/** Names are cut where databases cut them, by bytes. */
export class Ubermass extends Model {
  value = fields.integer({ dbIndex: true });
  others = fields.manyToMany('self');
  static meta = { dbTable: 'übermäßig_lange_tabelle_mit_ümläuten_über_däß_mäß' };
}

/** Words that the generated files use themselves. */
export class String extends Model {
  date = fields.dateTime();
}
