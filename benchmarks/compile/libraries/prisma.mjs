import { fields } from '../shape.mjs';

export const head = `import { PrismaClient } from './generated/client';\nexport declare const db: PrismaClient;\n`;

export function files(models) {
  const declarations = models.map(
    ({ index, a, b, c, m, back }) => `model Model${index} {
  id Int @id @default(autoincrement())
${fields.text.map((name) => `  ${name} String`).join('\n')}
${fields.integer.map((name) => `  ${name} Int`).join('\n')}
  b1 Boolean @default(true)
  f1 Float
  d1 DateTime
  j1 Json
  n1 String?
  aId Int
  bId Int
  cId Int
  a Model${a} @relation("a${index}", fields: [aId], references: [id])
  b Model${b} @relation("b${index}", fields: [bId], references: [id])
  c Model${c} @relation("c${index}", fields: [cId], references: [id])
  m Model${m}[] @relation("m${index}")
  ra${back.a} Model${back.a}[] @relation("a${back.a}")
  rb${back.b} Model${back.b}[] @relation("b${back.b}")
  rc${back.c} Model${back.c}[] @relation("c${back.c}")
  rm${back.m} Model${back.m}[] @relation("m${back.m}")
}
`,
  );
  const settings = `generator client {\n  provider = "prisma-client"\n  output = "./generated"\n}\n\ndatasource db {\n  provider = "postgresql"\n}\n\n`;
  return { 'schema.prisma': settings + declarations.join('\n') };
}

export function query({ index, back }, kind) {
  const model = `db.model${index}`;
  const many = `ra${back.a}`;
  return [
    `const rows = await ${model}.findMany({ where: { a: { b: { s1: { contains: 'x' }, i1: { gt: 5 } } }, b: { s2: 'y' } }, orderBy: [{ i1: 'asc' }], take: 20 });
  use(rows[0]!.s1.length + rows[0]!.i1);`,
    `const rows = await ${model}.findMany({ include: { a: { include: { b: true } }, ${many}: { include: { c: true }, where: { b1: true }, take: 5 }, m: true } });
  use(rows[0]!.a.b.s1.length + rows[0]!.${many}[0]!.c.i1 + rows[0]!.m[0]!.i2);`,
    `const rows = await ${model}.findMany({ where: { i1: { gte: 1 }, ${many}: { some: { s1: 'q' } } }, select: { id: true, s1: true, i1: true, a: { select: { s1: true, b: { select: { i2: true } } } } } });
  use(rows[0]!.a.b.i2 + rows[0]!.i1);`,
    `const rows = await ${model}.groupBy({ by: ['s1'], where: { a: { s1: 'x' } }, _count: { _all: true }, _avg: { i1: true } });
  use(rows[0]!._count._all + (rows[0]!._avg.i1 ?? 0));`,
    `const rows = await ${model}.findMany({ where: { ${many}: { some: { c: { i2: { lt: 9 } } } } }, include: { b: true, _count: { select: { ${many}: true } } } });
  use(rows[0]!.b.i3 + rows[0]!._count.${many});`,
  ][kind];
}

export const probes = {
  filter: { code: ({ index }) => `db.model${index}.findMany({ where: { a: { b: { /*|*/ } } } });`, expect: 's1' },
};
