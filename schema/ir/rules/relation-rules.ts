import type { FieldIR } from '../field-ir.js';
import type { ModelIR } from '../model-ir.js';
import { didYouMean } from '../suggest.js';
import { INSTANCE_MEMBERS } from './instance-members.js';
import type { Rule } from './rule.js';
import type { SchemaView } from './schema-view.js';

export const relatedName: Rule = {
  code: 'SCHEMA.RELATED_NAME',
  django: 'fields.E306, E308, E309',
  summary: 'A reverse name cannot be a property or a path segment.',
  check(view, report) {
    for (const { model, field, accessor, queryName } of reverses(view)) {
      const subject = `'${model.name}.${field.name}'`;
      if (accessor !== null && !isName(accessor))
        report(
          view.optionOfField(model, field, 'relatedName'),
          `The relatedName '${accessor}' of ${subject} is not a name.`,
          "Use letters and digits; '+' hides the relation.",
          field.name,
        );
      else if (accessor !== null && INSTANCE_MEMBERS.has(accessor))
        report(
          view.optionOfField(model, field, 'relatedName'),
          `The reverse of ${subject} is called '${accessor}', which is the name of something that every instance has.`,
          isParentLink(field) ? 'Rename the class.' : 'Give it another relatedName.',
          field.name,
        );
      else if (accessor === 'pk' || queryName === 'pk')
        report(
          view.optionOfField(model, field, accessor === 'pk' ? 'relatedName' : 'relatedQueryName'),
          `The reverse of ${subject} is called 'pk', which means the primary key of any model.`,
          'Give it another name.',
          field.name,
        );
      else if (!queryName.endsWith('+') && !isName(queryName))
        report(
          view.optionOfField(model, field, 'relatedQueryName'),
          `The query name '${queryName}' of ${subject} cannot stand in a path.`,
          'Use letters and digits, no __ and no _ at the end.',
          field.name,
        );
    }
  },
};

export const reverseClash: Rule = {
  code: 'SCHEMA.REVERSE_CLASH',
  django: 'fields.E302, E303, E304, E305',
  summary: "A reverse name is taken by the target's field or by another relation.",
  check(view, report) {
    const all = reverses(view);
    for (const target of view.models) {
      const names = new Map<string, string>();
      for (const field of view.fieldsOf(target))
        for (const name of [field.name, field.attribute]) names.set(name, `the field '${target.name}.${field.name}'`);
      for (const manager of target.managers ?? []) names.set(manager.name, `the manager '${target.name}.${manager.name}'`);
      const lineage = new Set(view.lineage(target).map((owner) => owner.name));
      const taken = new Map(names);
      const paths = new Map(names);
      for (const { model, field, to, accessor, queryName } of all) {
        if (!lineage.has(to)) continue;
        // A clash among a parent's own names is told for the parent.
        const isOwn = to === target.name;
        const subject = `'${model.name}.${field.name}'`;
        const before = accessor === null ? undefined : taken.get(accessor);
        const pathBefore = queryName.endsWith('+') ? undefined : paths.get(queryName);
        if (isOwn && before !== undefined)
          report(
            view.optionOfField(model, field, 'relatedName'),
            `${subject} calls its reverse '${accessor}', which is taken on '${target.name}' by ${before}.`,
            isParentLink(field) ? `Rename '${model.name}' or what has its name.` : 'Give it another relatedName.',
            field.name,
          );
        else if (isOwn && pathBefore !== undefined && !(isParentLink(field) && model.name === target.name))
          report(
            view.optionOfField(model, field, 'relatedQueryName'),
            `${subject} is '${queryName}' in paths from '${target.name}', which is taken by ${pathBefore}.`,
            'Give it another relatedName or relatedQueryName.',
            field.name,
          );
        if (accessor !== null && !taken.has(accessor)) taken.set(accessor, `the reverse of ${subject}`);
        if (!paths.has(queryName)) paths.set(queryName, `the reverse of ${subject}`);
      }
    }
  },
};

export const onDelete: Rule = {
  code: 'SCHEMA.ON_DELETE',
  django: 'fields.E320, E321, E322',
  summary: 'An onDelete needs null or a default that the field has not.',
  check(view, report) {
    for (const { model, field } of keys(view)) {
      const { onDelete: action } = field.relation;
      const subject = `'${model.name}.${field.name}'`;
      const source = view.optionOfField(model, field, 'onDelete');
      if (
        (action.action === 'SET_NULL' ||
          action.action === 'DB_SET_NULL' ||
          (action.action === 'SET' && action.value === null && action.function === undefined)) &&
        !field.null
      )
        report(source, `${subject} is set to NULL on delete but is not null.`, 'Add null: true, or choose another onDelete.', 'onDelete');
      if (action.action === 'SET_DEFAULT' && !field.default)
        report(source, `${subject} is set to its default on delete but has none.`, 'Add default, or choose another onDelete.', 'onDelete');
      if (action.action === 'DB_SET_DEFAULT' && !field.dbDefault)
        report(
          source,
          `${subject} is set to its database default on delete but has none.`,
          'Add dbDefault, or choose another onDelete.',
          'onDelete',
        );
    }
  },
};

export const mixedOnDelete: Rule = {
  code: 'SCHEMA.MIXED_ON_DELETE',
  django: 'fields.E323',
  summary: 'A chain of keys deletes partly in the database and partly in dunder.',
  check(view, report) {
    for (const { model, field } of keys(view)) {
      const { action } = field.relation.onDelete;
      const target = view.model(field.relation.model);
      if (action === 'DO_NOTHING' || !target || model.autoCreated) continue;
      const byDatabase = action.startsWith('DB_');
      const other = view.fieldsOf(target).find(({ relation }) => {
        if (relation?.kind !== 'foreignKey' && relation?.kind !== 'oneToOne') return false;
        return relation.onDelete.action !== 'DO_NOTHING' && relation.onDelete.action.startsWith('DB_') !== byDatabase;
      });
      if (!other) continue;
      const [here, there] = byDatabase ? ['the database', 'dunder'] : ['dunder', 'the database'];
      report(
        view.optionOfField(model, field, 'onDelete'),
        `'${model.name}.${field.name}' is deleted by ${here}, but '${target.name}.${other.name}' by ${there}: what one deletes the other misses.`,
        byDatabase
          ? `Use a DB_ onDelete for '${target.name}.${other.name}' too, or for neither.`
          : 'Use DB_ for all keys of the chain, or for none.',
        'onDelete',
      );
    }
  },
};

export const toFieldUnique: Rule = {
  code: 'SCHEMA.TO_FIELD',
  django: 'fields.E311, E312',
  summary: 'A foreign key refers to a field that is not unique.',
  check(view, report) {
    for (const { model, field } of keys(view)) {
      const target = view.model(field.relation.model);
      const to = target && view.field(target, field.relation.toField);
      if (!target || !to) continue;
      const isAlone =
        to.primaryKey ||
        to.unique ||
        target.constraints?.some((one) => one.kind === 'unique' && !one.condition && one.fields.length === 1 && one.fields[0] === to.name);
      if (!isAlone)
        report(
          view.optionOfField(model, field, 'toField'),
          `'${model.name}.${field.name}' refers to '${target.name}.${to.name}', which is not unique.`,
          `Add unique: true to ${target.name}.${to.name}.`,
          field.name,
        );
    }
  },
};

export const sameLinks: Rule = {
  code: 'SCHEMA.SAME_LINKS',
  django: 'models.E003',
  summary: 'Two many-to-many relations of a model are the same rows of the same join model.',
  check(view, report) {
    for (const model of view.models) {
      const seen = new Map<string, string>();
      for (const { name, relation, source } of model.fields) {
        if (relation?.kind !== 'manyToMany') continue;
        const link = [relation.through, ...relation.throughFields].join();
        const before = seen.get(link);
        if (before === undefined) seen.set(link, name);
        else
          report(
            source,
            `'${model.name}.${name}' and '${model.name}.${before}' are the same rows of '${relation.through}'.`,
            'Remove one, or name other foreign keys by throughFields.',
            name,
          );
      }
    }
  },
};

export const uniqueForeignKey: Rule = {
  code: 'SCHEMA.UNIQUE_FOREIGN_KEY',
  django: 'fields.W342',
  summary: 'A unique foreign key is a one-to-one.',
  severity: 'warning',
  check(view, report) {
    for (const { model, field } of keys(view))
      if (field.relation.kind === 'foreignKey' && (field.unique || field.primaryKey))
        report(
          field.source,
          `'${model.name}.${field.name}' is a unique foreign key, whose reverse would be a list of one.`,
          'Use fields.oneToOne.',
          field.name,
        );
  },
};

export const genericKey: Rule = {
  code: 'SCHEMA.GENERIC_KEY',
  django: 'contenttypes.E001, E002, E003',
  summary: 'A generic foreign key lacks its two fields or its models.',
  check(view, report) {
    for (const model of view.models)
      for (const field of model.fields) {
        const { relation } = field;
        if (relation?.kind !== 'genericForeignKey') continue;
        const subject = `'${model.name}.${field.name}'`;
        const type = view.field(model, relation.typeField);
        const key = view.field(model, relation.keyField);
        const isType = type?.relation?.kind === 'foreignKey' && type.relation.model === 'ContentType';
        if (!isType && !view.isFaulty(model, relation.typeField))
          report(
            field.source,
            `${subject} needs '${relation.typeField}', a foreign key to ContentType.`,
            `Add ${relation.typeField} = fields.foreignKey(ContentType, { onDelete: 'CASCADE' }).`,
            field.name,
          );
        if ((!key || key.column === null) && !view.isFaulty(model, relation.keyField))
          report(
            field.source,
            `${subject} needs '${relation.keyField}', the column that holds the key.`,
            `Add ${relation.keyField} = fields.positiveBigInteger().`,
            field.name,
          );
        for (const name of relation.models)
          if ((view.model(name)?.primaryKey.length ?? 1) > 1)
            report(field.source, `${subject} may point to '${name}', whose primary key is composite.`, 'Leave it out.', field.name);
      }
  },
};

export const uniqueForDate: Rule = {
  code: 'SCHEMA.UNIQUE_FOR',
  summary: 'uniqueForDate, uniqueForMonth or uniqueForYear names no date.',
  check(view, report) {
    for (const model of view.models)
      for (const field of model.fields)
        for (const option of ['uniqueForDate', 'uniqueForMonth', 'uniqueForYear'] as const) {
          const name = field[option];
          if (name === undefined) continue;
          const date = view.field(model, name);
          const dates = view.fieldsOf(model).filter((candidate) => candidate.type?.kind === 'date' || candidate.type?.kind === 'dateTime');
          if (!view.isFaulty(model, name) && (!date || !dates.includes(date)))
            report(
              view.optionOfField(model, field, option),
              `The ${option} of '${model.name}.${field.name}' names '${name}', which is no date of the model.`,
              didYouMean(
                name,
                dates.map((candidate) => candidate.name),
              ),
              option,
            );
        }
  },
};

interface Reverse {
  readonly model: ModelIR;
  readonly field: FieldIR;
  readonly to: string;
  readonly accessor: string | null;
  readonly queryName: string;
}

function reverses(view: SchemaView): readonly Reverse[] {
  return view.models.flatMap((model) =>
    model.fields.flatMap((field) => {
      const { relation } = field;
      if (relation?.kind === 'genericRelation' && relation.queryName !== null)
        return [{ model, field, to: relation.model, accessor: null, queryName: relation.queryName }];
      if (!relation || !('reverse' in relation)) return [];
      return [{ model, field, to: relation.model, ...relation.reverse }];
    }),
  );
}

type KeyField = FieldIR & { readonly relation: Extract<NonNullable<FieldIR['relation']>, { kind: 'foreignKey' | 'oneToOne' }> };

function keys(view: SchemaView): readonly { model: ModelIR; field: KeyField }[] {
  const isKey = (field: FieldIR): field is KeyField => field.relation?.kind === 'foreignKey' || field.relation?.kind === 'oneToOne';
  return view.models.flatMap((model) => model.fields.filter(isKey).map((field) => ({ model, field })));
}

/** The key of a multi-table child to its parent. */
function isParentLink({ relation }: FieldIR): boolean {
  return relation?.kind === 'oneToOne' && relation.parentLink === true;
}

function isName(name: string): boolean {
  return /^[A-Za-z][A-Za-z0-9_]*$/.test(name) && !name.includes('__') && !name.endsWith('_');
}
