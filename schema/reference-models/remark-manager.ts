import { fromQuerySet, QuerySet } from 'dunder';
import type { RemarkSchema } from '../../generated/index.js';

export class RemarkQuerySet extends QuerySet<RemarkSchema> {
  about(word: string) {
    return this.filter({ text__icontains: word });
  }
}

/** `Remark.objects`: leaves out what has no text, and so does `document.remarks`. */
export class RemarkManager extends fromQuerySet(RemarkQuerySet) {
  override getQuerySet() {
    return super.getQuerySet().exclude({ text: '' });
  }

  longest() {
    return this.orderBy('-text').first();
  }
}
