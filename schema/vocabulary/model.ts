declare const declared: unique symbol;

/**
 * The base of every model of a schema. A class that extends it is a table, an `abstract class` is a base whose fields are copied into the
 * models that extend it, a model that extends another concrete model is a multi-table child, and with `static meta = { proxy: true }` a proxy.
 *
 * ```ts
 * export class Author extends Model {
 *   name = fields.char({ maxLength: 100 });
 * }
 * ```
 *
 * The classes of a schema are declarations: the models to construct, save and query are the generated ones.
 *
 * @see https://docs.djangoproject.com/en/stable/topics/db/models/
 */
export abstract class Model {
  declare protected readonly [declared]: true;

  // Types do not have it: who imports a class of the schema instead of the generated one asks it for its manager first.
  static {
    Object.defineProperty(this, 'objects', {
      get(this: { readonly name: string }): never {
        throw constructed(this.name, 'rows');
      },
      // `static objects = manager(…)` where class fields are assigned.
      set(this: object, value: unknown) {
        Object.defineProperty(this, 'objects', { value, writable: true, configurable: true, enumerable: true });
      },
    });
  }

  constructor() {
    throw constructed(new.target.name, 'instances');
  }
}

function constructed(name: string, what: string): TypeError {
  return new TypeError(
    `SCHEMA.CONSTRUCTED: ${name} is a schema declaration and has no ${what}. Import ${name} from the generated models instead.`,
  );
}

/** A concrete model class of the schema. An abstract base has no table, so nothing can point at it. */
export type ModelClass = new () => Model;

/**
 * What a relation can point at: a model class, `'self'`, the name of a model, or a function that returns the class.
 * A class that is declared further down in the file can be named directly.
 */
export type ModelTarget = 'self' | (string & {}) | ModelClass | (() => ModelClass);

/** The model that a target names, seen from the model `Self`; `unknown` when it is given by name. */
export type TargetModel<Target, Self> = Target extends 'self'
  ? Self
  : Target extends new () => infer Instance
    ? Instance
    : Target extends () => new () => infer Instance
      ? Instance
      : unknown;

/** The names of all members of the target: cheap, and safe where models point at each other, as no type of a member is asked for. */
export type TargetMember<Target> = Target extends new () => infer Instance ? keyof Instance & string : string;
