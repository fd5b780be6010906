import type { ExpressionIR } from '../expression-ir.js';
import type { ModelIR } from '../model-ir.js';
import type { SourcePosition } from '../positions.js';
import { didYouMean } from '../suggest.js';
import { callsOf, pathsOf } from './expression-paths.js';
import type { Report, Rule } from './rule.js';
import type { SchemaView } from './schema-view.js';

export const ordering: Rule = {
  code: 'SCHEMA.ORDERING',
  django: 'models.E014, E015, E021',
  summary: 'An ordering or getLatestBy names what the model has not.',
  check(view, report) {
    for (const model of view.models) {
      const seen = new Set<string>();
      for (const term of model.ordering ?? []) {
        if (term.expression.kind === 'random') continue;
        for (const path of pathsOf(term.expression)) checkPath(view, model, path, view.optionOf(model, 'ordering'), 'ordering', report);
        if (term.expression.kind !== 'path') continue;
        if (seen.has(term.expression.path))
          report(
            view.optionOf(model, 'ordering'),
            `The ordering of '${model.name}' names '${term.expression.path}' twice.`,
            'Remove one.',
            'ordering',
          );
        seen.add(term.expression.path);
      }
      for (const path of loopsOf(view, model))
        report(
          view.optionOf(model, 'ordering'),
          `The ordering of '${model.name}' by '${path}' leads back to itself, as a relation is ordered by its model's ordering.`,
          `Name a field at its end: '${path}__pk'.`,
          'ordering',
        );
      for (const name of model.getLatestBy ?? [])
        checkPath(view, model, name.replace(/^-/, ''), view.optionOf(model, 'getLatestBy'), 'getLatestBy', report);
    }
  },
};

export const indexFields: Rule = {
  code: 'SCHEMA.INDEX_FIELD',
  django: 'models.E012, E013, E016, E033, E034',
  summary: 'An index names what is not a column of the model.',
  check(view, report) {
    for (const model of view.models)
      for (const index of model.indexes ?? []) {
        const subject = `The index '${index.name}'`;
        for (const term of index.terms)
          if (term.expression.kind !== 'random') checkColumns(view, model, pathsOf(term.expression), index.source, subject, report);
        if (index.condition) checkColumns(view, model, pathsOf(index.condition), index.source, subject, report);
        checkColumns(view, model, index.include ?? [], index.source, subject, report);
        const names = index.terms.flatMap(({ expression }) => (expression.kind === 'path' ? [expression.path] : []));
        if (new Set(names).size !== names.length) report(index.source, `${subject} names a field twice.`, 'Remove one.');
        if (index.opclasses && index.opclasses.length !== index.terms.length)
          report(
            index.source,
            `${subject} has ${index.opclasses.length} opclasses for ${index.terms.length} columns.`,
            'Give one for each.',
          );
      }
  },
};

export const constraintFields: Rule = {
  code: 'SCHEMA.CONSTRAINT_FIELD',
  django: 'models.E012, E013, E016, E041',
  summary: 'A constraint names what is not a column of the model.',
  check(view, report) {
    for (const model of view.models)
      for (const constraint of model.constraints ?? []) {
        const expressions: ExpressionIR[] = constraint.condition ? [constraint.condition] : [];
        if (constraint.kind === 'unique') expressions.push(...constraint.expressions);
        if (constraint.kind === 'exclusion') expressions.push(...constraint.expressions.map((pair) => pair.expression));
        const names =
          constraint.kind === 'check' ? [] : [...(constraint.kind === 'unique' ? constraint.fields : []), ...(constraint.include ?? [])];
        const subject = `The constraint '${constraint.name}'`;
        checkColumns(view, model, [...names, ...expressions.flatMap(pathsOf)], constraint.source, subject, report);
        if (constraint.kind === 'unique' && new Set(constraint.fields).size !== constraint.fields.length)
          report(constraint.source, `${subject} names a field twice.`, 'Remove one.');
      }
  },
};

export const limitedChoices: Rule = {
  code: 'SCHEMA.LIMIT_CHOICES',
  summary: 'A limitChoicesTo names what the model at the other end has not.',
  check(view, report) {
    for (const model of view.models)
      for (const field of model.fields) {
        const { relation } = field;
        if (relation === undefined || !('limitChoicesTo' in relation) || relation.limitChoicesTo === undefined) continue;
        const target = view.model(relation.model);
        const source = view.optionOfField(model, field, 'limitChoicesTo');
        for (const path of target === undefined ? [] : pathsOf(relation.limitChoicesTo))
          checkPath(view, target!, path, source, 'limitChoicesTo', report, `${model.name}.${field.name}`);
      }
  },
};

export const generatedColumns: Rule = {
  code: 'SCHEMA.GENERATED',
  django: 'fields.E220 to E223',
  summary: 'A generated column is computed from something that is not a stored column of its model.',
  check(view, report) {
    for (const model of view.models)
      for (const field of model.fields) {
        if (!field.generated) continue;
        const paths = pathsOf(field.generated.expression);
        const changing = callsOf(field.generated.expression).find((name) => CHANGING.has(name));
        if (changing !== undefined)
          report(
            view.optionOfField(model, field, 'expression'),
            `'${model.name}.${field.name}' is computed by ${changing}(), which gives something else each time.`,
            'Use dbDefault, which is computed once, or annotate() the queries.',
            'expression',
          );
        const source = view.optionOfField(model, field, 'expression');
        checkColumns(view, model, paths, source, `The generated '${model.name}.${field.name}'`, report);
        for (const path of paths) {
          const other = view.field(model, path.split('__')[0] ?? path);
          if (other?.generated)
            report(
              source,
              `'${model.name}.${field.name}' is computed from '${other.name}', which is generated itself.`,
              'Write out its expression.',
              'expression',
            );
        }
      }
  },
};

export const orderWithRespectTo: Rule = {
  code: 'SCHEMA.ORDER_WITH_RESPECT_TO',
  django: 'models.E021',
  summary: 'orderWithRespectTo names no foreign key of the model.',
  check(view, report) {
    for (const model of view.models) {
      const name = model.orderWithRespectTo;
      if (name === undefined || view.isFaulty(model, name)) continue;
      const keys = view.fieldsOf(model).filter((field) => field.relation?.kind === 'foreignKey' || field.relation?.kind === 'oneToOne');
      if (!keys.some((field) => field.name === name))
        report(
          view.optionOf(model, 'orderWithRespectTo'),
          `'${model.name}' is ordered with respect to '${name}', which is no foreign key of it.`,
          didYouMean(
            name,
            keys.map((field) => field.name),
          ),
          'orderWithRespectTo',
        );
    }
  },
};

export const managerNames: Rule = {
  code: 'SCHEMA.MANAGER',
  summary: 'A manager is named that the model has not, or one is called like a field.',
  check(view, report) {
    for (const model of view.models) {
      const names = model.managers?.length ? model.managers.map((manager) => manager.name) : ['objects'];
      for (const option of ['defaultManager', 'baseManager'] as const) {
        const name = model[option];
        if (name !== undefined && !names.includes(name))
          report(
            view.optionOf(model, option),
            `The ${option} of '${model.name}' is '${name}', which is no manager of it.`,
            didYouMean(name, names),
            option,
          );
      }
      for (const field of view.fieldsOf(model))
        if (names.includes(field.name))
          report(field.source, `'${model.name}.${field.name}' has the name of a manager.`, 'Rename one of them.', field.name);
    }
  },
};

/** Functions that no database stores the result of. */
const CHANGING = new Set(['Now', 'Random', 'RandomUUID', 'TransactionNow', 'UUID4', 'UUID7']);

/** The relations in the ordering of a model whose own orderings come back to it; what is not found is told elsewhere. */
function loopsOf(view: SchemaView, model: ModelIR): readonly string[] {
  const reaches = (from: ModelIR, seen: readonly ModelIR[]): boolean =>
    from === model || (!seen.includes(from) && endsOf(view, from).some(({ end }) => reaches(end, [...seen, from])));
  return endsOf(view, model).flatMap(({ path, end }) => (reaches(end, []) ? [path] : []));
}

/** The paths of an ordering that end at a relation, with the model there. */
function endsOf(view: SchemaView, model: ModelIR): readonly { readonly path: string; readonly end: ModelIR }[] {
  return (model.ordering ?? []).flatMap(({ expression }) => {
    if (expression.kind !== 'path' || /(?:^|__)pk$/.test(expression.path)) return [];
    const end = checkPath(view, model, expression.path, model.source, 'ordering', () => {});
    return end === undefined ? [] : [{ path: expression.path, end }];
  });
}

/**
 * Follows the relations of a path; what comes after a field is a transform or a key of JSON, which the planner knows. Returns the model where a path
 * ends that ends at a relation.
 */
function checkPath(
  view: SchemaView,
  model: ModelIR,
  path: string,
  source: SourcePosition,
  option: string,
  report: Report,
  of = model.name,
): ModelIR | undefined {
  let at: ModelIR | undefined = model;
  for (const step of path.split('__')) {
    if (!at || view.isFaulty(at, step)) return undefined;
    const owner: ModelIR = at;
    const field = view.field(owner, step);
    if (field) {
      if (!field.relation) return undefined;
      at =
        'model' in field.relation && (field.attribute !== step || field.attribute === field.name)
          ? view.model(field.relation.model)
          : undefined;
      if (field.relation.kind === 'manyToMany') at = view.model(field.relation.model);
      continue;
    }
    const reverse = view.models
      .flatMap((other) => other.fields.map((candidate) => ({ other, candidate })))
      .find(({ candidate }) => {
        const { relation } = candidate;
        return (
          relation &&
          'model' in relation &&
          ('reverse' in relation ? relation.reverse.queryName : relation.queryName) === step &&
          view.lineage(owner).some((above) => above.name === relation.model)
        );
      });
    if (!reverse) {
      const choices = view.fieldsOf(owner).map((candidate) => candidate.name);
      report(
        source,
        `The ${option} of '${of}' names '${path}', but '${owner.name}' has no field '${step}'.`,
        didYouMean(step, choices),
        option,
      );
      return undefined;
    }
    at = reverse.other;
  }
  return at;
}

/** Indexes and constraints live in one table: their paths begin at an own column and pass no relation. */
function checkColumns(
  view: SchemaView,
  model: ModelIR,
  paths: readonly string[],
  source: SourcePosition,
  subject: string,
  report: Report,
): void {
  for (const path of paths) {
    const [first = '', second] = path.split('__');
    if (view.isFaulty(model, first)) continue;
    const field =
      first === 'pk'
        ? view.field(model, 'pk')
        : model.fields.find((candidate) => candidate.name === first || candidate.attribute === first);
    const choices = model.fields.filter((candidate) => candidate.column !== null).map((candidate) => candidate.name);
    if (!field) {
      const isAbove = view.field(model, first) !== undefined;
      const message = isAbove
        ? `${subject} names '${first}', which is a column of a parent of '${model.name}'.`
        : `${subject} names '${first}', but '${model.name}' has no such field.`;
      report(source, message, isAbove ? 'Declare it on the model that has the column.' : didYouMean(first, choices));
    } else if (field.column === null && first !== 'pk')
      report(source, `${subject} names '${first}', which has no column in the table of '${model.name}'.`, didYouMean(first, choices));
    else if (field.relation && second !== undefined && field.name === first && crosses(view, field.relation, second))
      report(
        source,
        `${subject} follows the relation '${first}' in '${path}': it can only use columns of '${model.name}'.`,
        `Write '${first}' or '${field.attribute}'.`,
      );
  }
}

/** `author__name` crosses to another table; `author__isnull` does not. */
function crosses(view: SchemaView, relation: NonNullable<ModelIR['fields'][number]['relation']>, step: string): boolean {
  const target = 'model' in relation ? view.model(relation.model) : undefined;
  return target !== undefined && step !== 'pk' && view.field(target, step) !== undefined;
}
