/** What codes mean whose message is that of the database or of a package: the source has no text to quote. */
export interface Meaning {
  readonly message: string;
  readonly hint: string;
}

export const MEANINGS: Readonly<Record<string, Meaning>> = {
  'CONNECTION.LOST': {
    message: 'The connection broke while it was in use.',
    hint: 'Run the work again; `atomic({ retries })` does not do it, as the commit may have happened.',
  },
  'CONNECTION.BAD_CONFIGURATION': {
    message: 'What `configure()` was given has an unknown option, a number that is none, or a database without a URL.',
    hint: 'Is the environment variable set that the URL comes from?',
  },
  'CONNECTION.BAD_URL': { message: 'The database URL is not right: …', hint: 'The message lists the forms that are accepted.' },
  'DATABASE.DATA': {
    message: 'The database refuses a value: too long, out of range, not of the type.',
    hint: 'The message of the database names the column.',
  },
  'DATABASE.ERROR': {
    message: 'The database reports an error that belongs to no family here.',
    hint: '`driverCode` is the code of the database.',
  },
  'DATABASE.FORBIDDEN': { message: 'The user of the connection may not do this.', hint: 'GRANT it, or connect as another user.' },
  'DATABASE.LEFT_OUT': {
    message: 'A warning of `createTables()`: this database has not what an index or a constraint says, and the tables are without it.',
    hint: 'Nothing that holds is lost; queries may be slower. `createTables(registry, { onWarning })` takes the warnings.',
  },
  'DATABASE.NOT_SUPPORTED': {
    message: 'This database, or this version of it, cannot do what was asked.',
    hint: 'The message names the alternative where there is one.',
  },
  'DATABASE.OPERATIONAL': {
    message: 'The server cannot work: out of memory, disk or connections, or being shut down.',
    hint: 'See the log of the server.',
  },
  'DATABASE.OUT_OF_RANGE': { message: 'A number is beyond what the column or the arithmetic can hold.', hint: 'Use a wider field.' },
  'DATABASE.PROGRAMMING': {
    message: 'The statement cannot be run: wrong types, wrong number of columns, an object that is not there.',
    hint: 'After raw SQL: check it. Otherwise please report it with `toSql()`.',
  },
  'DATABASE.QUERY_CANCELED': {
    message: 'The statement was cancelled, or ran into the time limit of the server.',
    hint: 'Look at it with `explain()`, or raise the limit.',
  },
  'DATABASE.EXISTS': {
    message: 'A table, index or type of this name is in the database already.',
    hint: 'Remove it first, `dropTables()` of `dunder/testing` does, or connect to another database.',
  },
  'DATABASE.SYNTAX': {
    message: 'The database cannot parse the statement.',
    hint: 'After raw SQL: check it. Otherwise please report it with `toSql()`.',
  },
  'DATABASE.TOO_DEEP': {
    message: 'More subqueries stand inside each other than SQLite (about ten) or MySQL and MariaDB (63) can read.',
    hint: "Read the inner rows first, and give their keys as a list: `in: await ….valuesList('pk', { flat: true })`; of expressions inside each other, let the program work some out.",
  },
  'DATABASE.TOO_LARGE': {
    message: 'A statement with its values is larger than MySQL or MariaDB take.',
    hint: "Send fewer rows at a time (`batchSize`), or raise the server's `max_allowed_packet`.",
  },
  'DATABASE.TOO_MANY_PARAMETERS': {
    message: 'The statement has more parameters than the database takes.',
    hint: 'Pass a QuerySet in place of a long list, or a smaller `batchSize`.',
  },
  'DATABASE.TOO_MANY_TABLES': {
    message: 'The statement joins more tables than SQLite (64) or MySQL and MariaDB (61) can.',
    hint: 'Load some of the relations by `prefetchRelated()` in place of `selectRelated()`, or ask in two queries.',
  },
  'DATABASE.UNKNOWN_COLUMN': {
    message: 'A column is not in the table.',
    hint: 'The table is older or newer than the client: migrate, or generate again.',
  },
  'DATABASE.UNKNOWN_PARAMETER': { message: 'The server does not know a setting.', hint: 'Check the parameters of the URL.' },
  'DATABASE.UNKNOWN_TABLE': {
    message: 'The table is not in the database.',
    hint: 'Create the tables or migrate, generate again, or connect to the right database.',
  },
  'DATABASE.ZERO_BYTE': { message: 'PostgreSQL keeps no text with a zero byte in it.', hint: 'Take it out, or use a binary field.' },
  'INTEGRITY.CHECK': {
    message: 'A check constraint refuses the row. `error.constraint` names it.',
    hint: 'Correct the value, or the constraint.',
  },
  'INTEGRITY.EXCLUSION': { message: 'An exclusion constraint (PostgreSQL) found a row in the way.', hint: '`error.constraint` names it.' },
  'INTEGRITY.FOREIGN_KEY': {
    message: 'The row that a key points at is missing, or a row that others point at was to be deleted.',
    hint: 'Save the target first, or delete the others first.',
  },
  'INTEGRITY.NOT_NULL': { message: 'A column that takes no null was given one.', hint: '`error.columns` names it.' },
  'INTEGRITY.UNIQUE': {
    message: 'A row with these values is there already.',
    hint: '`getOrCreate`, `updateOrCreate` or `bulkCreate` with `ignoreConflicts` bear it.',
  },
  'INTEGRITY.VIOLATION': {
    message: 'A rule of the schema refused the write, and the database does not say which kind.',
    hint: 'See the message of the database.',
  },
  'QUERY.CONFLICT_OPTIONS': {
    message: 'Options of `bulkCreate` do not go together, or one is missing.',
    hint: '`ignoreConflicts` or `updateConflicts` with `updateFields` (and `uniqueFields`).',
  },
  'QUERY.DOES_NOT_EXIST': {
    message: '`get()`, `latest()` or `at()` found no row. Thrown as `Post.DoesNotExist`.',
    hint: 'Use `first()` where null is an answer.',
  },
  'QUERY.GENERATED_FIELD': { message: 'A generated column was given a value; the database computes it.', hint: 'Leave it out.' },
  'QUERY.UNLIKE_NUMBERS': {
    message: 'A duration stands beside a number of type …, of which it is not known what it counts.',
    hint: "Make the number a duration: `Value(1, { outputField: fields.duration() }).mul(F('n'))` are n milliseconds.",
  },
  'TESTING.N_PLUS_ONE': {
    message: 'A line of the program sent the same statement again and again.',
    hint: 'The message names the line, the statement and what to write instead.',
  },
  'TESTING.QUERY_COUNT': {
    message: 'More or fewer statements were sent than expected. The message lists them.',
    hint: 'Correct the number, or the queries.',
  },
  'TRANSACTION.DEADLOCK': {
    message: 'Two transactions waited for each other, and this one was chosen to end.',
    hint: '`atomic(fn, { retries: 3 })` runs it again.',
  },
  'TRANSACTION.INVALID_STATE': {
    message: 'The statement does not fit the state of the transaction.',
    hint: 'Let `atomic()` begin and end transactions.',
  },
  'TRANSACTION.LOCK_NOT_AVAILABLE': {
    message: 'A row or a table is locked by another transaction, and `nowait` was said or the wait was too long.',
    hint: 'Try again, or use `skipLocked`.',
  },
  'TRANSACTION.ROLLED_BACK': { message: 'The database rolled the transaction back.', hint: 'Run it again.' },
  'TRANSACTION.SERIALIZATION_FAILURE': {
    message: 'Another transaction changed what this one had read.',
    hint: "`atomic(fn, { isolation: 'serializable', retries: 3 })` runs it again.",
  },
  'VALIDATION.INVALID': {
    message: '`fullClean()` found something wrong with the values of an instance.',
    hint: 'The error says what is wrong with each field.',
  },
  'VALUE.INVALID': { message: '… takes …, not ….', hint: 'The message names the field and the form that it takes.' },
  'VALUE.WRONG_TYPE': { message: '… takes …, not ….', hint: 'The message names the field and the type that it takes.' },
};

/** Methods of QuerySet whose names say enough where they are declared; a reader of the reference comes with less. */
export const METHODS: Readonly<Record<string, string>> = {
  all: 'The same query again.',
  and: 'The rows that are in both, as one query with both conditions.',
  count: 'How many rows there are; they are counted by the database.',
  difference: 'The rows of this query that are in none of the others.',
  earliest: 'The row with the smallest values; DoesNotExist when there is none.',
  exists: 'Whether there is a row at all.',
  fetchMode:
    "What awaiting a relation that is not loaded does: `'peers'` loads it for all the rows of the result, `'one'` for the one row, `'raise'` is an error.",
  intersection: 'The rows that are in this query and in all the others.',
  last: 'The last row in the order of the query, else by key; null when there is none.',
  limit: 'The first so many rows.',
  offset: 'The rows from this one on.',
  or: 'The rows that are in either, as one query.',
  reverse: 'The order turned round.',
  xor: 'The rows that are in one of the two and not in both.',
};
