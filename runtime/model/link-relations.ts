import type { FieldIR, GenericRelationIR, KeyRelationIR, ManyToManyIR } from '../../schema/ir/index.js';
import type { ModelMeta } from './model-meta.js';
import type { RelationMeta, RelationStep } from './relation-meta.js';

/** All relations that start at a model: its own, its parents', and the reverse sides of those that other models declare to it or its parents. */
export function linkRelations(model: ModelMeta): RelationMeta[] {
  const lineage = ancestry(model);
  const relations: RelationMeta[] = [];
  const seen = new Set<string>();
  const add = (relation: RelationMeta | null): void => {
    if (relation !== null && !seen.has(relation.name)) {
      seen.add(relation.name);
      relations.push(relation);
    }
  };
  for (const owner of lineage) {
    for (const field of owner.ir.fields) if (field.relation !== undefined) add(forward(pointedAt(field, owner, lineage), field));
  }
  const names = new Set(lineage.flatMap((owner) => [owner.name, ...owner.registry.proxiesOf(owner.name)]));
  for (const other of model.registry.all()) {
    for (const field of other.ir.fields) {
      const relation = field.relation;
      if (relation !== undefined && 'model' in relation && names.has(relation.model)) add(reverse(other, field));
    }
  }
  return relations;
}

/** The model and its multi-table parents, nearest first. */
function ancestry(model: ModelMeta): ModelMeta[] {
  const concrete = model.concrete;
  return [concrete, ...concrete.parents.flatMap((parent) => ancestry(parent.model))];
}

/**
 * A generic relation that a multi-table child inherits is of the model that the other side knows the row as: of the child when the generic key
 * lists it, `genericForeignKey({ models: [Place, Restaurant] })`, else of the parent.
 */
function pointedAt({ relation }: FieldIR, owner: ModelMeta, lineage: readonly ModelMeta[]): ModelMeta {
  if (relation?.kind !== 'genericRelation' || lineage[0] === owner) return owner;
  const { typeField, keyField } = relation;
  const listed = ancestry(owner.registry.get(relation.model)).flatMap((holder) =>
    holder.ir.fields.flatMap(({ relation: key }) =>
      key?.kind === 'genericForeignKey' && key.typeField === typeField && key.keyField === keyField ? key.models : [],
    ),
  );
  const known = (model: ModelMeta): boolean => listed.some((name) => owner.registry.get(name).concrete === model);
  return lineage.find((model) => known(model) && ancestry(model).includes(owner)) ?? owner;
}

function forward(model: ModelMeta, field: FieldIR): RelationMeta | null {
  const relation = field.relation!;
  switch (relation.kind) {
    case 'foreignKey':
    case 'oneToOne': {
      const target = model.registry.get(relation.model);
      const from = model.localField(field.name)!;
      const to = target.field(relation.toField)!;
      const nullable = field.null === true;
      const steps = [{ target, from, to, multiple: false, nullable, holdsKey: true }];
      return {
        name: field.name,
        accessor: field.name,
        model,
        target,
        direction: 'forward',
        kind: relation.kind,
        multiple: false,
        nullable,
        steps,
        field: from,
        ir: relation,
      };
    }
    case 'manyToMany':
      return manyToMany(model, field.name, field.name, relation, relation.model, relation.throughFields, 'forward');
    case 'genericRelation': {
      const target = model.registry.get(relation.model);
      const to = target.field(relation.keyField)!;
      const typeField = target.field(relation.typeField)!;
      const steps: RelationStep[] = [
        { target, from: model.key!, to, multiple: true, nullable: true, holdsKey: false, typeField, collects: true },
      ];
      return {
        name: field.name,
        accessor: field.name,
        model,
        target,
        direction: 'forward',
        kind: relation.kind,
        multiple: true,
        nullable: true,
        steps,
        field: to,
        ir: relation,
      };
    }
    case 'genericForeignKey':
      return null;
  }
}

function reverse(other: ModelMeta, field: FieldIR): RelationMeta | null {
  const relation = field.relation!;
  switch (relation.kind) {
    case 'foreignKey':
    case 'oneToOne':
      return reverseKey(other, field, relation);
    case 'manyToMany': {
      if (relation.symmetrical === true) return null;
      const [from, to] = relation.throughFields;
      const target = other.registry.get(relation.model);
      return manyToMany(target, relation.reverse.queryName, relation.reverse.accessor, relation, other.name, [to, from], 'reverse');
    }
    case 'genericRelation':
      return relation.queryName === null ? null : reverseGeneric(other, relation, relation.queryName);
    case 'genericForeignKey':
      return null;
  }
}

/** `relatedQueryName`: from the rows with the generic key to the one row of this model that each may point at. It is a path and no property. */
function reverseGeneric(other: ModelMeta, relation: GenericRelationIR, name: string): RelationMeta {
  const holder = other.registry.get(relation.model);
  const from = holder.field(relation.keyField)!;
  const typeField = holder.field(relation.typeField)!;
  const near = { from, typeField, typeNear: true } as const;
  const steps: RelationStep[] = [{ ...near, target: other, to: other.key!, multiple: false, nullable: true, holdsKey: false }];
  return {
    name,
    accessor: null,
    // The parent of a multi-table child may have the columns.
    model: from.model,
    target: other,
    direction: 'reverse',
    kind: relation.kind,
    multiple: false,
    nullable: true,
    steps,
    field: null,
    ir: relation,
  };
}

function reverseKey(other: ModelMeta, field: FieldIR, relation: KeyRelationIR): RelationMeta {
  const model = other.registry.get(relation.model).concrete;
  const to = other.localField(field.name)!;
  const from = model.field(relation.toField)!;
  const multiple = relation.kind === 'foreignKey';
  const steps: RelationStep[] = [{ target: other, from, to, multiple, nullable: true, holdsKey: false, collects: true }];
  const { queryName, accessor } = relation.reverse;
  return {
    name: queryName,
    accessor,
    model,
    target: other,
    direction: 'reverse',
    kind: relation.kind,
    multiple,
    nullable: true,
    steps,
    field: to,
    ir: relation,
  };
}

/** Two hops over the join model: `post.id = post_tag.post_id`, `post_tag.tag_id = tag.id`. */
function manyToMany(
  model: ModelMeta,
  name: string,
  accessor: string | null,
  relation: ManyToManyIR,
  targetName: string,
  [fromName, toName]: readonly [string, string],
  direction: 'forward' | 'reverse',
): RelationMeta {
  const target = model.registry.get(targetName);
  const through = model.registry.get(relation.through);
  const fromField = through.localField(fromName)!;
  const toField = through.localField(toName)!;
  const referred = (key: typeof fromField, of: ModelMeta) => of.field((key.ir.relation as KeyRelationIR).toField)!;
  const onward: RelationStep = { target, from: toField, to: referred(toField, target), multiple: false, nullable: false, holdsKey: true };
  const near = { target: through, from: referred(fromField, model), to: fromField };
  const steps: RelationStep[] = [{ ...near, multiple: true, nullable: true, holdsKey: false, collects: true, onward }, onward];
  return {
    name,
    accessor,
    model,
    target,
    direction,
    kind: 'manyToMany',
    multiple: true,
    nullable: true,
    steps,
    field: null,
    ir: relation,
    through: { model: through, fromField, toField },
  };
}
