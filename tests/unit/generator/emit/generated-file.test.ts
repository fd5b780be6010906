import { type FilePlace, GeneratedFile, relativeModule } from '../../../../generator/emit/generated-file.js';

const PLACE: FilePlace = { output: 'src/generated', extension: 'js' };

function linesOf(file: GeneratedFile): string[] {
  return file.finish().text.split('\n');
}

describe('imports', () => {
  test('are sorted: packages, folders above, this folder', () => {
    const file = new GeneratedFile('post.ts', '// head', PLACE);
    file.importRuntime();
    file.importGenerated('tag', 'Tag', 'type');
    file.importUser({ name: 'makeSlug', module: 'src/slug', external: false }, 'value');
    file.importUser({ name: 'Money', module: '@shop/money', external: true }, 'type');
    file.importGenerated('author', 'Author', 'type');
    expect(linesOf(file).slice(0, 6)).toEqual([
      '// head',
      "import type { Money } from '@shop/money';",
      "import { makeSlug } from '../slug.js';",
      "import type { Author } from './author.js';",
      "import { orm } from './registry.js';",
      "import type { Tag } from './tag.js';",
    ]);
  });

  test('of the user’s files may stand below what they extend', () => {
    const file = new GeneratedFile('index.ts', '// head', PLACE);
    file.print("export { PostBase } from './post.js';");
    file.importUsersBelow();
    file.importRuntime();
    file.print(`own(${file.importUser({ name: 'Post', module: 'src/post', external: false }, 'value')});`);
    expect(linesOf(file)).toEqual([
      '// head',
      "import { orm } from './registry.js';",
      '',
      "export { PostBase } from './post.js';",
      "import { Post } from '../post.js';",
      'own(Post);',
      '',
    ]);
  });

  test('are types only where every use is a type', () => {
    const file = new GeneratedFile('post.ts', '// head', PLACE);
    file.importGenerated('place', 'Place', 'type');
    file.importGenerated('place', 'PlaceSchema', 'type');
    expect(linesOf(file)[1]).toBe("import type { Place, PlaceSchema } from './place.js';");
    file.importGenerated('place', 'Place', 'value');
    expect(linesOf(file)[1]).toBe("import { Place, type PlaceSchema } from './place.js';");
  });

  test('a name that is taken gets another', () => {
    const file = new GeneratedFile('author.ts', '// head', PLACE);
    file.declare('Author');
    expect(file.importUser({ name: 'Author', module: 'src/types', external: false }, 'type')).toBe('Author$1');
    expect(file.importUser({ name: 'default', alias: 'Author', module: 'src/person', external: false }, 'type')).toBe('Author$2');
    expect(file.importUser({ name: 'Author', module: 'src/types', external: false }, 'type')).toBe('Author$1');
    expect(linesOf(file).slice(1, 3)).toEqual([
      "import type Author$2 from '../person.js';",
      "import type { Author as Author$1 } from '../types.js';",
    ]);
  });

  test.each([
    ['js', './tag.js'],
    ['ts', './tag.ts'],
    ['none', './tag'],
  ] as const)('end in what was asked for: %s', (extension, module) => {
    const file = new GeneratedFile('post.ts', '// head', { output: 'generated', extension });
    file.importGenerated('tag', 'Tag', 'type');
    expect(linesOf(file)[1]).toBe(`import type { Tag } from '${module}';`);
  });

  test('a long list is one name per line', () => {
    const file = new GeneratedFile('post.ts', '// head', PLACE);
    for (let number = 0; number < 20; number++) file.importGenerated('all', `SomeModel${number}`, 'value');
    expect(linesOf(file)[1]).toBe('import {');
    expect(file.finish().formatted).toBe(true);
  });
});

test.each([
  ['generated', 'schema/settings', '../schema/settings'],
  ['src/generated', 'src/models/post', '../models/post'],
  ['generated', 'settings', '../settings'],
  ['./generated', 'generated-types', '../generated-types'],
  ['packages/db/generated', 'packages/db/generated/own/post', './own/post'],
])('from %s to %s', (output, module, expected) => {
  expect(relativeModule(output, module)).toBe(expected);
});

test('a line that is too long is left to prettier', () => {
  const file = new GeneratedFile('post.ts', '// head', PLACE);
  file.print(`export const x = '${'x'.repeat(130)}';`);
  expect(file.finish().formatted).toBe(false);
});
