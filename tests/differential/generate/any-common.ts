import fc from 'fast-check';
import type { Expr, Operation, Query } from '../query/query.js';
import { type Common, COMMON, withCommon } from '../world/common.js';
import { type FieldFact, fieldsOf, type World } from '../world/facts.js';
import { anyAggregate } from './any-aggregate.js';
import { anyBesideCommon, anyRecursive } from './any-joined-rows.js';
import { anyFilter, anyOf, modelsOf, PLAIN } from './any-query.js';
import { ofKind, placesFrom } from './places.js';

interface Asked {
  readonly question: { readonly kind: 'count' | 'rows'; readonly query: Query };
  readonly common: Common;
}

/** A query with a name, and a question of its rows: filters, groups and windows over columns and totals of another query. */
export function anyOfCommon(world: World): fc.Arbitrary<Asked> {
  const recursive = anyRecursive(world);
  return fc.oneof(anyCommon(world), ...(recursive === null ? [] : [recursive])).chain((common) => {
    // Which rows there are decides nothing about what can be asked.
    const query = fc.oneof(anyOf(withCommon(world, common, true), COMMON), anyBesideCommon(world, common));
    return fc.record({ question: fc.record({ kind: fc.constantFrom('rows' as const, 'rows' as const, 'count' as const), query }), common: fc.constant(common) }); // prettier-ignore
  });
}

function anyCommon(world: World): fc.Arbitrary<Common> {
  return fc.constantFrom(...modelsOf(world).filter((name) => fieldsOf(world, name).length > 1)).chain((model) => {
    const own = placesFrom(world, model, 0);
    const near = placesFrom(world, model, 1);
    // The place of a row stands under `id` in memory.
    const fields = fieldsOf(world, model).filter(({ name }) => name !== 'id');
    const doubled = ofKind(own, 'number').map((place): Expr => ({ kind: 'combine', operator: 'mul', left: { kind: 'path', path: { hops: [], field: place.field } }, right: { kind: 'value', value: 2 }, whole: true })); // prettier-ignore
    return fc
      .record({
        filters: fc.array(anyFilter({ places: near, beside: own }), { maxLength: 1 }),
        columns: fc
          .subarray([...fields], { minLength: 1, maxLength: Math.min(3, fields.length) })
          .filter((some) => some.some(({ kind }) => kind !== 'boolean')),
        total: fc.option(fc.oneof(anyAggregate(own, null), fc.constantFrom(...doubled))),
        distinct: fc.boolean(),
      })
      .map(({ filters, columns, total, distinct }): Common => {
        const values: Operation = { kind: 'values', columns: columns.map(({ name }) => ({ hops: [], field: name })) };
        const made: Operation[] = total === null ? [] : [{ kind: 'annotate', name: 'total', value: total, selected: true }];
        const added: FieldFact[] = total === null ? [] : [{ name: 'total', kind: 'number', nullable: true }];
        return { query: { ...PLAIN, model, operations: [...filters, values, ...made], distinct }, fields: [...columns.map((one) => ({ ...one, nullable: true })), ...added] }; // prettier-ignore
      });
  });
}
