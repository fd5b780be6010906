import { ts } from 'ts-morph';
import type { ManagerIR } from '../../schema/ir/model-ir.js';
import type { ImportIR } from '../../schema/ir/field-ir.js';
import type { FieldDeclaration, ModelDeclaration } from './declarations.js';
import type { ModelClass } from './find-models.js';
import type { ReadContext } from './read-context.js';
import { readDoc } from './read-doc.js';
import { readField } from './read-field.js';
import { readManager, readModelClass } from './read-manager.js';
import { propertyName, readValue, unwrap } from './read-value.js';
import type { ObjectReading } from './reading.js';
import { placeOf, type SchemaSource } from './schema-source.js';

/** Reads the body of a model's class: fields, `static meta`, managers and `static modelClass`. */
export function readModel(context: ReadContext, model: ModelClass): ModelDeclaration {
  const body = new ModelBody(context, model);
  refuseDecorators(context, model.source, model.node);
  for (const member of model.node.members) body.read(member);
  const doc = readDoc(model.node);
  return {
    name: model.name,
    place: placeOf(model.source, model.node.name ?? model.node),
    abstract: hasModifier(model.node, ts.SyntaxKind.AbstractKeyword),
    base: model.base ? (context.models.get(model.base) ?? null) : null,
    fields: body.fields,
    removed: body.removed,
    managers: body.managers,
    ...(body.meta ? { meta: body.meta } : {}),
    ...(body.modelClass ? { modelClass: body.modelClass } : {}),
    ...(doc === undefined ? {} : { doc }),
  };
}

class ModelBody {
  readonly fields: FieldDeclaration[] = [];
  readonly removed: { name: string; place: ReturnType<typeof placeOf> }[] = [];
  readonly managers: ManagerIR[] = [];
  meta: ObjectReading | undefined;
  modelClass: ImportIR | undefined;
  readonly #seen = new Set<string>();
  readonly #context: ReadContext;
  readonly #model: ModelClass;

  constructor(context: ReadContext, model: ModelClass) {
    this.#context = context;
    this.#model = model;
  }

  read(member: ts.ClassElement): void {
    const { bag } = this.#context;
    const place = placeOf(this.#model.source, member.name ?? member);
    if (ts.isSemicolonClassElement(member)) return;
    refuseDecorators(this.#context, this.#model.source, member);
    if (!ts.isPropertyDeclaration(member)) {
      const hint = 'Methods belong to a class of your own that extends the generated one; name it with `static modelClass = …`.';
      bag.error('SCHEMA.METHOD', place, `'${this.#model.name}' holds something that is not a field: a schema declares columns only.`, hint);
      return;
    }
    const name = propertyName(member.name);
    if (name === undefined) {
      bag.error('SCHEMA.FIELD_NAME', place, `A field of '${this.#model.name}' needs a plain name.`);
      return;
    }
    const isStatic = hasModifier(member, ts.SyntaxKind.StaticKeyword);
    const key = `${isStatic ? 'static ' : ''}${name}`;
    if (this.#seen.has(key)) {
      bag.error('SCHEMA.DUPLICATE_FIELD', place, `'${this.#model.name}' declares '${name}' twice.`, 'Rename or remove one of them.');
      return;
    }
    this.#seen.add(key);
    if (isStatic) this.#readStatic(member, name, place);
    else this.#readField(member, name, place);
  }

  #readField(member: ts.PropertyDeclaration, name: string, place: ReturnType<typeof placeOf>): void {
    const { bag } = this.#context;
    if (!member.initializer) {
      if (hasModifier(member, ts.SyntaxKind.DeclareKeyword)) this.removed.push({ name, place });
      else
        bag.error(
          'SCHEMA.NOT_A_FIELD',
          place,
          `'${this.#model.name}.${name}' says nothing about its column.`,
          `Write \`${name} = fields.char({ … })\`.`,
        );
      return;
    }
    if (unwrap(member.initializer).kind === ts.SyntaxKind.NullKeyword) {
      this.removed.push({ name, place });
      return;
    }
    const field = readField(this.#context, this.#model.source, this.#model.name, name, place, member.initializer);
    const doc = readDoc(member);
    if (field) this.fields.push(doc === undefined ? field : { ...field, doc });
    else
      this.fields.push({
        name,
        place,
        kind: 'invalid',
        call: { ...place, kind: 'call', name: 'fields.invalid', arguments: [] },
        positional: [],
      });
  }

  #readStatic(member: ts.PropertyDeclaration, name: string, place: ReturnType<typeof placeOf>): void {
    const { bag } = this.#context;
    const source = this.#model.source;
    if (!member.initializer) {
      bag.error('SCHEMA.UNKNOWN_STATIC', place, `The static '${name}' of '${this.#model.name}' has no value.`);
      return;
    }
    const value = readValue(this.#context, source, member.initializer);
    if (value.kind === 'invalid') return;
    if (name === 'meta') {
      if (value.kind === 'object') this.meta = value;
      else
        bag.error(
          'SCHEMA.WRONG_OPTION_TYPE',
          value,
          `The meta of '${this.#model.name}' must be an object.`,
          'Write `static meta: Meta<…> = { … }`.',
        );
    } else if (name === 'modelClass') this.modelClass = readModelClass(this.#context, this.#model.name, value) ?? this.modelClass;
    else {
      const manager = readManager(this.#context, this.#model.name, name, place, value);
      if (manager) this.managers.push(manager);
    }
  }
}

/** A schema is not run, so that nothing would come of them. */
function refuseDecorators({ bag }: ReadContext, source: SchemaSource, node: ts.Node): void {
  for (const decorator of ts.canHaveDecorators(node) ? (ts.getDecorators(node) ?? []) : [])
    bag.error(
      'SCHEMA.DECORATOR',
      placeOf(source, decorator),
      'A schema has no decorators: it is parsed and never run.',
      'Write `title = fields.char({ maxLength: 100, unique: true })`, and `static meta: Meta<Post> = { … }` for what holds for the model.',
    );
}

function hasModifier(node: ts.HasModifiers, kind: ts.SyntaxKind): boolean {
  return (ts.getModifiers(node) ?? []).some((modifier) => modifier.kind === kind);
}
