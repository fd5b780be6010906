import type { Diagnostic } from '../../schema/ir/diagnostic.js';
import { deepFreeze } from '../../schema/ir/freeze.js';
import type { ModelIR } from '../../schema/ir/model-ir.js';
import { DiagnosticBag } from '../diagnostics.js';
import { isSame } from '../keep/is-same.js';
import type { FieldDeclaration } from '../parse/declarations.js';
import { buildField } from './build-field.js';
import type { FieldDraft } from './drafts.js';

interface KeptField {
  readonly model: string;
  readonly draft: FieldDraft;
  readonly faults: readonly Diagnostic[];
}

/** What one build hands to the next: fields whose declaration is the same object, and models that came out equal. */
export class BuildCache {
  readonly #fields = new WeakMap<FieldDeclaration, KeptField>();
  #models: ReadonlyMap<string, ModelIR> = new Map();

  field(bag: DiagnosticBag, model: string, declaration: FieldDeclaration): FieldDraft {
    const before = this.#fields.get(declaration);
    const kept = before?.model === model ? before : buildKept(model, declaration);
    this.#fields.set(declaration, kept);
    for (const fault of kept.faults) bag.add(fault);
    return kept.draft;
  }

  /** The models, frozen; one that is as it was is the object that it was, so that whoever comes later sees at a glance what has changed. */
  models(built: readonly ModelIR[]): readonly ModelIR[] {
    const models = built.map((model) => {
      const before = this.#models.get(model.name);
      return before !== undefined && isSame(before, model) ? before : deepFreeze(model);
    });
    this.#models = new Map(models.map((model) => [model.name, model]));
    return models;
  }
}

function buildKept(model: string, declaration: FieldDeclaration): KeptField {
  const bag = new DiagnosticBag();
  const draft = buildField(bag, model, declaration);
  return { model, draft, faults: bag.sorted() };
}
