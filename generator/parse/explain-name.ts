import { didYouMean } from '../../schema/ir/suggest.js';
import type { SchemaProject } from './open-project.js';
import type { SchemaSource } from './schema-source.js';
import { VOCABULARY_WORDS } from './vocabulary-words.js';

/** What is wrong with a name that means nothing in its file, and what to do about it. */
export function explainUnknown(
  project: SchemaProject,
  source: SchemaSource,
  name: string,
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
    hint: VOCABULARY_WORDS.has(name) ? `Import it: import { ${name} } from 'dunder/schema'.` : 'Import it, or declare it as a constant.',
  };
}

/** Why an imported name is no model. */
export function explainNoModel(project: SchemaProject, source: SchemaSource, name: string): string {
  const local = source.names.get(name);
  if (local?.kind !== 'imported') return 'Add its file to the schema.';
  if (project.moduleOf(source, local.module)) return `Let it extend Model in '${local.module}'.`;
  const hint = `'${local.module}' leads to no TypeScript file`;
  return local.module.startsWith('.') ? `${hint}.` : `${hint} outside of node_modules.`;
}
