import { fields } from '../shape.mjs';

export const head = `import { Kysely } from 'kysely';
import { jsonArrayFrom, jsonObjectFrom } from 'kysely/helpers/postgres';
import type { DB } from './schema';
export declare const db: Kysely<DB>;
`;

export function files(models) {
  const tables = models.map(
    ({ index }) => `export interface Model${index} {
  id: Generated<number>;
${fields.text.map((name) => `  ${name}: string;`).join('\n')}
${fields.integer.map((name) => `  ${name}: number;`).join('\n')}
  b1: Generated<boolean>;
  f1: number;
  d1: Date;
  j1: unknown;
  n1: string | null;
  a_id: number;
  b_id: number;
  c_id: number;
}
export interface Link${index} {
  from_id: number;
  to_id: number;
}
`,
  );
  const database = models.map(({ index }) => `  model${index}: Model${index};\n  link${index}: Link${index};`).join('\n');
  return { 'schema.ts': `import type { Generated } from 'kysely';\n${tables.join('')}export interface DB {\n${database}\n}\n` };
}

export function query({ index, a, b, m, back }, kind, models) {
  const table = `model${index}`;
  const deep = `model${models[a].b}`;
  const many = `model${back.a}`;
  const manyC = `model${models[back.a].c}`;
  return [
    `const rows = await db.selectFrom('${table} as t').innerJoin('model${a} as a', 'a.id', 't.a_id').innerJoin('${deep} as b', 'b.id', 'a.b_id').innerJoin('model${b} as b2', 'b2.id', 't.b_id').where('b.s1', 'like', '%x%').where('b.i1', '>', 5).where('b2.s2', '=', 'y').selectAll('t').orderBy('t.i1').limit(20).execute();
  use(rows[0]!.s1.length + rows[0]!.i1);`,
    `const rows = await db.selectFrom('${table} as t').selectAll('t').select((eb) => [jsonObjectFrom(eb.selectFrom('model${a} as a').selectAll('a').select((e) => jsonObjectFrom(e.selectFrom('${deep} as b').selectAll('b').whereRef('b.id', '=', 'a.b_id')).as('b')).whereRef('a.id', '=', 't.a_id')).as('a'), jsonArrayFrom(eb.selectFrom('${many} as r').selectAll('r').select((e) => jsonObjectFrom(e.selectFrom('${manyC} as c').selectAll('c').whereRef('c.id', '=', 'r.c_id')).as('c')).whereRef('r.a_id', '=', 't.id').where('r.b1', '=', true).limit(5)).as('rs'), jsonArrayFrom(eb.selectFrom('link${index} as l').innerJoin('model${m} as m', 'm.id', 'l.to_id').selectAll('m').whereRef('l.from_id', '=', 't.id')).as('m')]).execute();
  use(rows[0]!.a!.b!.s1.length + rows[0]!.rs[0]!.c!.i1 + rows[0]!.m[0]!.i2);`,
    `const rows = await db.selectFrom('${table} as t').where('t.i1', '>=', 1).where((eb) => eb.exists(eb.selectFrom('${many} as r').select('r.id').whereRef('r.a_id', '=', 't.id').where('r.s1', '=', 'q'))).select(['t.id', 't.s1', 't.i1']).select((eb) => jsonObjectFrom(eb.selectFrom('model${a} as a').select('a.s1').select((e) => jsonObjectFrom(e.selectFrom('${deep} as b').select('b.i2').whereRef('b.id', '=', 'a.b_id')).as('b')).whereRef('a.id', '=', 't.a_id')).as('a')).execute();
  use(rows[0]!.a!.b!.i2 + rows[0]!.i1);`,
    `const rows = await db.selectFrom('${table} as t').innerJoin('model${a} as a', 'a.id', 't.a_id').where('a.s1', '=', 'x').select(['t.s1', (eb) => eb.fn.countAll<number>().as('n'), (eb) => eb.fn.avg<number>('t.i1').as('avg')]).groupBy('t.s1').execute();
  use(rows[0]!.n + rows[0]!.avg);`,
    `const rows = await db.selectFrom('${table} as t').innerJoin('model${b} as b', 'b.id', 't.b_id').where((eb) => eb.exists(eb.selectFrom('${many} as r').innerJoin('${manyC} as c', 'c.id', 'r.c_id').select('r.id').whereRef('r.a_id', '=', 't.id').where('c.i2', '<', 9))).selectAll('t').select(['b.i3 as bi3', (eb) => eb.selectFrom('${many} as r2').whereRef('r2.a_id', '=', 't.id').select((e) => e.fn.countAll<number>().as('n')).as('n')]).execute();
  use(rows[0]!.bi3 + rows[0]!.n!);`,
  ][kind];
}

export const probes = {
  filter: {
    code: ({ index, a }, models) =>
      `db.selectFrom('model${index} as t').innerJoin('model${a} as a', 'a.id', 't.a_id').innerJoin('model${models[a].b} as b', 'b.id', 'a.b_id').where('/*|*/', '=', 'x');`,
    expect: 'b.s1',
  },
};
