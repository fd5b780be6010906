import type { ManagerIR } from '../../schema/ir/model-ir.js';
import { fieldTypes } from './column-types.js';
import { docComment, generatedFrom } from './doc-comment.js';
import { type ModelContext, modelNamed, modelType, namesOf, schemaType } from './emit-context.js';
import type { GeneratedFile } from './generated-file.js';
import type { ModelView } from './model-view.js';
import { printRelations } from './relation-members.js';
import { REGISTRY, runtime } from './symbols.js';
import { quote } from './safe-identifier.js';
import { printUnion } from './union.js';

/** `export class Post extends orm.Model<PostSchema> { … }` and the interface that adds its relations. */
export function printModelClass(context: ModelContext, file: GeneratedFile, view: ModelView): void {
  const { model } = view;
  const { generated } = namesOf(context, model.name);
  file.print(
    ...docComment([model.doc, generatedFrom(model)]),
    `export class ${generated} extends ${baseClass(context, file, view)} {`,
    ...(model.managers ?? [DEFAULT_MANAGER]).map(
      (manager) => `  declare static readonly ${manager.name}: ${managerType(context, file, model.name, manager)};`,
    ),
  );
  const columns = model.fields
    .filter((field) => field.type !== null)
    .sort((a, b) => (a.attribute < b.attribute ? -1 : 1))
    .flatMap((field) => {
      const doc = field.relation === undefined ? [field.doc, field.helpText === field.doc ? undefined : field.helpText] : [];
      const modifiers = field.generated === undefined ? 'declare' : 'declare readonly';
      return [
        ...docComment(doc, '  '),
        ...printUnion(`  ${modifiers} ${field.attribute}: `, fieldTypes(context, file, field).value, ';', 2),
      ];
    });
  if (columns.length > 0) file.print('', ...columns);
  file.print('}');
  printRelations(context, file, view);
}

const DEFAULT_MANAGER: ManagerIR = { name: 'objects', kind: 'querySet' };

/** A multi-table child extends its parent's class and a proxy that of its model, or either a proxy's, with types of their own. */
function baseClass(context: ModelContext, file: GeneratedFile, { model }: ModelView): string {
  const schema = schemaType(context, file, model.name);
  const parent = model.base ?? model.parents?.[0]?.model ?? model.proxyFor;
  if (parent === undefined) return `${runtime('Model')}<${schema}>`;
  const type = modelType(context, file, parent);
  const names = namesOf(context, parent);
  const value = file.path === `${names.file}.ts` ? names.generated : file.importGenerated(names.file, names.generated, 'value');
  const own =
    modelNamed(context, parent).modelClass === undefined ? [] : [file.importGenerated(REGISTRY, 'registry', 'value'), quote(parent)];
  return `${runtime('childClass')}<${type}, ${schema}>(${[value, ...own].join(', ')})`;
}

function managerType(context: ModelContext, file: GeneratedFile, model: string, manager: ManagerIR): string {
  const own = ownManager(context, file, model, manager);
  if (own !== undefined) return own;
  if (isPlain(manager)) return `${runtime('Objects')}<${schemaType(context, file, model)}>`;
  return `${runtime('ManagerOf')}<${querySetType(context, file, model, manager)}>`;
}

/** The user's Manager class. One that an abstract base names was written for no model: the model's own QuerySet stands beside it. */
function ownManager(context: ModelContext, file: GeneratedFile, model: string, manager: ManagerIR | undefined): string | undefined {
  if (manager?.kind !== 'manager' || manager.import === undefined) return undefined;
  const own = file.importUser(manager.import, 'type');
  const schema = schemaType(context, file, model);
  if (manager.generic) return `${own}<${schema}>`;
  return manager.inherited ? `${runtime('Objects')}<${schema}> & ${own}` : own;
}

/** The QuerySet that a manager starts: the user's own class or the plain one. */
function querySetType(context: ModelContext, file: GeneratedFile, model: string, manager: ManagerIR | undefined): string {
  const schema = schemaType(context, file, model);
  if (manager?.kind !== 'querySet' || manager.import === undefined) return `${runtime('QuerySet')}<${schema}>`;
  const own = file.importUser(manager.import, 'type');
  if (manager.generic) return `${own}<${schema}>`;
  const base = `${runtime('OwnQuerySet')}<${schema}>`;
  if (manager.inherited) return `${base} & ${own}`;
  return isOfParent(context, model, manager) ? `${base} & Omit<${own}, keyof ${base}>` : own;
}

/** Are its rows those of the QuerySet of dunder? */
function isPlain(manager: ManagerIR | undefined): boolean {
  return manager?.kind !== 'querySet' || manager.import === undefined;
}

/** The class of a multi-table parent knows the parent's fields: of a child it gives its own methods, and the rest is the child's. */
function isOfParent(context: ModelContext, model: string, { name, import: imported }: ManagerIR): boolean {
  return (modelNamed(context, model).parents ?? []).some((parent) =>
    modelNamed(context, parent.model).managers?.some(
      (one) => one.name === name && one.import?.name === imported?.name && one.import?.module === imported?.module,
    ),
  );
}

/**
 * The type of a manager of related rows, with its further arguments. They start from the default manager of the model: the user's Manager
 * or QuerySet class, or the QuerySet of dunder, which needs no name.
 */
export function relatedManager(
  context: ModelContext,
  file: GeneratedFile,
  kind: 'reverse' | 'linked',
  model: string,
  ...more: readonly string[]
): string {
  const { managers, defaultManager } = modelNamed(context, model);
  const manager = managers?.find(({ name }) => name === defaultManager) ?? managers?.[0];
  const own = ownManager(context, file, model, manager) ?? (isPlain(manager) ? undefined : querySetType(context, file, model, manager));
  const type = own === undefined ? PLAIN_MANAGERS[kind] : OWN_MANAGERS[kind];
  return `${runtime(type)}<${[own ?? schemaType(context, file, model), ...more].join(', ')}>`;
}
const PLAIN_MANAGERS = { reverse: 'RelatedObjects', linked: 'LinkedObjects' } as const;
const OWN_MANAGERS = { reverse: 'RelatedManager', linked: 'ManyToManyManager' } as const;
