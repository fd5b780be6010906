import { NotSupportedError } from '../../errors/database-error.js';
import { FieldError, QueryError } from '../../errors/query-error.js';
import type { Features } from '../../dialects/features.js';
import type { FieldMeta } from '../../model/field-meta.js';
import type { ModelMeta } from '../../model/model-meta.js';
import type { ConflictNode } from '../../sql/ast/index.js';
import type { BulkCreateOptions } from '../types/options.js';
import { assignable } from './assigned-fields.js';

/** What bulkCreate() does with rows that clash, by Django's rules for its options. */
export function conflictOf(model: ModelMeta, options: BulkCreateOptions, features: Features): ConflictNode | null {
  const { ignoreConflicts = false, updateConflicts = false, updateFields = [], uniqueFields = [] } = options;
  if (ignoreConflicts && updateConflicts) throw refused('ignoreConflicts and updateConflicts exclude each other.', 'Choose one of them.');
  if (ignoreConflicts) return { action: 'ignore', target: [], update: [] };
  if (!updateConflicts) return null;
  if (updateFields.length === 0) throw refused('updateConflicts needs updateFields.', 'Name the fields that take the new values.');
  if (features.conflictTarget && uniqueFields.length === 0)
    throw refused('updateConflicts needs uniqueFields.', 'Name the fields of the unique constraint that the rows may clash on.');
  if (!features.conflictTarget && uniqueFields.length > 0) {
    throw new NotSupportedError({
      code: 'QUERY.CONFLICT_TARGET',
      message: `${features.label} updates rows that clash on any unique key: it takes no uniqueFields.`,
      hint: 'Leave uniqueFields out.',
    });
  }
  return {
    action: 'update',
    target: uniqueFields.map((name) => own(model, name, 'uniqueFields').column),
    update: updateFields.map((name) => updated(model, name).column),
  };
}

function updated(model: ModelMeta, name: string): FieldMeta {
  const field = own(model, name, 'updateFields');
  if (!field.primaryKey) return field;
  throw refused(`updateFields names '${name}', which is the primary key.`, 'Leave it out: the row that is there keeps its key.');
}

function own(model: ModelMeta, name: string, option: string): FieldMeta {
  const field = assignable(model, name, `bulkCreate({ ${option} })`);
  if (field.model === model.concrete) return field;
  throw new FieldError({
    code: 'QUERY.PARENT_FIELD',
    message: `${option} names '${name}', which is in the table of ${field.model.name}.`,
    hint: `Name fields of ${model.name} alone: the rows of ${field.model.name} are inserted by a statement of their own.`,
  });
}

function refused(message: string, hint: string): QueryError {
  return new QueryError({ code: 'QUERY.CONFLICT_OPTIONS', message, hint });
}

/** The rows of one statement that the caller wants at most. */
export function checkBatchSize(batchSize: number | undefined): void {
  if (batchSize === undefined || (Number.isSafeInteger(batchSize) && batchSize > 0)) return;
  throw new QueryError({ code: 'QUERY.BATCH_SIZE', message: `batchSize must be a whole number above 0, not ${batchSize}.` });
}
