import type { SourcePosition } from '../positions.js';
import type { Rule } from './rule.js';
import type { SchemaView } from './schema-view.js';

/** A table, index or constraint: what has a name of its own in the database. */
interface NamedThing {
  readonly what: 'table' | 'index' | 'constraint';
  readonly name: string;
  readonly model: string;
  readonly source: SourcePosition;
  /** Whether it is an index for the database, whose name no table may have on PostgreSQL and SQLite. */
  readonly isIndex: boolean;
}

export const objectNameClash: Rule = {
  code: 'SCHEMA.OBJECT_NAME_CLASH',
  django: 'models.E029, E030, E031, E032',
  summary: 'Two indexes or constraints share a name, or one has that of a table.',
  check(view, report) {
    const things = namedThings(view);
    const tables = new Map(things.filter(({ what }) => what === 'table').map((table) => [table.name, table]));
    const owners = new Map<string, string>();
    for (const { what, name, model, source, isIndex } of things) {
      if (what === 'table') continue;
      const owner = owners.get(name);
      const table = isIndex ? tables.get(name) : undefined;
      if (owner !== undefined)
        report(
          source,
          `The name '${name}' is taken twice: in '${owner}'${owner === model ? '' : ` and in '${model}'`}.`,
          "Rename one; in an abstract base write '{model}' into the name.",
        );
      else if (table !== undefined)
        report(source, `The ${what} '${name}' of '${model}' has the name of the table of '${table.model}'.`, 'Rename it.');
      owners.set(name, model);
    }
  },
};

export const nameCase: Rule = {
  code: 'SCHEMA.NAME_CASE',
  summary: 'Two tables, indexes or constraints have names that differ in case only, which only PostgreSQL can tell apart.',
  severity: 'warning',
  check(view, report) {
    const tables = new Map<string, NamedThing>();
    const objects = new Map<string, NamedThing>();
    for (const thing of namedThings(view)) {
      const known = thing.what === 'table' ? tables : objects;
      const key = thing.name.toLowerCase();
      const other = known.get(key);
      if (other === undefined) known.set(key, thing);
      else if (other.name !== thing.name)
        report(
          thing.source,
          `The ${thing.what} '${thing.name}' of '${thing.model}' differs from '${other.name}' of '${other.model}' in case only, which SQLite and MySQL do not tell apart.`,
          'Rename one of them.',
        );
    }
  },
};

export const reservedName: Rule = {
  code: 'SCHEMA.RESERVED_NAME',
  summary: 'A table, column, index or enum has a name that some database keeps for itself.',
  severity: 'warning',
  check(view, report) {
    const check = (what: string, name: string, source: SourcePosition): void => {
      const fault = reservation(what, name);
      if (fault !== undefined) report(source, `The ${what} '${name}' ${fault[0]}.`, fault[1]);
    };
    for (const model of view.tables)
      for (const field of model.fields)
        if (field.column !== null) check('column', field.column, view.optionOfField(model, field, 'dbColumn'));
    for (const { what, name, source } of namedThings(view)) check(what, name, source);
    for (const { name, field, source } of enumsOf(view)) {
      const table = view.tables.find((model) => model.table === name);
      if (table !== undefined)
        report(
          source,
          `The enum '${name}' has the name of the table of '${table.name}', which is a type of PostgreSQL too.`,
          'Rename one of them, if they will be on PostgreSQL.',
          field,
        );
      else if (TYPES_OF_POSTGRES.has(name))
        report(source, `The enum '${name}' has the name of a type that PostgreSQL has.`, 'Rename it, if it will be on PostgreSQL.', field);
    }
  },
};

/** Columns that every table of PostgreSQL has. */
const SYSTEM_COLUMNS = /^(?:tableoid|xmin|cmin|xmax|cmax|ctid)$/;

/** Which database refuses a name and why, and the way out. */
function reservation(what: string, name: string): readonly [fault: string, hint: string] | undefined {
  if (what === 'column' && SYSTEM_COLUMNS.test(name))
    return ['is one that every table of PostgreSQL has', "Give it another dbColumn, such as 'x_min', if it will be on PostgreSQL."];
  if (what === 'table' && /^sqlite_/i.test(name)) return ['begins as the tables that SQLite keeps for itself', 'Rename it.'];
  if (what === 'table' && name.includes('.'))
    return [
      'is one name, with the dot in it: it names no schema',
      "For tables of another schema of PostgreSQL set the connection's search path: postgres://…?options=-c%20search_path%3Dapp.",
    ];
  if (what !== 'column' && what !== 'table' && /^primary$/i.test(name))
    return ["has the name of MySQL's primary keys, which no other may have", 'Rename it.'];
  if (/\s$/.test(name)) return ['ends with a space, which MySQL refuses', 'Remove it.'];
  return /[^\0-\uFFFF]/u.test(name) ? ['holds a character beyond U+FFFF, which MySQL refuses', 'Remove it.'] : undefined;
}

/** The enums, each where it is first. */
function enumsOf(view: SchemaView): Iterable<{ readonly name: string; readonly field: string; readonly source: SourcePosition }> {
  const enums = new Map<string, { readonly name: string; readonly field: string; readonly source: SourcePosition }>();
  for (const model of view.tables)
    for (const { type, name, source } of model.fields)
      if (type?.kind === 'enum' && !enums.has(type.name)) enums.set(type.name, { name: type.name, field: name, source });
  return enums.values();
}

/** A type of one's own is hidden by that of the same name: `CREATE TYPE "name" …` makes one that no column can have. */
const TYPES_OF_POSTGRES = new Set(
  `any bit bool box bpchar bytea char cid cidr circle cstring date daterange float4 float8 inet int2 int4 int8 interval json jsonb
  jsonpath line lseg macaddr money name numeric oid path pg_lsn point polygon record refcursor text tid time timestamp timestamptz timetz
  trigger tsquery tsvector unknown uuid varbit varchar void xid xml`.split(/\s+/),
);

function namedThings(view: SchemaView): readonly NamedThing[] {
  return view.tables.flatMap((model): readonly NamedThing[] => {
    const of = (what: NamedThing['what'], name: string, source: SourcePosition, isIndex: boolean): NamedThing => ({
      what,
      name,
      model: model.name,
      source,
      isIndex,
    });
    return [
      of('table', model.table, view.optionOf(model, 'dbTable'), false),
      ...(model.indexes ?? []).map(({ name, source }) => of('index', name, source, true)),
      ...(model.constraints ?? []).map(({ name, source, kind }) => of('constraint', name, source, kind !== 'check')),
    ];
  });
}
