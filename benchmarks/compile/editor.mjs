import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { median } from '../statistics.mjs';
import { project } from './write-project.mjs';

const CARET = '/*|*/';
const EDITS = 5;
const WARM = 10;

/** Drives TypeScript 6's tsserver as an editor does; milliseconds of completion and diagnostics after an edit of the file. */
export async function measureEditor(folder, probe, expected) {
  const file = join(folder, `probe-${probe}.ts`);
  const withCaret = readFileSync(file, 'utf8');
  const at = withCaret.indexOf(CARET);
  const text = withCaret.replace(CARET, '');
  const before = text.slice(0, at).split('\n');
  const position = { file, line: before.length, offset: before.at(-1).length + 1 };
  writeFileSync(join(folder, 'tsconfig.json'), project(`probe-${probe}.ts`));

  const server = startServer();
  try {
    server.send('open', { file, fileContent: `${text}// ` });
    const end = text.split('\n').length;
    // A character more in the comment at the end: the program is made anew, and nothing that was checked counts.
    const edit = () => server.send('change', { file, line: end, offset: 4, endLine: end, endOffset: 4, insertString: 'x' });
    const complete = () => server.ask('completionInfo', position);
    const { body } = await complete();
    if (!body?.entries.some(({ name }) => name === expected)) throw new Error(`${file}: '${expected}' is not offered.`);
    // An editor has been open for a while: tsserver's own code is compiled by then.
    for (let count = 0; count < WARM; count++) await complete();
    const completion = await repeat(() => (edit(), complete()));
    const diagnostics = await repeat(() => (edit(), server.ask('semanticDiagnosticsSync', { file })));
    return { completion, diagnostics: diagnostics / 1_000 };
  } finally {
    server.stop();
  }
}

async function repeat(work) {
  const times = [];
  for (let count = 0; count < EDITS && !(times.at(-1) > 10_000); count++) times.push((await work()).milliseconds);
  return median(times);
}

function startServer() {
  const command = join(import.meta.dirname, '../node_modules/typescript-6/lib/tsserver.js');
  const options = ['--disableAutomaticTypingAcquisition', '--suppressDiagnosticEvents'];
  const child = spawn(process.execPath, ['--max-old-space-size=12000', command, ...options], { stdio: ['pipe', 'pipe', 'inherit'] });
  const waiting = new Map();
  let sequence = 0;
  let received = Buffer.alloc(0);
  child.stdout.on('data', (data) => {
    received = Buffer.concat([received, data]);
    for (let message = nextMessage(); message !== undefined; message = nextMessage()) {
      if (message.type === 'response') waiting.get(message.request_seq)?.(message);
    }
  });
  const send = (command, details) =>
    child.stdin.write(`${JSON.stringify({ seq: ++sequence, type: 'request', command, arguments: details })}\n`);
  const ask = (command, details) => {
    const start = performance.now();
    send(command, details);
    return new Promise((resolve) => {
      waiting.set(sequence, ({ body }) => resolve({ body, milliseconds: performance.now() - start }));
    });
  };
  return { send, ask, stop: () => child.kill() };

  function nextMessage() {
    const head = received.indexOf('\r\n\r\n');
    if (head < 0) return undefined;
    const length = Number(/Content-Length: (\d+)/.exec(received.subarray(0, head).toString())[1]);
    if (received.length < head + 4 + length) return undefined;
    const message = JSON.parse(received.subarray(head + 4, head + 4 + length).toString());
    received = received.subarray(head + 4 + length);
    return message;
  }
}
