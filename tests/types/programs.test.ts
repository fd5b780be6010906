import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Compiler, compilers, faults, root } from './support/compile.js';

const folder = path.join(root, 'tests/types');
const filesOf = (name: string) =>
  readdirSync(path.join(folder, name))
    .filter((file) => file.endsWith('.ts'))
    .map((file) => path.join(folder, name, file));

/** Characters of all the messages about one line. */
const SCREEN = 3_000;

const accepted = [...filesOf('accepted'), ...filesOf('sample')];
const refused = filesOf('refused');

describe.each(Object.keys(compilers) as Compiler[])('TypeScript %s', (compiler) => {
  const found = new Map<string, string>();
  beforeAll(() => {
    for (const { file, line, message } of faults(compiler, [...accepted, ...refused])) {
      const place = `${file}:${line}`;
      found.set(place, found.has(place) ? `${found.get(place)}\n${message}` : message);
    }
  }, 60_000);

  test('takes the accepted programs and the generated sample', () => {
    const own = [...found].filter(([place]) => accepted.some((file) => place.startsWith(`${file}:`)));
    expect(own).toEqual([]);
  });

  test('in messages of less than a screen', () => {
    const long = [...found].filter(([, message]) => message.length > SCREEN).map(([place, message]) => `${place}: ${message.length}`);
    expect(long).toEqual([]);
  });

  test.each(refused.map((file) => [path.basename(file), file]))(
    'refuses each marked line of %s with its message, and no other',
    (_, file) => {
      const expected = expectations(file);
      const actual: string[] = [];
      const wanted: string[] = [];
      for (const [line, text] of expected) {
        const message = found.get(`${file}:${line}`);
        wanted.push(`${line}: ${text}`);
        actual.push(`${line}: ${message !== undefined && sorted(message).includes(sorted(text)) ? text : (message ?? 'accepted')}`);
      }
      expect(actual).toEqual(wanted);
      const unexpected = [...found.keys()].filter(
        (place) => place.startsWith(`${file}:`) && !expected.has(Number(place.slice(file.length + 1))),
      );
      expect(unexpected).toEqual([]);
    },
  );
});

/** Compilers list the members of a union in different orders. */
function sorted(message: string): string {
  return message.replace(/"[^"]*"(?: \| "[^"]*")+/g, (union) => union.split(' | ').sort().join(' | '));
}

/** `// error: part of the message` is about the line after it. */
function expectations(file: string): Map<number, string> {
  const lines = readFileSync(file, 'utf8').split('\n');
  return new Map(
    lines.flatMap((line, index) => (/^\s*\/\/ error: /.test(line) ? [[index + 2, line.replace(/^\s*\/\/ error: /, '')] as const] : [])),
  );
}
