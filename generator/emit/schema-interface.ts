import type { FieldIR } from '../../schema/ir/field-ir.js';
import { fieldTypes } from './column-types.js';
import { type ModelContext, modelNamed, modelType, namesOf, schemaType } from './emit-context.js';
import { docComment, generatedFrom } from './doc-comment.js';
import type { GeneratedFile } from './generated-file.js';
import type { LinkView } from './link-view.js';
import type { ModelView } from './model-view.js';
import { requiredNames } from './required-names.js';
import { quote } from './safe-identifier.js';
import { runtime } from './symbols.js';
import { printUnion } from './union.js';

/**
 * `export interface PostSchema { … }`: the types that queries over the model are checked with. It extends nothing: the checker would make the members
 * that it has of its own a second time, for each model that a query names.
 */
export function printSchemaInterface(context: ModelContext, file: GeneratedFile, view: ModelView): void {
  const { model } = view;
  const { schema } = namesOf(context, model.name);
  file.print(...docComment([generatedFrom(model)]), `export interface ${schema} {`);
  file.print(`  readonly name: ${quote(model.name)};`, ...printUnion('  readonly is: ', usedAs(context, view).map(quote), ';', 2));
  file.print(`  readonly model: ${modelType(context, file, model.name)};`);
  if (model.proxyFor === undefined) printOwn(context, file, view, schema);
  else printShared(file, schemaType(context, file, model.proxyFor));
  // What `toJSON()` leaves out, and what `getDisplay()` takes.
  file.print(...printColumns('unserialized', view, (field) => field.serialize === false));
  file.print(...printColumns('choices', view, (field) => field.choices !== undefined), '}');
}

/** The models that an instance may be used as: those whose tables it has, and the proxies that its class extends. */
function usedAs(context: ModelContext, { model, lineage }: ModelView): readonly string[] {
  const names = new Set([model.name, ...lineage.map((parent) => parent.name)]);
  for (const name of names) {
    const { base } = modelNamed(context, name);
    // A Set may grow while it is walked.
    if (base !== undefined) names.add(base);
  }
  return [...names].sort();
}

/** `readonly choices: 'size' | 'status';`: the columns of a kind that most models have none of. */
function printColumns(name: string, { columns }: ModelView, isOne: (field: FieldIR) => boolean): string[] {
  const names = columns.filter(isOne).map((field) => quote(field.attribute));
  return names.length === 0 ? [] : printUnion(`  readonly ${name}: `, names.sort(), ';', 2);
}

/** A proxy has the fields and relations of its model. */
function printShared(file: GeneratedFile, of: string): void {
  for (const name of ['pk', 'key', 'required', 'own', 'rels', 'links']) file.print(`  readonly ${name}: ${of}['${name}'];`);
}

function printOwn(context: ModelContext, file: GeneratedFile, view: ModelView, schema: string): void {
  const attributes = view.key.map((field) => quote(field.attribute)).sort();
  file.print(...printUnion('  readonly pk: ', keyTypes(context, file, view.key).value, ';', 2));
  file.print(...printUnion('  readonly key: ', attributes, ';', 2));
  file.print(...printUnion('  readonly required: ', requiredNames(view).map(quote), ';', 2));
  file.print(...printMembers('own', ownMembers(context, file, view)));
  const rels = relMembers(context, file, view.links, 'path');
  const links = relMembers(context, file, view.links, 'accessor');
  file.print(...printMembers('rels', rels));
  if (rels.length > 0 && rels.join() === links.join()) file.print(`  readonly links: ${schema}['rels'];`);
  else file.print(...printMembers('links', links));
}

function printMembers(name: string, members: readonly string[]): string[] {
  return members.length === 0
    ? [`  readonly ${name}: {};`]
    : [`  readonly ${name}: {`, ...members.map((member) => `    readonly ${member};`), '  };'];
}

function ownMembers(context: ModelContext, file: GeneratedFile, view: ModelView): readonly string[] {
  const members = view.columns.map((field) => `${field.attribute}: ${fieldTypes(context, file, field).field}`);
  if (view.columns.some((field) => field.attribute === 'pk')) return members.sort(byMember);
  return [...members, `pk: ${pathKey(context, file, view)}`].sort(byMember);
}

/** `pk` in paths: of a key that is a one-to-one, `orm.RelationKey<orm.IntegerField, 'CarPark' | 'Place'>`, rows are values too. */
function pathKey(context: ModelContext, file: GeneratedFile, { model, key }: ModelView): string {
  const { field } = keyTypes(context, file, key);
  const relation = key.length === 1 ? key[0]!.relation : undefined;
  if (relation === undefined || !('model' in relation)) return field;
  return `${runtime('RelationKey')}<${field}, ${[model.name, relation.model].sort().map(quote).join(' | ')}>`;
}

/** The types of the primary key: those of its field, a tuple for several. */
function keyTypes(context: ModelContext, file: GeneratedFile, key: readonly FieldIR[]): { field: string; value: readonly string[] } {
  const types = key.map((field) => fieldTypes(context, file, field));
  if (types.length === 1) return types[0]!;
  const tuple = `readonly [${types.map((type) => type.value.join(' | ')).join(', ')}]`;
  return { field: `${runtime('CompositeField')}<${tuple}>`, value: [tuple] };
}

function relMembers(context: ModelContext, file: GeneratedFile, links: readonly LinkView[], by: 'path' | 'accessor'): readonly string[] {
  return links.flatMap((link) => (link[by] === null ? [] : [`${link[by]}: ${relationType(context, file, link)}`])).sort(byMember);
}

function relationType(context: ModelContext, file: GeneratedFile, link: LinkView): string {
  const to = (name: 'One' | 'Maybe' | 'MaybeReverse' | 'PathBack' | 'Many', ...targets: readonly string[]): string =>
    `${runtime(name)}<${targets.map((target) => schemaType(context, file, target)).join(' | ')}>`;
  switch (link.kind) {
    case 'key': {
      const name = link.nullable ? 'Maybe' : 'One';
      if (link.by === null) return to(name, link.target);
      const { null: _, ...column } = link.by;
      const { field } = fieldTypes(context, file, column);
      return `${runtime(name)}<${runtime('KeyedBy')}<${schemaType(context, file, link.target)}, ${field}>>`;
    }
    case 'reverseOne':
      return to(link.accessor === null ? 'PathBack' : 'MaybeReverse', link.target);
    case 'reverseMany':
    case 'linked':
    case 'genericMany':
      return to('Many', link.target);
    case 'generic':
      return to('Maybe', ...[...link.targets].sort());
  }
}

/** By name: `a: …` before `ab: …`. */
function byMember(a: string, b: string): number {
  const [left, right] = [a.slice(0, a.indexOf(':')), b.slice(0, b.indexOf(':'))];
  return left < right ? -1 : left > right ? 1 : 0;
}
