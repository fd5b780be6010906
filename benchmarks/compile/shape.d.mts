export interface Shape {
  readonly index: number;
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly m: number;
  /** The models whose a, b, c and m point here. */
  readonly back: { readonly a: number; readonly b: number; readonly c: number; readonly m: number };
}
export function shape(size: number): Shape[];
