import { fields } from '../shape.mjs';

export const head = `import { drizzle } from 'drizzle-orm/node-postgres';
import { and, asc, avg, count, eq, exists, gt, gte, like, lt, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import * as schema from './schema';
export const db = drizzle('postgres://x', { schema });
`;

export function files(models) {
  const tables = models.map(
    ({ index }) => `export const model${index} = pgTable('model${index}', {
  id: serial('id').primaryKey(),
${fields.text.map((name) => `  ${name}: text('${name}').notNull(),`).join('\n')}
${fields.integer.map((name) => `  ${name}: integer('${name}').notNull(),`).join('\n')}
  b1: boolean('b1').notNull().default(true),
  f1: doublePrecision('f1').notNull(),
  d1: timestamp('d1', { withTimezone: true }).notNull(),
  j1: jsonb('j1').notNull(),
  n1: text('n1'),
  aId: integer('a_id').notNull(),
  bId: integer('b_id').notNull(),
  cId: integer('c_id').notNull(),
});
export const link${index} = pgTable('link${index}', { fromId: integer('from_id').notNull(), toId: integer('to_id').notNull() }, (t) => [
  primaryKey({ columns: [t.fromId, t.toId] }),
]);
`,
  );
  const one = (name, index, target) =>
    `${name}: one(model${target}, { fields: [model${index}.${name}Id], references: [model${target}.id], relationName: '${name}${index}' }),`;
  const many = (name, source) => `r${name}${source}: many(model${source}, { relationName: '${name}${source}' }),`;
  const related = models.map(
    ({ index, a, b, c, m, back }) => `export const model${index}Relations = relations(model${index}, ({ one, many }) => ({
  ${one('a', index, a)}
  ${one('b', index, b)}
  ${one('c', index, c)}
  m: many(link${index}),
  ${many('a', back.a)}
  ${many('b', back.b)}
  ${many('c', back.c)}
  rm${back.m}: many(link${back.m}),
}));
export const link${index}Relations = relations(link${index}, ({ one }) => ({
  from: one(model${index}, { fields: [link${index}.fromId], references: [model${index}.id] }),
  to: one(model${m}, { fields: [link${index}.toId], references: [model${m}.id] }),
}));
`,
  );
  const imports = `import { relations } from 'drizzle-orm';
import { boolean, doublePrecision, integer, jsonb, pgTable, primaryKey, serial, text, timestamp } from 'drizzle-orm/pg-core';
`;
  return { 'schema.ts': imports + tables.join('') + related.join('') };
}

export function query({ index, a, b, back }, kind, models) {
  const table = `schema.model${index}`;
  const many = `ra${back.a}`;
  const manyTable = `schema.model${back.a}`;
  return [
    `const t = ${table}, a = alias(schema.model${a}, 'a'), b = alias(schema.model${models[a].b}, 'b'), b2 = alias(schema.model${b}, 'b2');
  const rows = await db.select().from(t).innerJoin(a, eq(a.id, t.aId)).innerJoin(b, eq(b.id, a.bId)).innerJoin(b2, eq(b2.id, t.bId)).where(and(like(b.s1, '%x%'), gt(b.i1, 5), eq(b2.s2, 'y'))).orderBy(asc(t.i1)).limit(20);
  use(rows[0]!.model${index}.s1.length + rows[0]!.model${index}.i1);`,
    `const rows = await db.query.model${index}.findMany({ with: { a: { with: { b: true } }, ${many}: { with: { c: true }, where: eq(${manyTable}.b1, true), limit: 5 }, m: { with: { to: true } } } });
  use(rows[0]!.a.b.s1.length + rows[0]!.${many}[0]!.c.i1 + rows[0]!.m[0]!.to.i2);`,
    `const rows = await db.query.model${index}.findMany({ where: and(gte(${table}.i1, 1), exists(db.select({ x: sql\`1\` }).from(${manyTable}).where(and(eq(${manyTable}.aId, ${table}.id), eq(${manyTable}.s1, 'q'))))), columns: { id: true, s1: true, i1: true }, with: { a: { columns: { s1: true }, with: { b: { columns: { i2: true } } } } } });
  use(rows[0]!.a.b.i2 + rows[0]!.i1);`,
    `const t = ${table}, a = alias(schema.model${a}, 'a');
  const rows = await db.select({ s1: t.s1, n: count(), avg: avg(t.i1) }).from(t).innerJoin(a, eq(a.id, t.aId)).where(eq(a.s1, 'x')).groupBy(t.s1);
  use(rows[0]!.n + Number(rows[0]!.avg));`,
    `const t = ${table}, q = alias(${manyTable}, 'q'), qc = alias(schema.model${models[back.a].c}, 'qc'), b = alias(schema.model${b}, 'b');
  const rows = await db.select({ t: t, b: b, n: db.$count(${manyTable}, eq(${manyTable}.aId, t.id)) }).from(t).innerJoin(b, eq(b.id, t.bId)).where(exists(db.select({ x: sql\`1\` }).from(q).innerJoin(qc, eq(qc.id, q.cId)).where(and(eq(q.aId, t.id), lt(qc.i2, 9)))));
  use(rows[0]!.b.i3 + rows[0]!.n);`,
  ][kind];
}

export const probes = {
  filter: {
    code: (
      { index, a },
      models,
    ) => `const t = schema.model${index}, a = alias(schema.model${a}, 'a'), b = alias(schema.model${models[a].b}, 'b');
  db.select().from(t).innerJoin(a, eq(a.id, t.aId)).innerJoin(b, eq(b.id, a.bId)).where(eq(b./*|*/s1, 'x'));`,
    expect: 's1',
  },
  nested: { code: ({ index }) => `db.query.model${index}.findMany({ with: { a: { with: { /*|*/ } } } });`, expect: 'b' },
};
