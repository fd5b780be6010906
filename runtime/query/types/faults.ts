/**
 * Types that nothing is: they stand where a value was written under a wrong name, so that the compiler's message quotes it:
 * `Type 'string' is not assignable to type 'UnknownPath<"author__nmae">'`.
 */
export interface UnknownPath<P extends string> {
  readonly unknownPath: P;
}
/** The path is right, and the field has no such lookup. */
export interface UnknownLookup<P extends string> {
  readonly unknownLookup: P;
}
/** An expression stands where none of its kind can: the text says what to write. */
export interface Misplaced<Why extends string> {
  readonly misplaced: Why;
}
/** An expression yields another type than the place needs. */
export interface WrongType<V> {
  readonly expected: V;
}
/** A field, relation or method of the model has this name. */
export interface NameTaken<N extends string> {
  readonly nameTaken: N;
}
/** A QuerySet over another model than the relation leads to: N. */
export interface WrongModel<N extends string> {
  readonly modelOfRelation: N;
}
/** `{ flat: true }`, a subquery and `in` are of one column. */
export interface NotOneColumn {
  readonly notOneColumn: 'Name one column';
}
/** Two underscores part the segments of a path: no name has them. */
export interface BadName<N extends string> {
  readonly badName: N;
}
/** An alias is there for conditions and orders: `annotate` computes what is to be selected. */
export interface AliasSelected<N extends string> {
  readonly aliasSelected: N;
}
/** Rows that are objects need a name for each expression: `values('id', { lower: Lower('title') })`. */
export interface Nameless {
  readonly nameless: 'Name the expressions: values(…, { name: expression })';
}
export type Fault = UnknownPath<string> | UnknownLookup<string> | WrongType<unknown>;

/** X, or its fault F alone: beside X it would make messages of a screen, in which X is told three times. */
export type Accepted<X, F> = unknown extends F ? X : F;
