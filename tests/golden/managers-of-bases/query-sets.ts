import { type DateTimeField, fromQuerySet, type ModelSchema, type Nullable, QuerySet } from 'dunder';

/** What all models of the base have. */
interface SoftSchema extends ModelSchema {
  readonly own: { readonly deletedAt: Nullable<DateTimeField> };
}

export class SoftQuerySet extends QuerySet<SoftSchema> {
  deleted() {
    return this.exclude({ deletedAt: null });
  }
}

export class NewestQuerySet<S extends SoftSchema> extends QuerySet<S> {
  newest(count: number) {
    return this.reverse().slice(0, count);
  }
}

export class EveryManager extends fromQuerySet(SoftQuerySet) {}
