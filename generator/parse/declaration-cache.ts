import { dirname } from 'node:path';
import type { ts } from 'ts-morph';
import { DiagnosticBag } from '../diagnostics.js';
import type { Diagnostic } from '../../schema/ir/diagnostic.js';
import { Answers, type Lookup } from '../keep/answers.js';
import type { ModelDeclaration } from './declarations.js';
import type { ModelClass } from './find-models.js';
import type { SchemaProject } from './open-project.js';
import type { ReadContext } from './read-context.js';
import { readModel } from './read-model.js';
import type { SchemaSource } from './schema-source.js';

type Surroundings = Pick<ReadContext, 'project' | 'models' | 'classes'>;

interface Kept {
  readonly model: ModelClass;
  readonly declaration: ModelDeclaration;
  readonly faults: readonly Diagnostic[];
  /** The files, models and classes that reading it asked for. */
  readonly answers: Answers;
}

/** Declarations by the class that they were read from: read again when the file has changed, or what a name in it stands for. */
export class DeclarationCache {
  readonly #kept = new WeakMap<ts.Node, Kept>();

  read(surroundings: Surroundings, bag: DiagnosticBag, model: ModelClass): ModelDeclaration {
    const before = this.#kept.get(model.node);
    const holds =
      before !== undefined &&
      before.model.name === model.name &&
      before.model.base === model.base &&
      before.answers.hold(lookupsOf(surroundings), Object.is);
    const kept = holds ? before : readNoting(surroundings, model);
    this.#kept.set(model.node, kept);
    for (const fault of kept.faults) bag.add(fault);
    return kept.declaration;
  }
}

function readNoting(surroundings: Surroundings, model: ModelClass): Kept {
  const answers = new Answers();
  const lookups = lookupsOf(surroundings);
  const modules = answers.noting('modules', lookups.modules);
  const bag = new DiagnosticBag();
  const context: ReadContext = {
    project: { ...surroundings.project, moduleOf: (from, specifier) => modules.get(moduleKey(dirname(from.path), specifier)) },
    bag,
    models: answers.noting('models', lookups.models),
    classes: answers.noting('classes', lookups.classes),
    following: new Set(),
  };
  const declaration = readModel(context, model);
  return { model, declaration, faults: bag.sorted(), answers };
}

function lookupsOf({ project, models, classes }: Surroundings) {
  return { modules: modulesOf(project), models, classes } satisfies { readonly [name: string]: Lookup<never, unknown> };
}

/** What a specifier means in a folder, by both in one text. */
function modulesOf(project: SchemaProject): Lookup<string, SchemaSource> {
  const get = (key: string): SchemaSource | undefined => {
    const [folder = '', specifier = ''] = key.split('\0');
    return project.moduleIn(folder, specifier);
  };
  return { get, has: (key) => get(key) !== undefined };
}

function moduleKey(folder: string, specifier: string): string {
  return `${folder}\0${specifier}`;
}
