import type { Rule } from './rule.js';

export const proxyFields: Rule = {
  code: 'SCHEMA.PROXY_FIELDS',
  django: 'models.E017',
  summary: 'A proxy declares fields, indexes or constraints.',
  check(view, report) {
    for (const model of view.models) {
      if (model.proxyFor === undefined) continue;
      const hint = `Declare it on ${model.proxyFor}, or leave out proxy to give '${model.name}' a table of its own.`;
      for (const field of model.fields)
        report(field.source, `The proxy '${model.name}' declares '${field.name}', but it has no table.`, hint, field.name);
      for (const object of [...(model.indexes ?? []), ...(model.constraints ?? [])])
        report(object.source, `The proxy '${model.name}' declares '${object.name}', but it has no table.`, hint);
    }
  },
};

export const parentFieldClash: Rule = {
  code: 'SCHEMA.PARENT_FIELD_CLASH',
  django: 'models.E005, E006',
  summary: "A multi-table child declares a parent's field anew.",
  check(view, report) {
    for (const model of view.models) {
      if (!model.parents) continue;
      const [, ...above] = view.lineage(model);
      for (const field of model.fields)
        for (const parent of above) {
          const other = parent.fields.find((candidate) => candidate.name === field.name || candidate.attribute === field.name);
          if (other)
            report(
              field.source,
              `'${model.name}.${field.name}' is a field of its parent '${parent.name}' already.`,
              'Rename it, or move the shared fields into an abstract base.',
              field.name,
            );
        }
    }
  },
};
