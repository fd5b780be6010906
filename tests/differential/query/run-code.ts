import * as dunder from 'dunder';
import type { Scalar } from '../world/facts.js';
import type { Classes } from '../world/define.js';
import type { Code } from './code.js';

type Functions = Readonly<Record<string, (...values: unknown[]) => unknown>>;

/** Calls what the code says: without types, for its paths are made of data. */
export function runCode(code: Code, classes: Classes): unknown {
  if (typeof code !== 'object' || code === null) return code;
  if (Array.isArray(code)) return code.map((part) => runCode(part, classes));
  const made = code as Exclude<Code, Scalar | readonly Code[]>;
  if ('model' in made) return (classes[made.model]!.objects as { all(): unknown }).all();
  if ('moment' in made) return new Date(made.moment);
  if ('table' in made) return classes[made.table];
  if ('output' in made) return (dunder.fields as unknown as Functions)[made.output]!();
  const object = (values: Readonly<Record<string, Code>>): object =>
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, runCode(value, classes)]));
  if ('object' in made) return object(made.object);
  if ('row' in made) return new (classes[made.row] as unknown as new (values: object) => object)(object(made.values));
  const parts = made.parts.map((part) => runCode(part, classes));
  if ('call' in made) return (dunder as unknown as Functions)[made.call]!(...parts);
  const on = runCode(made.on, classes) as Readonly<Record<string, (...values: unknown[]) => unknown>>;
  return on[made.method]!(...parts);
}
