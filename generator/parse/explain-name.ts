import { dirname, posix } from 'node:path';
import type { ts } from 'ts-morph';
import { closest, didYouMean } from '../../schema/ir/suggest.js';
import type { Lookup } from '../keep/answers.js';
import { wordForDefault } from './other-names.js';
import type { SchemaProject } from './open-project.js';
import type { SchemaSource } from './schema-source.js';
import { VOCABULARY_WORDS } from './vocabulary-words.js';

/** What is wrong with a name that means nothing in its file, and what to do about it; `classes` are the models by name. */
export function explainUnknown(
  project: SchemaProject,
  source: SchemaSource,
  name: string,
  classes?: Pick<Lookup<string, ts.ClassDeclaration>, 'get'>,
): { readonly message: string; readonly hint: string } {
  const local = source.names.get(name);
  if (local?.kind === 'namespace')
    return {
      message: `'${name}' is all of '${local.module}', of which no part can be read through it.`,
      hint: `Import what is meant by its own name: import { … } from '${local.module}'.`,
    };
  const target = local?.kind === 'imported' ? project.moduleOf(source, local.module) : undefined;
  if (local?.kind === 'imported' && target)
    return {
      message: `'${local.module}' exports no '${local.name}'.`,
      hint: didYouMean(local.name, [...target.exports.keys()].sort()) || 'It exports nothing by name.',
    };
  return {
    message: `'${name}' is not declared or imported in this file.`,
    hint: whereItIs(source, name, classes?.get(name)),
  };
}

function whereItIs(source: SchemaSource, name: string, model: ts.ClassDeclaration | undefined): string {
  if (VOCABULARY_WORDS.has(name)) return `Import it: import { ${name} } from 'dunder/schema'.`;
  if (model !== undefined && model.name?.text === name)
    return `Import it: import { ${name} } from '${specifierOf(source, model.getSourceFile().fileName)}'.`;
  if (Object.hasOwn(globalThis, name))
    return (
      wordForDefault(name) ??
      `A schema is not run. Write the value, or export a function from a file of your own, import it and name it: \`default: makeValue\`.`
    );
  const near = closest(name, [...source.names.keys(), ...VOCABULARY_WORDS]);
  return near === undefined ? 'Import it, or declare it as a constant.' : `Did you mean '${near}'?`;
}

function specifierOf(source: SchemaSource, path: string): string {
  const relative = posix.relative(dirname(source.path), path).replace(/\.([cm]?)ts$/, '.$1js');
  return relative.startsWith('.') ? relative : `./${relative}`;
}

/** Why an imported name is no model. */
export function explainNoModel(project: SchemaProject, source: SchemaSource, name: string): string {
  const local = source.names.get(name);
  if (local?.kind !== 'imported') return 'Add its file to the schema.';
  if (project.moduleOf(source, local.module)) return `Let it extend Model in '${local.module}'.`;
  const hint = `'${local.module}' leads to no TypeScript file`;
  return local.module.startsWith('.') ? `${hint}.` : `${hint} outside of node_modules.`;
}
