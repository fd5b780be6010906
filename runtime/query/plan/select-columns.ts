import { FieldError, QueryError } from '../../errors/query-error.js';
import { suggest } from '../../errors/suggest.js';
import type { FieldMeta } from '../../model/field-meta.js';
import type { ModelMeta } from '../../model/model-meta.js';
import type { RelationMeta } from '../../model/relation-meta.js';
import type { ExpressionSqlNode, SelectColumnNode, ValueType } from '../../sql/ast/index.js';
import type { TracedState } from '../trace-state.js';
import type { JoinEntry } from './join-tree.js';
import type { ColumnShape, InstanceShape, RelatedShape, RowShape } from './row-shape.js';
import type { SelectPlanner } from './select-planner.js';
import { parentSteps, unknownName } from './walk-path.js';

export interface Selection {
  readonly columns: SelectColumnNode[];
  readonly shape: RowShape;
  /** The position (from 1) of each selected annotation, for ORDER BY and GROUP BY. */
  readonly positions: ReadonlyMap<string, number>;
  /** The tables whose whole rows are selected. */
  readonly instances: readonly JoinEntry[];
}

/** The SELECT list of a state, and how its rows are read. */
export function selectColumns(planner: SelectPlanner, state: TracedState): Selection {
  return planner.values === null ? instanceColumns(planner, state) : valueColumns(planner, state);
}

/** The names of what `values()` and the annotations after it select, in their order. */
export function selectedNames({ values, annotations }: SelectPlanner, { rows }: Pick<TracedState, 'rows'>): readonly string[] {
  // What is annotated after valuesList('age', { flat: true }) is there for conditions and the order: the row stays the one value.
  if (values === null || (rows === 'flat' && values.length === 1)) return values ?? [];
  return [...values, ...[...annotations].flatMap(([name, { selected }]) => (selected && !values.includes(name) ? [name] : []))];
}

function valueColumns(planner: SelectPlanner, state: TracedState): Selection {
  const columns: SelectColumnNode[] = [];
  const shapes: ColumnShape[] = [];
  const positions = new Map<string, number>();
  const add = (name: string, annotation: boolean): void => {
    const resolved = planner.column(name);
    if (resolved.node.kind === 'row') {
      for (const expression of resolved.node.items) columns.push({ expression, alias: null });
      shapes.push({ name, type: resolved.type, items: resolved.itemTypes });
      return;
    }
    columns.push({ expression: resolved.node, alias: annotation ? name : null });
    shapes.push({ name, type: resolved.type });
    if (annotation) positions.set(name, columns.length);
  };
  for (const name of selectedNames(planner, state)) add(name, planner.annotations.has(name));
  if (state.rows === 'flat' && shapes.length !== 1) {
    throw new QueryError({
      code: 'QUERY.FLAT_NEEDS_ONE',
      message: `valuesList() with flat: true takes one field, not ${shapes.length}.`,
      hint: 'Name one field, or leave flat out: each row is then a tuple.',
    });
  }
  return { columns, shape: { kind: state.rows as 'objects' | 'tuples' | 'flat', columns: shapes }, positions, instances: [] };
}

function instanceColumns(planner: SelectPlanner, state: TracedState): Selection {
  const columns: SelectColumnNode[] = [];
  const instances: JoinEntry[] = [];
  const tree = relatedTree(state.related);
  const loaded = loadedFields(state, planner.model);
  const select = (model: ModelMeta, entry: JoinEntry, prefix: string, children: RelatedTree): InstanceShape => {
    const offset = columns.length;
    instances.push(entry);
    const shapes: ColumnShape[] = [];
    const deferred: string[] = [];
    for (const field of model.fields) {
      if (!loaded(prefix, field)) {
        deferred.push(field.attribute);
        continue;
      }
      columns.push({ expression: fieldColumn(planner, entry, model, field), alias: null });
      shapes.push({ name: field.attribute, type: field.type });
    }
    const related: RelatedShape[] = [];
    for (const [name, grandchildren] of children) related.push(selectRelated(model, entry, prefix, name, grandchildren));
    return { model, offset, columns: shapes, deferred, related };
  };
  const selectRelated = (model: ModelMeta, from: JoinEntry, prefix: string, name: string, children: RelatedTree): RelatedShape => {
    const named = prefix === '' ? planner.named.get(name) : undefined;
    if (named !== undefined && named.relation !== null) {
      const entry = named.join(null);
      const instance = select(named.target, entry, `${name}__`, children);
      return { relation: named.relation, property: name, nullable: !entry.inner, keyColumn: keyColumnOf(named.target, instance), instance };
    }
    const relation = model.relation(name);
    if (relation === undefined || relation.multiple || relation.accessor === null) throw badRelated(model, name, prefix, relation);
    if (relation.field !== null && relation.direction === 'forward' && !loaded(prefix, relation.field)) {
      throw new FieldError({
        code: 'QUERY.DEFERRED_RELATION',
        message: `${model.name}.${name} cannot be both deferred and followed by selectRelated.`,
        hint: `Add '${prefix}${name}' to only(), or leave it out of defer().`,
      });
    }
    let entry = from;
    for (const step of [...parentSteps(model, relation.model), ...relation.steps]) entry = planner.tree.join(entry, step, null);
    const instance = select(relation.target, entry, `${prefix}${name}__`, children);
    return { relation, property: null, nullable: !entry.inner, keyColumn: keyColumnOf(relation.target, instance), instance };
  };
  const instance = select(planner.model, planner.tree.root, '', tree);
  const annotationOffset = columns.length;
  const annotations: ColumnShape[] = [];
  const positions = new Map<string, number>();
  for (const [name, annotation] of planner.annotations) {
    if (!annotation.selected) continue;
    columns.push({ expression: annotation.resolved!.node, alias: name });
    annotations.push({ name, type: annotation.resolved!.type });
    positions.set(name, columns.length);
  }
  const link = linkColumn(planner, columns);
  return { columns, shape: { kind: 'instances', instance, annotations, annotationOffset, link }, positions, instances };
}

/** The key is never left out, so its place tells whether the row is there. */
function keyColumnOf(model: ModelMeta, instance: InstanceShape): number {
  const key = model.primaryKey[0]!.attribute;
  return instance.offset + instance.columns.findIndex((column) => column.name === key);
}

/** The column of a field, over the parent link when a multi-table parent's table has it. */
function fieldColumn(planner: SelectPlanner, entry: JoinEntry, model: ModelMeta, field: FieldMeta): ExpressionSqlNode {
  let owner = entry;
  let concrete = model.concrete;
  while (field.model !== concrete) {
    const parent = concrete.parents.find((one) => one.model.fields.includes(field))!;
    owner = planner.tree.join(
      owner,
      { target: parent.model, from: parent.link, to: parent.model.key!, multiple: false, nullable: false, holdsKey: true },
      null,
    );
    concrete = parent.model.concrete;
  }
  return owner.column(field.column);
}

/** Adds the column that tells a prefetch the parent of each row. */
function linkColumn(planner: SelectPlanner, columns: SelectColumnNode[]): { readonly type: ValueType; readonly column: number } | null {
  const { link } = planner;
  if (link === null) return null;
  return { type: link.type, column: columns.push({ expression: link.node, alias: null }) - 1 };
}

type RelatedTree = Map<string, RelatedTree>;

/** `['author__mentor', 'author']` → `{ author: { mentor: {} } }` */
function relatedTree(paths: readonly string[]): RelatedTree {
  const root: RelatedTree = new Map();
  for (const path of paths) {
    let level = root;
    for (const name of path.split('__')) {
      let next = level.get(name);
      if (next === undefined) level.set(name, (next = new Map()));
      level = next;
    }
  }
  return root;
}

/** Which fields only() and defer() leave, by the prefix of the relation. Keys are always loaded. */
function loadedFields(state: TracedState, model: ModelMeta): (prefix: string, field: FieldMeta) => boolean {
  const { loaded } = state;
  if (loaded === null) return () => true;
  const named = new Set(loaded.paths);
  for (const path of named) checkLoadedPath(model, path);
  const only = loaded.only;
  return (prefix, field) => {
    if (field.model.primaryKey.includes(field)) return true;
    const listed = named.has(prefix + field.name) || named.has(prefix + field.attribute);
    if (!only) return !listed;
    // `only('author__name')` needs the key that leads there.
    if (listed || (field.ir.relation !== undefined && [...named].some((path) => path.startsWith(`${prefix}${field.name}__`)))) return true;
    // A relation that only() does not name below its first level is loaded whole.
    return prefix !== '' && ![...named].some((path) => path.startsWith(prefix));
  };
}

function checkLoadedPath(model: ModelMeta, path: string): void {
  let current = model;
  const names = path.split('__');
  names.forEach((name, index) => {
    const relation = current.relation(name);
    if (index === names.length - 1) {
      if (current.field(name) === undefined && name !== 'pk') throw unknownName(name, current, path);
    } else if (relation === undefined) throw unknownName(name, current, path);
    else current = relation.target;
  });
}

function badRelated(model: ModelMeta, name: string, prefix: string, relation: RelationMeta | undefined): FieldError {
  const single = [...model.relationsByPath.values()].filter((one) => !one.multiple && one.accessor !== null);
  const choices = single.map((one) => one.name).sort();
  const path = `${prefix}${name}`;
  const [fault, hint] = faultOf(model, name, path, relation);
  return new FieldError({
    code: 'QUERY.BAD_RELATED',
    message: `selectRelated('${path}'): ${fault}. Choices are: ${choices.join(', ') || 'none'}.${relation === undefined ? suggest(name, choices) : ''}`,
    ...(hint === null ? {} : { hint }),
  });
}

function faultOf(model: ModelMeta, name: string, path: string, relation: RelationMeta | undefined): readonly [string, string | null] {
  if (relation === undefined) return [`${model.name} has no relation '${name}'`, null];
  if (relation.multiple) return [`${model.name}.${name} is many-valued`, `Use prefetchRelated('${path}') for it.`];
  const fault = `'${name}' is a path of ${model.name}, and no property that could hold the row`;
  if (relation.kind !== 'genericRelation') return [fault, 'Give the relation a relatedName.'];
  return [
    fault,
    `Prefetch the generic foreign key, or name the rows: annotate({ one: FilteredRelation('${path}') }).selectRelated('one').`,
  ];
}
