import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { emit } from '../../../generator/emit/emit.js';
import { loadSchema } from '../../../generator/load-schema.js';
import { OPTIONS, type Package, places } from './budget-project.js';

/** A row is given each of its relations by name or by column: of so many, 2ⁿ kinds of objects. */
const RELATIONS = 14;

const names = Array.from({ length: RELATIONS }, (_, index) => `f${index}`);
const columns = names
  .slice(0, -1)
  .map((name) => `${name}Id: 1`)
  .join(', ');
/** The relation that the program leaves out, gives twice, and that a manager of a relation gives. */
export const last = names.at(-1)!;

const program = `import { Target, Wide } from './generated/index.js';
export const made = Wide.objects.create({ name: 'x', ${columns}, ${last}: 1 });
export const instance = new Wide({ name: 'x', ${columns}, ${last}Id: 1 });
export const found = Wide.objects.getOrCreate({ name: 'x' }, { defaults: { ${columns} } });
export const ofTarget = (target: Target) => target.wides${last}.create({ name: 'x', ${columns} });
export const missing = Wide.objects.create({ name: 'x', ${columns} });
export const twice = Wide.objects.create({ name: 'x', ${columns}, ${last}: 1, f0: 1 });
export const ofTargetTwice = (target: Target) => target.wides${last}.create({ name: 'x', ${columns}, ${last}: 1 });
`;
/** The lines of the program that are wrong. */
export const WRONG = [6, 7, 8];

const schema = `import { fields, Model } from 'dunder/schema';
export class Target extends Model {
  name = fields.text();
}
export class Wide extends Model {
  name = fields.text();
${names.map((name) => `  ${name} = fields.foreignKey(Target, { onDelete: 'CASCADE', relatedName: 'wides${name}' });`).join('\n')}
}
`;

/** Writes a program that makes rows of a model with many required relations; returns its folder. */
export function writeManyRelations(from: Package): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'dunder-many-relations-'));
  const write = (name: string, text: string) => {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  };
  write('schema/models.ts', schema);
  for (const { path: file, text } of emit(loadSchema({ root: folder, schema: 'schema' }).schema, { output: 'generated', extension: 'js' }))
    write(`generated/${file}`, text);
  write('package.json', '{ "type": "module" }');
  write('program.ts', program);
  write('tsconfig.json', JSON.stringify({ compilerOptions: { ...OPTIONS, ...places(from) }, files: ['program.ts'] }));
  return folder;
}
