import { atomic } from '../../connection/atomic.js';
import { LogicalExpression, LookupExpression } from '../../expressions/base-expression.js';
import type { ExpressionNode } from '../../expressions/expression.js';
import { engine } from '../../query/engine.js';
import { fetchRows } from '../../query/execute/run-select.js';
import { type QueryState, withOperation, withState } from '../../query/query-state.js';
import { mapKey } from '../loading/map-key.js';
import type { FieldMeta } from '../field-meta.js';
import type { ModelMeta } from '../model-meta.js';
import { forget } from './key-writes.js';
import { type LinkChange, tellLinks } from './link-signals.js';
import { membersOf, writeAlias, writeState } from './members.js';
import { ownerKey } from './relation-state.js';
import type { AddOptions, Related, RelatedWrites } from './related-writes.js';
import { setMembers } from './set-members.js';
import { m2mChanged } from '../signals/model-signals.js';

/** The rows that a join table links to the instance: adding one writes a row of the join table. */
export const linkedWrites: RelatedWrites = {
  async create(related, values, options) {
    ownerKey(related);
    const { instance, property } = related;
    return await together(related, async () => {
      const made = (await engine.create(writeState(property.relation.target, instance), values)) as object;
      await linkedWrites.add(related, [made], options);
      return made;
    });
  },

  async getOrCreate(related, state, lookup, options) {
    return await together(related, async () => await linked(related, await engine.getOrCreate(state, lookup, options), options));
  },

  async updateOrCreate(related, state, lookup, options) {
    return await together(related, async () => await linked(related, await engine.updateOrCreate(state, lookup, options), options));
  },

  async bulkCreate(related, instances, options) {
    return await together(related, async () => {
      const { instance, property } = related;
      const made = (await engine.bulkCreate(writeState(property.relation.target, instance), instances, options)) as object[];
      await linkedWrites.add(related, made, options);
      return made;
    });
  },

  async add(related, given, options) {
    const { through, memberKey } = linkOf(related);
    const key = ownerKey(related);
    const { keys } = membersOf(related, given, memberKey.attribute);
    const defaults = settled(options.throughDefaults);
    // The join table of the generator has a unique pair of keys: what is there is skipped by the INSERT itself.
    if (through.ir.autoCreated !== undefined && !m2mChanged.hasListeners(through.modelClass))
      await insertLinks(related, key, keys, defaults, true);
    else {
      await together(related, async () => {
        const there = new Set((await linkedKeys(related, key, keys)).map(mapKey));
        const fresh = keys.filter((one) => !there.has(mapKey(one)));
        await tellLinks(related, 'Add', new Set(fresh), () =>
          insertLinks(related, key, fresh, defaults, through.ir.autoCreated !== undefined),
        );
      });
    }
    forget(related);
  },

  async remove(related, given) {
    const { memberKey, from, to } = linkOf(related);
    const key = ownerKey(related);
    const { keys } = membersOf(related, given, memberKey.attribute);
    const found = links(related, (near, far) => [new LookupExpression(near.attribute, key), new LookupExpression(`${far.attribute}__in`, keys)], from, to); // prettier-ignore
    await removeLinks(related, 'Remove', new Set(keys), found);
    forget(related);
  },

  async set(related, state, given, options) {
    ownerKey(related);
    await together(related, () => setMembers(linkedWrites, related, state, given, linkOf(related).memberKey.attribute, options));
  },

  async clear(related) {
    const { from, to } = linkOf(related);
    const key = ownerKey(related);
    await removeLinks(
      related,
      'Clear',
      null,
      links(related, (near) => [new LookupExpression(near.attribute, key)], from, to),
    );
    forget(related);
  },
};

interface LinkModel {
  readonly through: ModelMeta;
  /** The keys of the join table: to the instance, to the member. */
  readonly from: FieldMeta;
  readonly to: FieldMeta;
  /** The column of the member that the join table refers to. */
  readonly memberKey: FieldMeta;
  readonly symmetrical: boolean;
}

function linkOf({ property: { relation } }: Related): LinkModel {
  const { model: through, fromField, toField } = relation.through!;
  const symmetrical = relation.ir.kind === 'manyToMany' && relation.ir.symmetrical === true;
  return { through, from: fromField, to: toField, memberKey: relation.steps[1]!.to, symmetrical };
}

/** `INSERT INTO "post_tag" ("post_id", "tag_id") VALUES …`; of a symmetrical relation a row for each direction. */
async function insertLinks(
  { instance, property }: Related,
  key: unknown,
  keys: readonly unknown[],
  defaults: Readonly<Record<string, unknown>>,
  ignoreConflicts: boolean,
): Promise<void> {
  if (keys.length === 0) return;
  const { through, from, to, symmetrical } = linkOf({ instance, property });
  const Class = through.modelClass as unknown as new (values: object) => object;
  const link = (near: unknown, far: unknown): object => new Class({ ...defaults, [from.attribute]: near, [to.attribute]: far });
  const rows = keys.map((one) => link(key, one));
  if (symmetrical) for (const one of keys) if (mapKey(one) !== mapKey(key)) rows.push(link(one, key));
  await engine.bulkCreate(writeState(through, instance), rows, ignoreConflicts ? { ignoreConflicts } : {});
}

async function removeLinks(related: Related, change: LinkChange, keys: ReadonlySet<unknown> | null, found: QueryState): Promise<void> {
  const remove = () => engine.delete(found);
  if (m2mChanged.hasListeners(linkOf(related).through.modelClass)) await together(related, () => tellLinks(related, change, keys, remove));
  else await remove();
}

/** Which of these are linked already. */
async function linkedKeys({ instance, property }: Related, key: unknown, keys: readonly unknown[]): Promise<unknown[]> {
  const { through, from, to } = linkOf({ instance, property });
  const conditions = [new LookupExpression(from.attribute, key), new LookupExpression(`${to.attribute}__in`, keys)];
  const state = withOperation(
    writeState(through, instance),
    { kind: 'filter', conditions, negated: false },
    { kind: 'values', fields: [to.attribute] },
  );
  return await fetchRows(withState(state, { rows: 'flat', ordering: [] }));
}

/** The rows of the join table; of a symmetrical relation those of both directions. */
function links(
  { instance, property }: Related,
  conditions: (near: FieldMeta, far: FieldMeta) => readonly ExpressionNode[],
  from: FieldMeta,
  to: FieldMeta,
): QueryState {
  const { through, symmetrical } = linkOf({ instance, property });
  const there = new LogicalExpression('AND', conditions(from, to));
  const both = symmetrical ? new LogicalExpression('OR', [there, new LogicalExpression('AND', conditions(to, from))]) : there;
  return withOperation(writeState(through, instance), { kind: 'filter', conditions: [both], negated: false });
}

/** Adds what was made, and leaves what was there, as the lookup found it in the relation. */
async function linked(related: Related, [found, created]: [unknown, boolean], options: object): Promise<[object, boolean]> {
  if (created) await linkedWrites.add(related, [found], options as AddOptions);
  return [found as object, created];
}

async function together<T>(related: Related, work: () => Promise<T>): Promise<T> {
  const answer = await atomic(work, { using: writeAlias(related.property.relation.target, related.instance), savepoint: false });
  forget(related);
  return answer as T;
}

/** Functions among the values are called once for all rows. */
function settled(defaults: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(defaults).map(([name, value]) => [name, typeof value === 'function' ? (value as () => unknown)() : value]),
  );
}
