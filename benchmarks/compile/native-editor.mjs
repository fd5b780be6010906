import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { median } from '../statistics.mjs';
import { readMessages } from './framed-messages.mjs';
import { project } from './write-project.mjs';

const CARET = '/*|*/';
const EDITS = 9;

/**
 * Drives TypeScript 7's language server as an editor does: how long completion (milliseconds) and diagnostics (seconds) take after an edit of the file.
 * It is compiled beforehand, so that its first edits are as its later ones, and works on all cores.
 */
export async function measureNativeEditor(folder, probe, expected) {
  const file = join(folder, `probe-${probe}.ts`);
  const [before, after] = readFileSync(file, 'utf8').split(CARET);
  const text = before + after;
  const lines = before.split('\n');
  const position = { line: lines.length - 1, character: lines.at(-1).length };
  writeFileSync(join(folder, 'tsconfig.json'), project(`probe-${probe}.ts`));

  const server = await startServer(folder);
  try {
    const textDocument = { uri: pathToFileURL(file).href };
    const end = { line: text.split('\n').length - 1, character: 3 };
    let version = 1;
    server.send('textDocument/didOpen', { textDocument: { ...textDocument, languageId: 'typescript', version, text: `${text}// ` } });
    // A character more in the comment at the end: the program is made anew, and nothing that was checked counts.
    const edit = () =>
      server.send('textDocument/didChange', {
        textDocument: { ...textDocument, version: ++version },
        contentChanges: [{ range: { start: end, end }, text: 'x' }],
      });
    const complete = () => server.ask('textDocument/completion', { textDocument, position });
    const diagnose = () => server.ask('textDocument/diagnostic', { textDocument });
    const { items = [] } = (await complete()) ?? {};
    if (!items.some(({ label }) => label.replace(/\?$/, '') === expected)) throw new Error(`${file}: '${expected}' is not offered.`);
    return {
      completion: await timed(() => (edit(), complete())),
      diagnostics: (await timed(() => (edit(), diagnose()))) / 1_000,
    };
  } finally {
    server.stop();
  }
}

async function timed(work) {
  const elapsed = [];
  for (let count = 0; count < EDITS && !(elapsed.at(-1) > 10_000); count++) {
    const start = performance.now();
    await work();
    elapsed.push(performance.now() - start);
  }
  return median(elapsed);
}

async function startServer(folder) {
  const script = join(import.meta.dirname, '../node_modules/typescript-7/lib/getExePath.js');
  const { default: getExePath } = await import(pathToFileURL(script).href);
  const child = spawn(getExePath(), ['--lsp', '--stdio'], { cwd: folder, stdio: ['pipe', 'pipe', 'ignore'] });
  const waiting = new Map();
  let sequence = 0;
  const write = (message) => {
    const text = JSON.stringify({ jsonrpc: '2.0', ...message });
    child.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  };
  const ask = (method, params) =>
    new Promise((resolve) => {
      waiting.set(++sequence, resolve);
      write({ id: sequence, method, params });
    });
  readMessages(child.stdout, (message) => {
    // What it asks of the editor: its configuration, which is none.
    if (message.method !== undefined && message.id !== undefined) {
      write({ id: message.id, result: message.method === 'workspace/configuration' ? message.params.items.map(() => null) : null });
    } else if (message.method === undefined) waiting.get(message.id)?.(message.result);
  });
  const capabilities = { textDocument: { completion: { completionItem: {} }, diagnostic: {} }, workspace: {} };
  await ask('initialize', { processId: process.pid, rootUri: pathToFileURL(folder).href, capabilities, workspaceFolders: null });
  write({ method: 'initialized', params: {} });
  return { send: (method, params) => write({ method, params }), ask, stop: () => child.kill() };
}
