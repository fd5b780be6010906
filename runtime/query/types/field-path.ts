import type { UnknownPath } from './faults.js';
import type { FieldType, MaybeNull, TransformNames, Transformed } from './field-type.js';
import type { Absent, KeyOf, ModelSchema, OwnNames, RelNames, Target } from './schema.js';

/**
 * The field at a path, for values, F and aggregates; nullable when a hop is (a LEFT JOIN may find nothing).
 *
 * The step comes first. Columns of common tables may have names like paths, `author__name`.
 */
export type FieldAt<S extends ModelSchema, P, N = false, Full = P> = P extends `${infer H}__${infer T}`
  ? H extends RelNames<S>
    ? FieldAt<Target<S, H>, T, Absent<S, H, N>, Full>
    : P extends OwnNames<S>
      ? MaybeNull<S['own'][P], N>
      : H extends OwnNames<S>
        ? TransformAt<S['own'][H], T, N, Full>
        : KeyTransform<S, P, N, Full>
  : P extends OwnNames<S>
    ? MaybeNull<S['own'][P], N>
    : P extends RelNames<S>
      ? KeyField<Target<S, P>, Absent<S, P, N>>
      : KeyTransform<S, P, N, Full>;

/** After a relation P may be a transform of its key: `day__month`. Asked of what is nothing else alone. */
type KeyTransform<S extends ModelSchema, P, N, Full> = [Full] extends [P]
  ? UnknownPath<Full & string>
  : KeyOf<S> extends infer F extends FieldType
    ? TransformAt<F, P, N, Full>
    : UnknownPath<Full & string>;

/** A relation named where a field is meant is its key. */
type KeyField<S extends ModelSchema, N> = KeyOf<S> extends infer F ? MaybeNull<F, N> : never;

type TransformAt<F, T, N, Full> = F extends FieldType
  ? T extends TransformNames<F>
    ? T extends `${infer H}__${infer R}`
      ? TransformAt<
          Transformed<F['transforms'], H & keyof F['transforms']>,
          R,
          N extends true ? true : null extends F['value'] ? true : false,
          Full
        >
      : MaybeNull<Transformed<F['transforms'], T>, N extends true ? true : null extends F['value'] ? true : false>
    : T extends `${infer H}__${infer R}`
      ? H extends TransformNames<F>
        ? TransformAt<Transformed<F['transforms'], H>, R, N extends true ? true : null extends F['value'] ? true : false, Full>
        : UnknownPath<Full & string>
      : UnknownPath<Full & string>
  : never;
