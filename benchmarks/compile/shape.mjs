/** Fields that every model has, beside its key: 12 scalars. */
export const fields = {
  text: ['s1', 's2', 's3', 's4'],
  integer: ['i1', 'i2', 'i3'],
  boolean: 'b1',
  float: 'f1',
  date: 'd1',
  json: 'j1',
  nullable: 'n1',
};

/**
 * Models of a synthetic schema. Each points at three others (a, b, c), has a many-to-many (m), and four models point at it: `back`
 * names them. The steps are coprime to the usual sizes, so that relations lead all over the schema.
 */
export function shape(size) {
  const targets = {
    a: (index) => (7 * index + 1) % size,
    b: (index) => (13 * index + 2) % size,
    c: (index) => (17 * index + 3) % size,
    m: (index) => (3 * index + 5) % size,
  };
  const models = Array.from({ length: size }, (_, index) => ({ index, back: {} }));
  for (const [name, target] of Object.entries(targets)) {
    for (const model of models) {
      model[name] = target(model.index);
      models[model[name]].back[name] = model.index;
    }
  }
  return models;
}

/** The 50 queries: five kinds, each over ten models. */
export const QUERIES = 50;
export const modelOfQuery = (models, query) => models[(query * 3) % models.length];
