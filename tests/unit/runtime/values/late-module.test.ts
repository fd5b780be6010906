import { expect, jest, test } from '@jest/globals';
import { lateModule } from '../../../../runtime/values/late-module.js';

interface Attempt {
  readonly resolve: (module: string) => void;
  readonly reject: (reason: Error) => void;
}

/** A module, and its imports so far. */
function lateText() {
  const attempts: Attempt[] = [];
  const load = lateModule(() => new Promise<string>((resolve, reject) => attempts.push({ resolve, reject })));
  return { load, attempts };
}

test('a module is imported once, when it is first asked for', async () => {
  const { load, attempts } = lateText();
  expect(attempts).toHaveLength(0);
  const asked = Promise.all([load(), load()]);
  attempts[0]!.resolve('module');
  expect(await asked).toEqual(['module', 'module']);
  expect(await load()).toBe('module');
  expect(attempts).toHaveLength(1);
});

test('an import that failed is told to all who waited for it, and is tried again', async () => {
  const { load, attempts } = lateText();
  const asked = Promise.allSettled([load(), load()]);
  const failure = new Error('EMFILE: too many open files');
  attempts[0]!.reject(failure);
  expect(await asked).toEqual([
    { status: 'rejected', reason: failure },
    { status: 'rejected', reason: failure },
  ]);
  const again = load();
  expect(attempts).toHaveLength(2);
  attempts[1]!.resolve('module');
  expect(await again).toBe('module');
  expect(await load()).toBe('module');
  expect(attempts).toHaveLength(2);
});

test('what says that no file can be opened is told, and what says that this one may not is no matter', async () => {
  const open = jest.spyOn(process.getBuiltinModule('node:fs'), 'openSync');
  const failing = (code: string) => () => {
    throw Object.assign(new Error(code), { code });
  };
  try {
    const load = lateModule(() => Promise.resolve('module'));
    open.mockImplementation(failing('EMFILE'));
    await expect(load()).rejects.toThrow('EMFILE');
    open.mockImplementation(failing('ERR_ACCESS_DENIED'));
    expect(await load()).toBe('module');
  } finally {
    open.mockRestore();
  }
});
