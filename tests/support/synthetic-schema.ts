/**
 * A schema of `count` models, one file each: 12 scalars, three foreign keys with their reverse sides, one many-to-many with its own.
 * The keys are permutations, so that the models are one tangle of cycles.
 */
export function syntheticSchema(count: number): Record<string, string> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`schema/model${index}.ts`, modelText(index, count)]));
}

function modelText(index: number, count: number): string {
  const [a, b, c, m] = [(7 * index + 1) % count, (13 * index + 2) % count, (17 * index + 3) % count, (3 * index + 5) % count];
  const imports = [...new Set([a, b, c, m])].filter((other) => other !== index);
  return `import { fields, Model } from 'dunder/schema';
${imports.map((other) => `import { Model${other} } from './model${other}.js';`).join('\n')}

/** Model number ${index}. */
export class Model${index} extends Model {
  s1 = fields.char({ maxLength: 100 });
  s2 = fields.char({ maxLength: 100 });
  s3 = fields.char({ maxLength: 100 });
  s4 = fields.text();
  i1 = fields.integer();
  i2 = fields.integer({ default: 0 });
  i3 = fields.integer();
  b1 = fields.boolean({ default: true });
  f1 = fields.float();
  d1 = fields.dateTime();
  j1 = fields.json();
  n1 = fields.char({ maxLength: 10, null: true });
  a = fields.foreignKey(Model${a}, { onDelete: 'CASCADE', relatedName: 'r${index}a' });
  b = fields.foreignKey(Model${b}, { onDelete: 'CASCADE', relatedName: 'r${index}b' });
  c = fields.foreignKey(Model${c}, { onDelete: 'CASCADE', relatedName: 'r${index}c' });
  m = fields.manyToMany(Model${m}, { relatedName: 'rm${index}' });
}
`;
}
