import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { formatDiagnostics } from '../../../generator/format-diagnostics.js';
import { loadSchema } from '../../../generator/load-schema.js';
import { serializeSchema } from '../../support/schema-text.js';

/** Whatever a file holds, the answer is a schema or diagnostics that point into it. `FUZZ_SEED` and `FUZZ_RUNS` repeat and widen a run. */
const GOLDEN = join(dirname(fileURLToPath(import.meta.url)), '../../golden');
const SEED = Number(process.env['FUZZ_SEED'] ?? (process.env['CI'] === 'true' ? 20_261_120 : Date.now() % 2 ** 31));
const RUNS = Number(process.env['FUZZ_RUNS'] ?? 400);

const tokenLists = readdirSync(GOLDEN)
  .map((name) => join(GOLDEN, name, 'schema.ts'))
  .filter((path) => existsSync(path))
  .map((path) => readFileSync(path, 'utf8').match(/\s+|[A-Za-z_$][\w$]*|\d[\w.]*|'[^'\n]*'|`[^`]*`|[^\s]/g) ?? []);
const vocabulary = [...new Set(tokenLists.flat())].filter((token) => token.trim() !== '');
const oddities = [
  "'__proto__'",
  'constructor',
  "'self'",
  'null',
  'undefined',
  '-1',
  '1e999',
  '9n',
  '...',
  'extends',
  'static',
  'abstract',
  '/x/g',
  "'\\u0000'",
  '#p',
  '@d',
  '""',
];

type Mutation = (tokens: readonly string[]) => readonly string[];
const place = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const token = fc.constantFrom(...vocabulary, ...oddities);

const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.tuple(place, fc.integer({ min: 1, max: 4 })).map(
    ([at, count]): Mutation =>
      (tokens) =>
        tokens.toSpliced(Math.floor(at * tokens.length), count),
  ),
  fc.tuple(place, token).map(
    ([at, text]): Mutation =>
      (tokens) =>
        tokens.toSpliced(Math.floor(at * tokens.length), 0, text),
  ),
  fc.tuple(place, token).map(
    ([at, text]): Mutation =>
      (tokens) =>
        replaceWord(tokens, at, text),
  ),
  fc.tuple(place, place).map(
    ([a, b]): Mutation =>
      (tokens) =>
        swap(tokens, Math.floor(a * tokens.length), Math.floor(b * tokens.length)),
  ),
);

const mutated = fc
  .tuple(fc.constantFrom(...tokenLists), fc.array(mutation, { minLength: 1, maxLength: 5 }))
  .map(([tokens, mutations]) => mutations.reduce<readonly string[]>((current, mutate) => mutate(current), tokens).join(''));

describe(`with the seed ${SEED}`, () => {
  let root = '';
  beforeAll(() => (root = mkdtempSync(join(tmpdir(), 'dunder-fuzz-'))));
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  test('no file makes the loader fail', () => {
    let valid = 0;
    fc.assert(
      fc.property(mutated, (text) => {
        writeFileSync(join(root, 'schema.ts'), text);
        const { schema, diagnostics } = loadSchema({ root, schema: 'schema.ts' });
        const lines = text.split(/\r\n|[\n\r\u2028\u2029]/);
        for (const { source, message } of diagnostics) {
          expect(message).not.toMatch(/\[object/);
          expect(source.line >= 1 && source.line <= lines.length && source.column >= 1).toBe(true);
        }
        expect(typeof formatDiagnostics(diagnostics, () => text)).toBe('string');
        expect(JSON.parse(serializeSchema(schema))).toEqual(schema);
        if (diagnostics.length === 0) valid++;
      }),
      { seed: SEED, numRuns: RUNS },
    );
    // A fuzz whose every text is refused at the door tests the door alone.
    expect(valid).toBeGreaterThan(0);
  });
});

function swap(tokens: readonly string[], a: number, b: number): readonly string[] {
  const [first, second] = [tokens[a], tokens[b]];
  return first === undefined || second === undefined ? tokens : tokens.with(a, second).with(b, first);
}

function replaceWord(tokens: readonly string[], at: number, text: string): readonly string[] {
  const words = tokens.flatMap((word, index) => (/^[\w']/.test(word) ? [index] : []));
  const index = words[Math.floor(at * words.length)];
  return index === undefined ? tokens : tokens.with(index, text);
}
