import type { ManagerIR } from '../../schema/ir/model-ir.js';
import { tableName } from '../../schema/ir/naming.js';
import type { DiagnosticBag } from '../diagnostics.js';
import type { ModelDeclaration } from '../parse/declarations.js';
import type { ObjectReading } from '../parse/reading.js';
import type { BuildCache } from './build-cache.js';
import type { FieldDraft, ModelDraft } from './drafts.js';

/**
 * Copies the fields of abstract bases into the models that extend them, finds the multi-table parent of each, and drops the abstract
 * ones. A child may declare an inherited field anew, or take it out with `name = null`.
 *
 * @see https://docs.djangoproject.com/en/stable/topics/db/models/#model-inheritance
 */
export function resolveInheritance(bag: DiagnosticBag, declarations: readonly ModelDeclaration[], kept: BuildCache): readonly ModelDraft[] {
  const byName = new Map(declarations.map((declaration) => [declaration.name, declaration]));
  const fields = new Map(
    declarations.map((declaration) => [declaration.name, declaration.fields.map((field) => kept.field(bag, declaration.name, field))]),
  );
  return declarations.filter((declaration) => !declaration.abstract).map((declaration) => inherit(bag, declaration, byName, fields));
}

function inherit(
  bag: DiagnosticBag,
  declaration: ModelDeclaration,
  byName: ReadonlyMap<string, ModelDeclaration>,
  fields: ReadonlyMap<string, readonly FieldDraft[]>,
): ModelDraft {
  const bases: ModelDeclaration[] = [];
  let above = declaration.base === null ? undefined : byName.get(declaration.base);
  while (above?.abstract) {
    bases.push(above);
    above = above.base === null ? undefined : byName.get(above.base);
  }
  const proxy = flag(declaration.meta, 'proxy');
  const managers = inheritManagers([declaration, ...bases, ...lineOf(above, byName)]);
  const meta = declaration.meta ?? bases.find((base) => base.meta)?.meta;
  const tableOption = entryText(declaration.meta, 'dbTable');
  return {
    name: declaration.name,
    declaration,
    table: tableOption ?? tableName(declaration.name),
    fields: inheritFields(bag, declaration, bases, fields),
    meta,
    proxy,
    abstractBases: bases.map((base) => base.name),
    managers,
    ...(above ? { parent: above.name } : {}),
  };
}

/** The farthest base's fields come first, as they would in the classes; a field declared anew keeps its first place. */
function inheritFields(
  bag: DiagnosticBag,
  declaration: ModelDeclaration,
  bases: readonly ModelDeclaration[],
  fields: ReadonlyMap<string, readonly FieldDraft[]>,
): ModelDraft['fields'] {
  const found = new Map<string, { draft: FieldDraft; inheritedFrom?: string }>();
  for (const owner of [...bases].reverse().concat(declaration)) {
    for (const { name, place } of owner.removed)
      if (!found.delete(name) && owner === declaration)
        bag.error(
          'SCHEMA.NOTHING_TO_REMOVE',
          place,
          `'${owner.name}' removes '${name}', which no abstract base of it declares.`,
          'Remove the line.',
        );
    for (const draft of fields.get(owner.name) ?? [])
      found.set(draft.name, owner === declaration ? { draft } : { draft, inheritedFrom: owner.name });
  }
  return [...found.values()];
}

/** Managers come down from every base; the nearest of a name wins. */
function inheritManagers(line: readonly ModelDeclaration[]): readonly ManagerIR[] {
  const found = new Map<string, ManagerIR>();
  for (const owner of line)
    for (const manager of owner.managers)
      if (!found.has(manager.name)) found.set(manager.name, owner.abstract ? { ...manager, inherited: true } : manager);
  return [...found.values()];
}

function lineOf(from: ModelDeclaration | undefined, byName: ReadonlyMap<string, ModelDeclaration>): readonly ModelDeclaration[] {
  const line: ModelDeclaration[] = [];
  for (let at = from; at && !line.includes(at); at = at.base === null ? undefined : byName.get(at.base)) line.push(at);
  return line;
}

function flag(meta: ObjectReading | undefined, name: string): boolean {
  const value = meta?.entries.find((entry) => entry.name === name)?.value;
  return value?.kind === 'literal' && value.value === true;
}

function entryText(meta: ObjectReading | undefined, name: string): string | undefined {
  const value = meta?.entries.find((entry) => entry.name === name)?.value;
  return value?.kind === 'literal' && typeof value.value === 'string' && value.value !== '' ? value.value : undefined;
}
