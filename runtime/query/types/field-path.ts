import type { UnknownPath } from './faults.js';
import type { FieldType, MaybeNull, Transformed } from './field-type.js';
import type { Absent, ModelSchema, Target } from './schema.js';

/** The field at a path, for values, F and aggregates; nullable when a hop is (a LEFT JOIN may find nothing). */
export type FieldAt<S extends ModelSchema, P, N = false, Full = P> = P extends keyof S['own']
  ? MaybeNull<S['own'][P], N>
  : P extends keyof S['rels']
    ? KeyField<Target<S, P>, Absent<S, P, N>>
    : P extends `${infer H}__${infer T}`
      ? H extends keyof S['rels']
        ? FieldAt<Target<S, H>, T, Absent<S, H, N>, Full>
        : H extends keyof S['own']
          ? TransformAt<S['own'][H], T, N, Full>
          : UnknownPath<Full & string>
      : UnknownPath<Full & string>;

/** A relation named where a field is meant is its key. */
type KeyField<S extends ModelSchema, N> = S['own'] extends { readonly pk: infer F } ? MaybeNull<F, N> : never;

type TransformAt<F, T, N, Full> = F extends FieldType
  ? T extends keyof F['transforms']
    ? T extends `${infer H}__${infer R}`
      ? TransformAt<
          Transformed<F['transforms'], H & keyof F['transforms']>,
          R,
          N extends true ? true : null extends F['value'] ? true : false,
          Full
        >
      : MaybeNull<Transformed<F['transforms'], T>, N extends true ? true : null extends F['value'] ? true : false>
    : T extends `${infer H}__${infer R}`
      ? H extends keyof F['transforms']
        ? TransformAt<Transformed<F['transforms'], H>, R, N extends true ? true : null extends F['value'] ? true : false, Full>
        : UnknownPath<Full & string>
      : UnknownPath<Full & string>
  : never;
