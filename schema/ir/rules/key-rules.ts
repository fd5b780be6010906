import type { FieldIR } from '../field-ir.js';
import type { ModelIR } from '../model-ir.js';
import { didYouMean } from '../suggest.js';
import type { Rule } from './rule.js';

export const severalKeys: Rule = {
  code: 'SCHEMA.SEVERAL_KEYS',
  django: 'models.E026',
  summary: 'A model has more than one primary key.',
  check(view, report) {
    for (const model of view.tables) {
      const [first, ...more] = model.fields.filter((field) => field.primaryKey);
      for (const field of more)
        report(
          view.optionOfField(model, field, 'primaryKey'),
          `'${model.name}' has two primary keys: '${first?.name}' and '${field.name}'.`,
          "Keep one, or name both in pk = fields.compositePrimaryKey('a', 'b').",
          field.name,
        );
    }
  },
};

export const nullKey: Rule = {
  code: 'SCHEMA.NULL_KEY',
  django: 'fields.E007, models.E042',
  summary: 'A primary key can be NULL.',
  check(view, report) {
    for (const model of view.tables)
      for (const field of model.fields)
        if (field.null && (field.primaryKey || model.primaryKey.includes(field.name)))
          report(
            view.optionOfField(model, field, 'null'),
            `The primary key '${model.name}.${field.name}' cannot be null.`,
            'Leave out null.',
            field.name,
          );
  },
};

export const idClash: Rule = {
  code: 'SCHEMA.ID_CLASH',
  django: 'models.E004',
  summary: 'A field is called id without being the primary key.',
  check(view, report) {
    for (const model of view.tables)
      for (const field of model.fields)
        if (field.name === 'id' && !isKey(model, field) && model.parents === undefined)
          report(field.source, `'${model.name}.id' is not the primary key.`, 'Add primaryKey: true, or rename it.', 'id');
  },
};

/** The `id` that is implied beside a declared one has its name too. */
function isKey(model: ModelIR, field: FieldIR): boolean {
  return (
    field.primaryKey === true || (model.primaryKey.includes(field.name) && model.fields.every((other) => !isImpliedBeside(other, field)))
  );
}

function isImpliedBeside(other: FieldIR, field: FieldIR): boolean {
  return other !== field && other.name === field.name;
}

export const autoKey: Rule = {
  code: 'SCHEMA.AUTO_KEY',
  django: 'fields.E100',
  summary: 'An automatic number is not the primary key.',
  check(view, report) {
    for (const model of view.tables)
      for (const field of model.fields)
        if (
          !field.relation &&
          !field.primaryKey &&
          (field.type?.kind === 'auto' || field.type?.kind === 'bigAuto' || field.type?.kind === 'smallAuto')
        )
          report(
            field.source,
            `'${model.name}.${field.name}' counts by itself, which only a primary key can.`,
            'Add primaryKey: true, or use fields.integer().',
            field.name,
          );
  },
};

export const compositeKey: Rule = {
  code: 'SCHEMA.COMPOSITE_KEY',
  django: 'fields.E013, models.E042',
  summary: 'A composite primary key is named or made up wrongly.',
  check(view, report) {
    for (const model of view.tables)
      for (const key of model.fields) {
        if (!key.primaryKey || key.column !== null || key.relation) continue;
        const subject = `The composite key of '${model.name}'`;
        if (key.name !== 'pk') report(key.source, `${subject} must be called pk.`, 'Write pk = fields.compositePrimaryKey(…).', key.name);
        if (model.primaryKey.length < 2)
          report(key.source, `${subject} has fewer than two fields.`, 'Name two, or give one field primaryKey: true.', key.name);
        if (new Set(model.primaryKey).size !== model.primaryKey.length)
          report(key.source, `${subject} names a field twice.`, undefined, key.name);
        for (const name of model.primaryKey) {
          const member = model.fields.find((field) => field.name === name);
          const choices = model.fields.filter((field) => field.column !== null && !field.generated).map((field) => field.name);
          if (!member && !view.isFaulty(model, name))
            report(key.source, `${subject} names '${name}', which '${model.name}' has not.`, didYouMean(name, choices), key.name);
          else if (member && (member.column === null || member.generated))
            report(
              key.source,
              `${subject} names '${name}', which is no stored column of its own.`,
              `Choices are: ${choices.join(', ')}.`,
              key.name,
            );
        }
      }
  },
};
