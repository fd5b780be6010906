import type { FieldIR } from '../../schema/ir/field-ir.js';
import type { ModelIR } from '../../schema/ir/model-ir.js';
import type { ManyToManyIR } from '../../schema/ir/relation-ir.js';
import { type ModelContext, modelNamed } from './emit-context.js';
import type { LinkView } from './link-view.js';
import type { ReverseRelation } from './reverse-relations.js';

/** A model with what it has of its parents and of the models that point at it. */
export interface ModelView {
  readonly model: ModelIR;
  /** The model whose table it is: itself, or the one that it is a proxy of. */
  readonly concrete: ModelIR;
  /** The concrete model and its multi-table parents, nearest first. */
  readonly lineage: readonly ModelIR[];
  /** All columns, those of parents included. */
  readonly columns: readonly FieldIR[];
  /** All relations. */
  readonly links: readonly LinkView[];
  readonly key: readonly FieldIR[];
}

export function viewModel(context: ModelContext, model: ModelIR): ModelView {
  const concrete = model.proxyFor === undefined ? model : modelNamed(context, model.proxyFor);
  const lineage = lineageOf(context, concrete);
  const columns = new Map<string, FieldIR>();
  for (const owner of lineage)
    for (const field of owner.fields) if (field.type !== null && !columns.has(field.name)) columns.set(field.name, field);
  const key = concrete.primaryKey.flatMap((name) => columns.get(name) ?? []);
  return { model, concrete, lineage, columns: [...columns.values()], links: linksOf(context, lineage), key };
}

function lineageOf(context: ModelContext, model: ModelIR): readonly ModelIR[] {
  return [model, ...(model.parents ?? []).flatMap((parent) => lineageOf(context, modelNamed(context, parent.model)))];
}

function linksOf(context: ModelContext, lineage: readonly ModelIR[]): readonly LinkView[] {
  const links: LinkView[] = [];
  const paths = new Set<string>();
  const accessors = new Set<string>();
  const add = (link: LinkView | undefined): void => {
    if (link === undefined) return;
    const path = link.path === null || paths.has(link.path) ? null : link.path;
    const accessor = link.accessor === null || accessors.has(link.accessor) ? null : link.accessor;
    if (path === null && accessor === null) return;
    if (path !== null) paths.add(path);
    if (accessor !== null) accessors.add(accessor);
    links.push({ ...link, path, accessor });
  };
  for (const owner of lineage) for (const field of owner.fields) add(forward(context, owner, field, owner !== lineage[0]));
  for (const owner of lineage)
    for (const name of [owner.name, ...(context.proxies.get(owner.name) ?? [])])
      for (const relation of context.reverse.get(name) ?? []) {
        const inherited = owner !== lineage[0];
        // A child does not see its own rows through its parent.
        if (!(inherited && isParentLink(relation.field))) add(reverse(context, relation, inherited));
      }
  return links;
}

function isParentLink({ relation }: FieldIR): boolean {
  return relation?.kind === 'oneToOne' && relation.parentLink === true;
}

/** Does its column hold the primary key of the target, and not another unique field of it? */
function holdsKey(context: ModelContext, relation: { readonly model: string; readonly toField: string }): boolean {
  const key = context.models.get(relation.model)?.primaryKey;
  return key === undefined || (key.length === 1 && key[0] === relation.toField);
}

function forward(context: ModelContext, owner: ModelIR, field: FieldIR, inherited: boolean): LinkView | undefined {
  const { relation, name } = field;
  if (relation === undefined) return undefined;
  const base = { path: name, accessor: name, inherited, doc: field.doc ?? field.helpText };
  switch (relation.kind) {
    case 'foreignKey':
    case 'oneToOne':
      return {
        ...base,
        kind: 'key',
        target: relation.model,
        nullable: field.null === true,
        by: holdsKey(context, relation) ? null : field,
      };
    case 'manyToMany':
      return { ...base, kind: 'linked', target: relation.model, ...joinOf(context, relation) };
    case 'genericForeignKey': {
      const type = owner.fields.find((other) => other.name === relation.typeField);
      return { ...base, path: null, kind: 'generic', targets: relation.models, nullable: type?.null === true };
    }
    case 'genericRelation': {
      const target = context.models.get(relation.model);
      const pointers = (target?.fields ?? []).filter(
        ({ relation: other }) =>
          other?.kind === 'genericForeignKey' && other.typeField === relation.typeField && other.keyField === relation.keyField,
      );
      const held = [relation.typeField, relation.keyField, ...pointers.map((pointer) => pointer.name)].sort();
      return { ...base, kind: 'genericMany', target: relation.model, held };
    }
  }
}

/** A declared join model, which may have fields of its own, and its two keys. */
function joinOf(context: ModelContext, { through, throughFields }: ManyToManyIR): { through: string | null; ends: readonly string[] } {
  return { through: context.models.get(through)?.autoCreated === undefined ? through : null, ends: [...throughFields].sort() };
}

function reverse(context: ModelContext, { from, field }: ReverseRelation, inherited: boolean): LinkView | undefined {
  const relation = field.relation!;
  if (relation.kind === 'genericForeignKey') return undefined;
  if (relation.kind === 'genericRelation')
    return { path: relation.queryName, accessor: null, inherited, kind: 'reverseOne', target: from.name, assigned: 'never' };
  const { accessor, queryName } = relation.reverse;
  const base = { path: queryName.endsWith('+') ? null : queryName, accessor, inherited };
  switch (relation.kind) {
    case 'foreignKey':
      return { ...base, kind: 'reverseMany', target: from.name, field: field.name };
    case 'oneToOne': {
      const assigned = relation.parentLink === true ? 'never' : field.null === true ? 'rowOrNull' : 'row';
      return { ...base, kind: 'reverseOne', target: from.name, assigned };
    }
    case 'manyToMany':
      return relation.symmetrical === true ? undefined : { ...base, kind: 'linked', target: from.name, ...joinOf(context, relation) };
  }
}
