import type { ExpressionIR, ModelIR } from '../../../../schema/ir/index.js';

/** The columns that an expression of the schema names. */
export function mentionedByIr(expression: unknown, model: ModelIR): string[] {
  const found = new Set<string>();
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(visit);
    if (typeof node !== 'object' || node === null) return;
    const { kind, path } = node as Partial<Extract<ExpressionIR, { kind: 'path' }>>;
    if (kind !== undefined && path !== undefined) found.add(columnOf(path, model));
    Object.values(node).forEach(visit);
  };
  visit(expression);
  return [...found].sort();
}

/** Of a path with lookups behind it. */
function columnOf(path: string, model: ModelIR): string {
  const [name] = path.split('__');
  const wanted = name === 'pk' && model.primaryKey.length === 1 ? model.primaryKey[0] : name;
  const field = model.fields.find((one) => one.name === wanted || one.attribute === wanted);
  if (typeof field?.column !== 'string') throw new Error(`${model.name} has no column for ${path}`);
  return field.column;
}

/** The columns that a text of SQL names; constants and types are not meant by their words. */
export function mentionedBySql(text: string, columns: readonly string[], isQuoted: boolean): string[] {
  const bare = text.replaceAll(/'(?:[^']|'')*'/g, "''").replaceAll(/::[a-z]\w*(?: (?:varying|precision|with(?:out)? time zone))?/g, '');
  const named = (column: string): boolean => {
    const word = column.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
    return new RegExp(isQuoted ? `["\`]${word}["\`]` : `(?<![\\w.])(?:"${word}"|${word})(?![\\w(])`).test(bare);
  };
  return columns.filter(named).sort();
}
