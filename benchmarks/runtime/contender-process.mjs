import { fork } from 'node:child_process';

/** Starts a contender in a process of its own, with its own heap and compiled code; `call` sends it a command and waits for the answer. */
export function startContender(name, url, worker = new URL('worker.mjs', import.meta.url)) {
  const child = fork(worker, [name, url], {
    execArgv: ['--expose-gc'],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  const waiting = new Map();
  let sent = 0;
  const call = (command, details = {}) =>
    new Promise((resolve, reject) => {
      waiting.set(++sent, { resolve, reject });
      child.send({ id: sent, command, ...details });
    });
  return new Promise((resolve, reject) => {
    child.on('message', ({ id, value, error }) => {
      if (id === 0) {
        if (error === undefined) resolve({ name, operations: value, call });
        else reject(new Error(`${name}: ${error}`));
        return;
      }
      const { resolve: answer, reject: fail } = waiting.get(id);
      waiting.delete(id);
      if (error === undefined) answer(value);
      else fail(new Error(`${name}: ${error}`));
    });
    child.on('exit', (code) => {
      const error = new Error(`${name} ended with ${code}.`);
      for (const { reject: fail } of waiting.values()) fail(error);
      reject(error);
    });
  });
}
