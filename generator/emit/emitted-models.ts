import type { ModelIR } from '../../schema/ir/model-ir.js';
import { Answers } from '../keep/answers.js';
import { isSame } from '../keep/is-same.js';
import type { EmitContext } from './emit-context.js';
import type { EmittedFile } from './generated-file.js';
import { modelFile } from './model-file.js';

interface Kept {
  readonly model: ModelIR;
  readonly place: EmitContext['place'];
  readonly file: EmittedFile;
  /** The other models, names and relations that printing it asked for. */
  readonly answers: Answers;
}

/** The files of models, printed again when the model has changed or something of another model that its file mentions. */
export class EmittedModels {
  #kept: ReadonlyMap<string, Kept> = new Map();

  /** One file for each declared model; files of models that are gone are forgotten. */
  emit(context: EmitContext): readonly EmittedFile[] {
    const now = new Map<string, Kept>();
    for (const model of context.schema.models) {
      if (model.autoCreated !== undefined) continue;
      const before = this.#kept.get(model.name);
      now.set(model.name, before !== undefined && holds(before, context, model) ? before : print(context, model));
    }
    this.#kept = now;
    return [...now.values()].map(({ file }) => file);
  }
}

function holds({ model: before, place, answers }: Kept, context: EmitContext, model: ModelIR): boolean {
  return isSame(before, model) && isSame(place, context.place) && answers.hold(lookupsOf(context), isSame);
}

function print(context: EmitContext, model: ModelIR): Kept {
  const answers = new Answers();
  const lookups = lookupsOf(context);
  const noting = {
    place: context.place,
    models: answers.noting('models', lookups.models),
    names: answers.noting('names', lookups.names),
    reverse: answers.noting('reverse', lookups.reverse),
    proxies: answers.noting('proxies', lookups.proxies),
    joins: answers.noting('joins', lookups.joins),
  };
  return { model, place: context.place, file: modelFile(noting, model), answers };
}

function lookupsOf({ models, names, reverse, proxies, joins }: EmitContext) {
  return { models, names, reverse, proxies, joins };
}
