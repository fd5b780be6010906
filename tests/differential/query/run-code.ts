import {
  Avg,
  Case,
  Coalesce,
  Concat,
  Count,
  Exists,
  ExtractYear,
  F,
  Length,
  Max,
  Min,
  OuterRef,
  Q,
  Subquery,
  Sum,
  Upper,
  Value,
  When,
} from 'dunder';
import type { Scalar } from '../world/facts.js';
import type { Classes } from '../world/define.js';
import type { Code } from './code.js';

const FUNCTIONS = {
  Avg,
  Case,
  Coalesce,
  Concat,
  Count,
  Exists,
  ExtractYear,
  F,
  Length,
  Max,
  Min,
  OuterRef,
  Q,
  Subquery,
  Sum,
  Upper,
  Value,
  When,
};

/** Calls what the code says: without types, for its paths are made of data. */
export function runCode(code: Code, classes: Classes): unknown {
  if (typeof code !== 'object' || code === null) return code;
  if (Array.isArray(code)) return code.map((part) => runCode(part, classes));
  const made = code as Exclude<Code, Scalar | readonly Code[]>;
  if ('model' in made) return (classes[made.model]!.objects as { all(): unknown }).all();
  if ('object' in made) return Object.fromEntries(Object.entries(made.object).map(([name, value]) => [name, runCode(value, classes)]));
  const parts = made.parts.map((part) => runCode(part, classes));
  if ('call' in made) return (FUNCTIONS[made.call as keyof typeof FUNCTIONS] as (...values: unknown[]) => unknown)(...parts);
  const on = runCode(made.on, classes) as Readonly<Record<string, (...values: unknown[]) => unknown>>;
  return on[made.method]!(...parts);
}
