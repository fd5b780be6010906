import type { OrderingIR } from '../../schema/ir/expression-ir.js';
import { didYouMean } from '../../schema/ir/suggest.js';
import type { DiagnosticBag } from '../diagnostics.js';
import type { MethodReading, Reading } from '../parse/reading.js';
import { buildExpression } from './build-expression.js';

/** One term: `'-createdAt'`, `'?'`, `F('views').desc({ nullsLast: true })`, `Lower('title')`. */
export function buildOrdering(bag: DiagnosticBag, subject: string, reading: Reading): OrderingIR | undefined {
  if (reading.kind === 'invalid') return undefined;
  if (reading.kind === 'literal' && typeof reading.value === 'string') return orderingOf(bag, subject, reading, reading.value);
  if (reading.kind === 'method' && (reading.name === 'asc' || reading.name === 'desc')) {
    const expression = buildExpression(bag, subject, reading.object, 'path');
    return expression && { expression, descending: reading.name === 'desc', ...nullsOf(bag, subject, reading) };
  }
  if (reading.kind !== 'call' && reading.kind !== 'method') {
    bag.error(
      'SCHEMA.WRONG_ORDERING',
      reading,
      `'${subject}' holds something that is no ordering.`,
      "Write 'title', '-title' or F('title').desc().",
    );
    return undefined;
  }
  const expression = buildExpression(bag, subject, reading, 'path');
  return expression && { expression, descending: false };
}

function orderingOf(bag: DiagnosticBag, subject: string, reading: Reading, text: string): OrderingIR | undefined {
  if (text === '?') return { expression: { kind: 'random' }, descending: false };
  const descending = text.startsWith('-');
  const path = text.replace(/^[-+]/, '');
  if (path !== '') return { expression: { kind: 'path', path }, descending };
  bag.error('SCHEMA.WRONG_ORDERING', reading, `'${subject}' holds an ordering without a name.`);
  return undefined;
}

function nullsOf(bag: DiagnosticBag, subject: string, method: MethodReading): { nulls?: 'first' | 'last' } {
  const [options] = method.arguments;
  if (options === undefined) return {};
  if (options.kind === 'object') {
    const on = new Set<string>();
    for (const entry of options.entries)
      if (entry.name !== 'nullsFirst' && entry.name !== 'nullsLast')
        bag.error(
          'SCHEMA.UNKNOWN_OPTION',
          entry.key,
          `'${subject}' has an unknown option '${entry.name}'.`,
          didYouMean(entry.name, ['nullsFirst', 'nullsLast']),
        );
      else if (entry.value.kind === 'literal' && entry.value.value === true) on.add(entry.name);
    if (on.size === 2) bag.error('SCHEMA.WRONG_ORDERING', options, `'${subject}' puts NULLs both first and last.`, 'Keep one of them.');
    else if (on.size === 1) return { nulls: on.has('nullsFirst') ? 'first' : 'last' };
  } else if (options.kind !== 'invalid')
    bag.error(
      'SCHEMA.WRONG_ORDERING',
      options,
      `'${subject}' has a direction with something that is no option.`,
      'Write .desc({ nullsLast: true }).',
    );
  return {};
}
