import { MAX_NAME_LENGTH } from '../naming.js';
import { INSTANCE_MEMBERS } from './instance-members.js';
import type { Rule } from './rule.js';
import type { ModelIR } from '../model-ir.js';
import type { SourcePosition } from '../positions.js';
import type { SchemaView } from './schema-view.js';

export const fieldName: Rule = {
  code: 'SCHEMA.FIELD_NAME',
  django: 'fields.E001, E002, E003, models.E025',
  summary: 'A field has a name that paths or instances cannot use.',
  check(view, report) {
    for (const model of view.models)
      for (const field of model.fields) {
        const { name, source } = field;
        const subject = `'${model.name}.${name}'`;
        if (name === '_order' && model.orderWithRespectTo !== undefined) continue;
        if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) report(source, `${subject} is not a plain name.`, 'Use letters, digits and _.', name);
        else if (name.startsWith('_'))
          report(source, `${subject} begins with an underscore.`, 'Such names are kept for what the ORM adds.', name);
        else if (name.endsWith('_'))
          report(source, `${subject} ends with an underscore, which a path cannot tell from its separator.`, 'Rename it.', name);
        else if (name.includes('__')) report(source, `${subject} holds '__', which separates the steps of a path.`, 'Rename it.', name);
        else if (name === 'pk' && field.column !== null)
          report(source, `${subject} takes the name that means the primary key of any model.`, 'Rename it.', name);
        else if (INSTANCE_MEMBERS.has(name))
          report(
            source,
            `${subject} takes the name of something that every instance has.`,
            "Rename it and keep the column with dbColumn: '…'.",
            name,
          );
      }
  },
};

export const modelName: Rule = {
  code: 'SCHEMA.MODEL_NAME',
  django: 'models.E023, E024',
  summary: 'A model has a name that generated code or paths cannot use.',
  check(view, report) {
    const byLower = new Map<string, string>();
    for (const model of view.models) {
      const { name, source } = model;
      if (!/^[A-Za-z0-9_]*$/.test(name))
        report(source, `The model '${name}' has no plain name.`, 'Use the letters A to Z, digits and _.', name);
      else if (!/^[A-Z]/.test(name))
        report(source, `The model '${name}' does not begin with a capital letter.`, 'Write it as a class is written: BlogPost.', name);
      else if (name.endsWith('_') || name.includes('__'))
        report(source, `The model '${name}' holds underscores that a path cannot tell from its separator.`, 'Rename it.', name);
      const other = byLower.get(name.toLowerCase());
      if (other !== undefined)
        report(
          source,
          `The models '${other}' and '${name}' differ in case only, so their files and tables clash.`,
          'Rename one of them.',
          name,
        );
      byLower.set(name.toLowerCase(), name);
    }
  },
};

export const tableClash: Rule = {
  code: 'SCHEMA.TABLE_CLASH',
  django: 'models.E028, fields.E340',
  summary: 'Two models share a table.',
  check(view, report) {
    const owners = new Map<string, ModelIR>();
    for (const model of view.tables) {
      const other = owners.get(model.table);
      if (other === undefined) owners.set(model.table, model);
      else {
        // The one that says the name is told, and of two that do not the later one.
        const [owner, teller] = placeOfTable(view, other) === undefined ? [other, model] : [model, other];
        report(
          placeOfTable(view, teller) ?? teller.source,
          `'${tellName(owner)}' and '${tellName(teller)}' have the same table '${model.table}'.`,
          'Give one of them another dbTable, or make it a proxy.',
          teller.autoCreated?.field ?? teller.name,
        );
      }
    }
  },
};

/** Where the name of a table is written; undefined when it follows from the model's. */
function placeOfTable(view: SchemaView, { name, autoCreated }: ModelIR): SourcePosition | undefined {
  return autoCreated === undefined ? view.placeOf(`${name}#dbTable`) : view.placeOf(`${autoCreated.model}.${autoCreated.field}#dbTable`);
}

/** `Post.tags` for the join model that nobody declared. */
function tellName({ name, autoCreated }: ModelIR): string {
  return autoCreated === undefined ? name : `${autoCreated.model}.${autoCreated.field}`;
}

export const columnClash: Rule = {
  code: 'SCHEMA.COLUMN_CLASH',
  django: 'models.E007, fields.E302',
  summary: 'Two fields of a model share a column or a property.',
  check(view, report) {
    for (const model of view.models) {
      const columns = new Map<string, string>();
      for (const field of model.fields) {
        const other = field.column === null ? undefined : columns.get(field.column);
        // An id beside the implied one is told as such.
        if (other === field.name) continue;
        if (other !== undefined)
          report(
            view.optionOfField(model, field, 'dbColumn'),
            `'${model.name}.${other}' and '${model.name}.${field.name}' have the same column '${field.column}'.`,
            'Give one of them another dbColumn.',
            field.name,
          );
        else if (field.column !== null) columns.set(field.column, field.name);
      }
      for (const key of model.fields)
        for (const field of model.fields)
          if (field !== key && key.attribute !== key.name && field.name === key.attribute)
            report(
              field.source,
              `'${model.name}.${field.name}' is already the property that holds the key of '${key.name}'.`,
              'Rename it, or leave it out: the key is there.',
              field.name,
            );
    }
  },
};

export const columnCase: Rule = {
  code: 'SCHEMA.COLUMN_CASE',
  summary: 'Two columns of a table differ in case only, which only PostgreSQL can tell apart.',
  severity: 'warning',
  check(view, report) {
    for (const model of view.tables) {
      const columns = new Map<string, string>();
      for (const field of model.fields) {
        if (field.column === null) continue;
        const other = columns.get(field.column.toLowerCase());
        columns.set(field.column.toLowerCase(), field.column);
        if (other !== undefined && other !== field.column)
          report(
            view.optionOfField(model, field, 'dbColumn'),
            `The columns '${other}' and '${field.column}' of '${model.name}' differ in case only, which SQLite and MySQL do not tell apart.`,
            'Give one of them another dbColumn.',
            field.name,
          );
      }
    }
  },
};

export const nameLength: Rule = {
  code: 'SCHEMA.NAME_LENGTH',
  django: 'models.E018, E019',
  summary: `A table, column, index or constraint has a name of more than ${MAX_NAME_LENGTH} characters.`,
  check(view, report) {
    const check = (what: string, name: string, source: SourcePosition): void => {
      if (new TextEncoder().encode(name).length > MAX_NAME_LENGTH)
        report(source, `The ${what} '${name}' is longer than the ${MAX_NAME_LENGTH} characters that databases keep.`, 'Shorten it.');
      // A zero byte ends names in the databases' protocols; quotes are escaped and harmless.
      else if (name.includes('\0')) report(source, `The ${what} '${JSON.stringify(name)}' holds a zero byte.`, 'Remove it.');
    };
    for (const model of view.tables) {
      check('table', model.table, view.optionOf(model, 'dbTable'));
      for (const field of model.fields)
        if (field.column !== null) check('column', field.column, view.optionOfField(model, field, 'dbColumn'));
      for (const index of model.indexes ?? []) check('index', index.name, index.source);
      for (const constraint of model.constraints ?? []) check('constraint', constraint.name, constraint.source);
    }
  },
};

export const enumClash: Rule = {
  code: 'SCHEMA.ENUM_CLASH',
  summary: 'Two enum fields give one type different values.',
  check(view, report) {
    const known = new Map<string, { values: string; subject: string }>();
    for (const model of view.tables)
      for (const field of model.fields) {
        if (field.type?.kind !== 'enum') continue;
        const values = field.type.values.join(', ');
        const other = known.get(field.type.name);
        if (other && other.values !== values)
          report(
            field.source,
            `The enum '${field.type.name}' holds ${values} in '${model.name}.${field.name}' and ${other.values} in '${other.subject}'.`,
            'Give both the same constant, or one another name.',
            field.name,
          );
        else known.set(field.type.name, { values, subject: `${model.name}.${field.name}` });
      }
  },
};
