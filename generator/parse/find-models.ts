import { ts } from 'ts-morph';
import type { DiagnosticBag } from '../diagnostics.js';
import { explainNoModel, explainUnknown } from './explain-name.js';
import type { SchemaProject } from './open-project.js';
import { resolveName } from './resolve-name.js';
import { placeOf, type SchemaSource } from './schema-source.js';

/** A class that is a model or an abstract base. */
export interface ModelClass {
  readonly name: string;
  readonly node: ts.ClassDeclaration;
  readonly source: SchemaSource;
  /** null for `Model` of the vocabulary. */
  readonly base: ts.Node | null;
}

/** Finds the classes whose chain of `extends` ends at `Model`; reports those that look like models but do not. */
export function findModels(project: SchemaProject, bag: DiagnosticBag): readonly ModelClass[] {
  const all: { node: ts.ClassDeclaration; source: SchemaSource }[] = [];
  for (const source of project.sources)
    for (const node of source.node.statements) if (ts.isClassDeclaration(node)) all.push({ node, source });
  const found: ModelClass[] = [];
  for (const { node, source } of all) {
    const base = chain(project, source, node, new Set());
    if (base.kind === 'model') {
      if (node.name && node.name.text !== '') found.push({ name: node.name.text, node, source, base: base.parent });
      else
        bag.error(
          'SCHEMA.NAMELESS_MODEL',
          placeOf(source, node.getFirstToken(source.node) ?? node),
          'A model needs a name.',
          'Write `export class Post extends Model`.',
        );
    } else if (declaresFields(project, source, node)) reportBase(project, bag, source, node, base.kind);
  }
  for (const source of project.sources) reportHidden(project, bag, source);
  return found;
}

/** Models that no client could have: in a namespace, a function or a block, or without a declaration of their own. */
function reportHidden(project: SchemaProject, bag: DiagnosticBag, source: SchemaSource): void {
  const visit = (node: ts.Node): void => {
    if (ts.isClassLike(node) && (chain(project, source, node, new Set()).kind === 'model' || declaresFields(project, source, node))) {
      const name = node.name?.text ?? (ts.isVariableDeclaration(node.parent) ? node.parent.name.getText(source.node) : undefined);
      bag.error(
        'SCHEMA.HIDDEN_MODEL',
        placeOf(source, node.name ?? node.getFirstToken(source.node) ?? node),
        `${name === undefined ? 'A model' : `The model '${name}'`} is not declared at the top of a file, so that it is none.`,
        `Write \`export class ${name ?? 'Post'} extends Model\` there; what several models share is an abstract class.`,
      );
    } else ts.forEachChild(node, visit);
  };
  for (const statement of source.node.statements) if (!ts.isClassDeclaration(statement)) visit(statement);
}

type Chain = { readonly kind: 'model'; readonly parent: ts.Node | null } | { readonly kind: 'none' | 'unknown' | 'cycle' };

function chain(project: SchemaProject, source: SchemaSource, node: ts.ClassLikeDeclaration, seen: Set<ts.Node>): Chain {
  if (seen.has(node)) return { kind: 'cycle' };
  seen.add(node);
  const clause = heritage(node);
  if (!clause) return { kind: 'none' };
  const expression = clause.expression;
  if (ts.isPropertyAccessExpression(expression) && ts.isIdentifier(expression.expression)) {
    const namespace = resolveName(project, source, expression.expression.text);
    return namespace.kind === 'vocabularyNamespace' && expression.name.text === 'Model'
      ? { kind: 'model', parent: null }
      : { kind: 'unknown' };
  }
  if (!ts.isIdentifier(expression)) return { kind: 'unknown' };
  const meaning = resolveName(project, source, expression.text);
  if (meaning.kind === 'vocabulary') return meaning.name === 'Model' ? { kind: 'model', parent: null } : { kind: 'unknown' };
  if (meaning.kind !== 'declaration' || !ts.isClassDeclaration(meaning.node)) return { kind: 'unknown' };
  const above = chain(project, meaning.source, meaning.node, seen);
  return above.kind === 'model' ? { kind: 'model', parent: meaning.node } : above.kind === 'cycle' ? above : { kind: 'unknown' };
}

function heritage(node: ts.ClassLikeDeclaration): ts.ExpressionWithTypeArguments | undefined {
  return node.heritageClauses?.find((clause) => clause.token === ts.SyntaxKind.ExtendsKeyword)?.types[0];
}

function declaresFields(project: SchemaProject, source: SchemaSource, node: ts.ClassLikeDeclaration): boolean {
  return node.members.some((member) => {
    const initializer = ts.isPropertyDeclaration(member) ? member.initializer : undefined;
    if (!initializer || !ts.isCallExpression(initializer) || !ts.isPropertyAccessExpression(initializer.expression)) return false;
    const owner = initializer.expression.expression;
    if (!ts.isIdentifier(owner)) return false;
    const meaning = resolveName(project, source, owner.text);
    return (meaning.kind === 'vocabulary' && meaning.name === 'fields') || isOfRuntime(source, owner.text);
  });
}

/** Whether it is imported from `dunder`, whose names programs use that run. */
function isOfRuntime(source: SchemaSource, name: string): boolean {
  const local = source.names.get(name);
  return local?.kind === 'imported' && local.module === 'dunder';
}

function reportBase(project: SchemaProject, bag: DiagnosticBag, source: SchemaSource, node: ts.ClassDeclaration, kind: string): void {
  const clause = heritage(node);
  const name = node.name?.text ?? 'The class';
  const place = placeOf(source, clause?.expression ?? node.name ?? node);
  if (kind === 'cycle')
    bag.error('SCHEMA.BASE_CYCLE', place, `'${name}' extends itself through its bases.`, 'Let one of them extend Model.');
  else if (kind === 'none')
    bag.error('SCHEMA.NOT_A_MODEL', place, `'${name}' declares fields but extends nothing.`, 'Write `extends Model`.');
  else {
    const base = clause?.expression.getText(source.node) ?? '';
    bag.error(
      'SCHEMA.UNKNOWN_BASE',
      place,
      `'${name}' extends '${base}', which is not a model of the schema.`,
      hintForBase(project, source, base),
    );
  }
}

function hintForBase(project: SchemaProject, source: SchemaSource, base: string): string {
  if (isOfRuntime(source, base)) return "A schema imports from 'dunder/schema': import { fields, Model } from 'dunder/schema'.";
  const local = source.names.get(base);
  if (local?.kind === 'imported')
    return project.moduleOf(source, local.module) && resolveName(project, source, base).kind === 'unknown'
      ? `${explainUnknown(project, source, base).message} ${explainUnknown(project, source, base).hint}`
      : explainNoModel(project, source, base);
  const hint = local === undefined ? explainUnknown(project, source, base, exportedClasses(project)).hint : '';
  return /^(?:Did you mean|Import it: )/.test(hint) ? hint : 'Extend Model of dunder/schema, an abstract base or another model.';
}

/** Whichever of them may become models: they are being looked for. */
function exportedClasses(project: SchemaProject): Pick<ReadonlyMap<string, ts.ClassDeclaration>, 'get'> {
  const get = (name: string): ts.ClassDeclaration | undefined =>
    project.sources
      .filter(({ exports }) => exports.has(name))
      .map(({ names }) => names.get(name))
      .flatMap((local) => (local?.kind === 'declared' && ts.isClassDeclaration(local.node) ? [local.node] : []))[0];
  return { get };
}
