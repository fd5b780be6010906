import type { ts } from 'ts-morph';
import type { DiagnosticBag } from '../diagnostics.js';
import { DeclarationCache } from './declaration-cache.js';
import type { ModelDeclaration } from './declarations.js';
import { findModels, type ModelClass } from './find-models.js';
import type { SchemaProject } from './open-project.js';
import { placeOf } from './schema-source.js';

/** The models of all files, in the order of the files and of their classes. */
export function readModels(project: SchemaProject, bag: DiagnosticBag, kept = new DeclarationCache()): readonly ModelDeclaration[] {
  const classes = distinct(bag, findModels(project, bag));
  const models = new Map<ts.Node, string>(classes.map((model) => [model.node, model.name]));
  const byName = new Map(classes.map(({ name, node }) => [name, node]));
  return classes.map((model) => kept.read({ project, models, classes: byName }, bag, model));
}

/** A model's name is one word for the whole schema: two classes cannot share it. */
function distinct(bag: DiagnosticBag, classes: readonly ModelClass[]): readonly ModelClass[] {
  const byName = new Map<string, ModelClass>();
  for (const model of classes) {
    const first = byName.get(model.name);
    if (!first) {
      byName.set(model.name, model);
      continue;
    }
    const { source } = placeOf(first.source, first.node.name ?? first.node);
    const place = placeOf(model.source, model.node.name ?? model.node);
    bag.error(
      'SCHEMA.DUPLICATE_MODEL',
      place,
      `The model '${model.name}' is declared twice; first in ${source.file}:${source.line}:${source.column}.`,
      'Rename one of them.',
    );
  }
  return [...byName.values()];
}
