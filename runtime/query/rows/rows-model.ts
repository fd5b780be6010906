import type { ColumnTypeIR } from '../../../schema/ir/index.js';
import { FieldMeta } from '../../model/field-meta.js';
import { ModelMeta } from '../../model/model-meta.js';
import type { RelationMeta } from '../../model/relation-meta.js';
import { UNKNOWN, type ValueType } from '../../sql/ast/index.js';

/**
 * The rows of a query as a model: what `values()` named are its fields. It has no table and no key. The types of its columns are known
 * when the query is planned, which is before any path is looked up in it.
 */
export class RowsModel extends ModelMeta {
  #columns: ReadonlyMap<string, FieldMeta>;

  constructor(
    /** The model that the query is over. */
    readonly source: ModelMeta,
    name: string,
    readonly names: readonly string[],
    /** What else a column is called: `author` stands for `authorId`. */
    readonly synonyms: ReadonlyMap<string, string> = NO_SYNONYMS,
  ) {
    super(source.registry, irOf(name), source.modelClass);
    this.#columns = this.#make(names.map(() => UNKNOWN));
  }

  /** What the planned query gives. */
  setTypes(types: readonly ValueType[]): void {
    this.#columns = this.#make(types);
  }

  #make(types: readonly ValueType[]): ReadonlyMap<string, FieldMeta> {
    return new Map(
      this.names.map((name, index) => {
        const type = (types[index] ?? UNKNOWN) as ColumnTypeIR;
        return [name, new FieldMeta(this, { name, attribute: name, column: name, type, null: true, source: NOWHERE })];
      }),
    );
  }

  override get routedName(): string {
    return this.source.routedName;
  }

  override get fields(): readonly FieldMeta[] {
    return [...this.#columns.values()];
  }

  override get primaryKey(): readonly FieldMeta[] {
    return [];
  }

  override localField(name: string): FieldMeta | undefined {
    return this.#columns.get(this.synonyms.get(name) ?? name);
  }

  override field(name: string): FieldMeta | undefined {
    return this.localField(name);
  }

  /** `values('author__name')` named a column so: the longest name wins. */
  override fieldAlong(segments: readonly string[], from: number): { readonly field: FieldMeta; readonly next: number } | null {
    for (let next = segments.length; next > from; next--) {
      const field = this.#columns.get(segments.slice(from, next).join('__'));
      if (field !== undefined) return { field, next };
    }
    return null;
  }

  override get relationsByPath(): ReadonlyMap<string, RelationMeta> {
    return NONE;
  }

  override get relationsByAccessor(): ReadonlyMap<string, RelationMeta> {
    return NONE;
  }
}

const NOWHERE = { file: '', line: 0, column: 0 };
const NO_SYNONYMS: ReadonlyMap<string, string> = new Map();
const NONE: ReadonlyMap<string, RelationMeta> = new Map();

function irOf(name: string): ConstructorParameters<typeof ModelMeta>[1] {
  return { name, table: name, fields: [], primaryKey: [], verboseName: name, verboseNamePlural: name, source: NOWHERE };
}
