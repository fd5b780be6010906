import { fromQuerySet, type ModelSchema, QuerySet } from 'dunder';

/** For all models with a date of deletion: which one it is, is its type parameter. */
export class TrashQuerySet<S extends ModelSchema> extends QuerySet<S> {
  trashed() {
    // The fields of S are not known here.
    return this.exclude({ deletedAt: null } as never);
  }
}

/** The rows that are marked as deleted, and no others. */
export class TrashManager<S extends ModelSchema> extends fromQuerySet(TrashQuerySet)<S> {
  override getQuerySet() {
    return super.getQuerySet().trashed();
  }
}
