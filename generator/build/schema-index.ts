import type { ColumnTypeIR } from '../../schema/ir/field-ir.js';
import { didYouMean } from '../../schema/ir/suggest.js';
import type { DiagnosticBag } from '../diagnostics.js';
import type { FieldDraft, ModelDraft, Reference } from './drafts.js';

/** Answers what one model needs to know of the others while they are all being built. */
export class SchemaIndex {
  readonly #drafts: ReadonlyMap<string, ModelDraft>;
  readonly #abstract: ReadonlySet<string>;
  readonly #bag: DiagnosticBag;
  readonly #typing = new Set<string>();

  constructor(bag: DiagnosticBag, drafts: readonly ModelDraft[], abstract: ReadonlySet<string>) {
    this.#bag = bag;
    this.#abstract = abstract;
    this.#drafts = new Map(drafts.map((draft) => [draft.name, draft]));
  }

  get(name: string): ModelDraft | undefined {
    return this.#drafts.get(name);
  }

  /** The model that a reference means, `self` included; reports one that there is not. */
  resolve(from: string, subject: string, reference: Reference): string | undefined {
    const name = reference.name === 'self' ? from : reference.name;
    if (this.#drafts.has(name)) return name;
    if (this.#abstract.has(name)) {
      const hint = 'Point to a model that extends it, or use a generic foreign key.';
      this.#bag.error(
        'SCHEMA.ABSTRACT_TARGET',
        reference.place,
        `'${subject}' points to '${name}', which is abstract and has no table.`,
        hint,
      );
    } else
      this.#bag.error(
        'SCHEMA.UNKNOWN_MODEL',
        reference.place,
        `'${subject}' points to '${name}', which is not a model of the schema.`,
        didYouMean(name, [...this.#drafts.keys()].sort()),
      );
    return undefined;
  }

  /** The model whose table a proxy shares; any other model itself. */
  tableOwner(name: string): string {
    let draft = this.#drafts.get(name);
    const seen = new Set<ModelDraft>();
    while (draft?.proxy && draft.parent !== undefined && !seen.has(draft)) {
      seen.add(draft);
      draft = this.#drafts.get(draft.parent);
    }
    return draft?.name ?? name;
  }

  /** The fields that make the primary key; the members of a composite one. */
  keyNames(name: string): readonly string[] {
    const keys = this.#drafts.get(this.tableOwner(name))?.fields.filter(({ draft }) => draft.rest.primaryKey) ?? [];
    const composite = keys.find(({ draft }) => draft.members);
    return composite?.draft.members ?? keys.slice(0, 1).map(({ draft }) => draft.name);
  }

  /** A field of the model or of its multi-table parents, with the model that has its column. */
  field(model: string, name: string): { readonly owner: string; readonly draft: FieldDraft } | undefined {
    for (const owner of this.lineage(model)) {
      const found = this.#drafts.get(owner)?.fields.find(({ draft }) => draft.name === name);
      if (found) return { owner, draft: found.draft };
    }
    return undefined;
  }

  /** The model and its multi-table parents, nearest first; proxies give way to the models whose tables they share. */
  lineage(model: string): readonly string[] {
    const line: string[] = [];
    for (let at: string | undefined = model; at !== undefined; at = this.#drafts.get(at)?.parent) {
      const owner = this.tableOwner(at);
      if (line.includes(owner)) break;
      line.push(owner);
      at = owner;
    }
    return line;
  }

  /** The type of a column: a foreign key's is that of the field it points to, however far. Undefined for a circle and for what is faulty. */
  typeOf(model: string, name: string): ColumnTypeIR | undefined {
    const found = this.field(model, name);
    const relation = found?.draft.relation;
    if (!found) return undefined;
    if (relation?.kind !== 'foreignKey' && relation?.kind !== 'oneToOne') return found.draft.type ?? undefined;
    const key = `${found.owner}.${name}`;
    if (this.#typing.has(key)) return undefined;
    this.#typing.add(key);
    try {
      const target = relation.target.name === 'self' ? found.owner : relation.target.name;
      const toField = relation.toField ?? this.keyNames(target)[0];
      return toField === undefined ? undefined : keyType(this.typeOf(target, toField));
    } finally {
      this.#typing.delete(key);
    }
  }
}

/** A key holds what its target holds, but is not stamped or counted up by itself: the clocks stay behind. */
function keyType(type: ColumnTypeIR | undefined): ColumnTypeIR | undefined {
  return type && (type.kind === 'date' || type.kind === 'dateTime' || type.kind === 'time') ? { kind: type.kind } : type;
}
