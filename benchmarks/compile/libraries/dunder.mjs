import { fields } from '../shape.mjs';

export const head = `import { Avg, Count, Prefetch } from 'dunder';\nimport * as models from './generated/index.js';\n`;

export function files(models) {
  const declarations = models.map(
    (model) => `export class Model${model.index} extends Model {
${fields.text.map((name) => `  ${name} = fields.text();`).join('\n')}
${fields.integer.map((name) => `  ${name} = fields.integer();`).join('\n')}
  b1 = fields.boolean({ default: true });
  f1 = fields.float();
  d1 = fields.dateTime();
  j1 = fields.json();
  n1 = fields.text({ null: true });
  a = fields.foreignKey(Model${model.a}, { onDelete: 'CASCADE', relatedName: 'ra${model.index}' });
  b = fields.foreignKey(Model${model.b}, { onDelete: 'CASCADE', relatedName: 'rb${model.index}' });
  c = fields.foreignKey(Model${model.c}, { onDelete: 'CASCADE', relatedName: 'rc${model.index}' });
  m = fields.manyToMany(Model${model.m}, { relatedName: 'rm${model.index}' });
}
`,
  );
  return { 'schema/models.ts': `import { fields, Model } from 'dunder/schema';\n\n${declarations.join('\n')}` };
}

/** `ra7`: how the model is reached from the one whose `a` points at it. */
export function query(model, kind) {
  const objects = `models.Model${model.index}.objects`;
  const back = `ra${model.back.a}`;
  return [
    `const rows = await ${objects}.filter({ a__b__s1__contains: 'x', a__b__i1__gt: 5, b__s2: 'y' }).orderBy('i1').slice(0, 20);
  use(rows[0]!.s1.length + rows[0]!.i1);`,
    `const rows = await ${objects}.selectRelated('a__b').prefetchRelated(Prefetch('${back}', models.Model${model.back.a}.objects.filter({ b1: true }).selectRelated('c').slice(0, 5)), 'm');
  const [back] = rows[0]!.${back}, [m] = rows[0]!.m;
  use(rows[0]!.a.b.s1.length + back!.c.i1 + m!.i2);`,
    `const rows = await ${objects}.filter({ i1__gte: 1, ${back}__s1: 'q' }).values('id', 's1', 'i1', 'a__s1', 'a__b__i2');
  use(rows[0]!.a__b__i2 + rows[0]!.i1);`,
    `const rows = await ${objects}.filter({ a__s1: 'x' }).values('s1').annotate({ n: Count('*'), avg: Avg('i1') });
  use(rows[0]!.n + (rows[0]!.avg ?? 0));`,
    `const rows = await ${objects}.filter({ ${back}__c__i2__lt: 9 }).selectRelated('b').annotate({ n: Count('${back}') });
  use(rows[0]!.b.i3 + rows[0]!.n);`,
  ][kind];
}

/** Where a completion is asked for, and what must be among its entries. */
export const probes = {
  filter: { code: (model) => `models.Model${model.index}.objects.filter({ a__b__/*|*/ });`, expect: 'a__b__s1' },
};
