import { posix } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { readImports } from './support/read-imports.js';
import { roomOf, rooms, type Room } from './support/rooms.js';
import { projectFiles, read } from './support/source-files.js';

const files = projectFiles().filter((file) => file.endsWith('.ts') && roomOf(file) !== undefined);

describe('who imports whom', () => {
  test.each(rooms.map(({ name }) => name))('%s', (name) => {
    const faults = files.filter((file) => roomOf(file)?.name === name).flatMap((file) => faultsOf(file, read(file)));
    expect(faults).toEqual([]);
  });

  test('every source file is in a room', () => {
    const homeless = projectFiles().filter(
      (file) => /^(schema|generator|runtime|generated|cli|examples|benchmarks)\/.*\.ts$/.test(file) && roomOf(file) === undefined,
    );
    expect(homeless).toEqual([]);
  });
});

describe('the check itself', () => {
  test('refuses what a room does not name', () => {
    expect(faultsOf('runtime/query/filter.ts', `import { quote } from '../dialects/mysql/quote.js';`)).toEqual([
      'runtime/query/filter.ts:1 (query) imports ../dialects/mysql/quote.js (mysql)',
    ]);
    expect(faultsOf('runtime/sql/ast/node.ts', `export * from 'pg';`)).toHaveLength(1);
    expect(faultsOf('schema/ir/field.ts', `type A = import('../vocabulary/model.js').Model;`)).toHaveLength(1);
    expect(faultsOf('runtime/model/save.ts', `const all = await import('../dialects/sqlite/dialect.js');`)).toHaveLength(1);
    expect(faultsOf('runtime/dialects/mysql/dialect.ts', `import '../postgres/dialect.js';`)).toHaveLength(1);
    expect(faultsOf('runtime/query/hydrate.ts', `import { Model } from '../model/model.js';`)).toHaveLength(1);
  });

  test('tells types from values', () => {
    expect(faultsOf('runtime/sql/ast/node.ts', `import type { Features } from '../../dialects/features.js';`)).toEqual([]);
    expect(faultsOf('runtime/sql/ast/node.ts', `import { features } from '../../dialects/features.js';`)).toHaveLength(1);
  });
});

function faultsOf(file: string, text: string): readonly string[] {
  const room = roomOf(file);
  if (room === undefined) return [];
  return readImports(file, text)
    .filter(({ module, typeOnly }) => !isAllowed(room, targetOf(file, module), typeOnly))
    .map(({ module, line }) => `${file}:${line} (${room.name}) imports ${module} (${targetOf(file, module)})`);
}

/** The room of a relative import; the name of a package otherwise. */
function targetOf(file: string, module: string): string {
  if (!module.startsWith('.')) return module;
  const target = posix.join(posix.dirname(file), module).replace(/\.js$/, '.ts');
  return roomOf(target)?.name ?? target;
}

function isAllowed(room: Room, target: string, typeOnly: boolean): boolean {
  if (target === room.name || room.may.includes(target)) return true;
  if (room.may.includes('node:') && target.startsWith('node:')) return true;
  if (room.may.includes('*') && !target.endsWith('.ts') && !rooms.some(({ name }) => name === target)) return true;
  return typeOnly && (room.types ?? []).includes(target);
}
