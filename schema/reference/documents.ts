import { fields, manager, Model, type Meta, Q, UniqueConstraint } from 'dunder/schema';
import { Document as OwnDocument } from '../reference-models/document.js';
import { DocumentQuerySet } from '../reference-models/document-query-set.js';
import { RemarkManager, RemarkQuerySet } from '../reference-models/remark-manager.js';
import { TrashManager, TrashQuerySet } from '../reference-models/trash.js';

/** Whose documents these are: a tenant. */
export class Workspace extends Model {
  name = fields.char({ maxLength: 60, unique: true });
}

/** Rows that are marked as deleted, and stay. */
export abstract class SoftDeletable extends Model {
  deletedAt = fields.dateTime({ null: true, blank: true, editable: false });

  static trash = manager(TrashManager);
  static every = manager(TrashQuerySet);
}

/** A page of a workspace; `docs/guides/soft-delete-and-tenants.md` is about it. */
export class Document extends SoftDeletable {
  workspace = fields.foreignKey(Workspace, { onDelete: 'CASCADE', relatedName: 'documents' });
  title = fields.char({ maxLength: 120 });

  static objects = manager(DocumentQuerySet);
  static modelClass = OwnDocument;
  static meta: Meta<Document> = {
    ordering: ['title'],
    constraints: [
      new UniqueConstraint({ fields: ['workspace', 'title'], condition: Q({ deletedAt__isnull: true }), name: 'document_title_once' }),
    ],
  };
}

/** What was said of a document. */
export class Remark extends Model {
  document = fields.foreignKey(Document, { onDelete: 'CASCADE', relatedName: 'remarks' });
  text = fields.text({ blank: true });

  static objects = manager(RemarkManager);
  static every = manager(RemarkQuerySet);
}
