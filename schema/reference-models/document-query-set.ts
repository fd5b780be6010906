import { QuerySet } from 'dunder';
import type { DocumentSchema } from '../../generated/index.js';

/** Queries over documents, whose `delete()` marks the rows. */
export class DocumentQuerySet extends QuerySet<DocumentSchema> {
  override async delete(): Promise<[total: number, byModel: Record<string, number>]> {
    const total = await this.update({ deletedAt: new Date() });
    return [total, total === 0 ? {} : { Document: total }];
  }

  /** Really deletes the rows, those that are marked too. */
  erase(): Promise<[total: number, byModel: Record<string, number>]> {
    return super.delete();
  }

  /** The rows that are marked. */
  deleted() {
    return this.withoutFilter('deleted').exclude({ deletedAt: null });
  }
}
