import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { median } from '../statistics.mjs';
import { readMessages } from './framed-messages.mjs';
import { project } from './write-project.mjs';

const CARET = '/*|*/';
/** The first edits of a session, and the later ones, for which the server's own code is compiled. */
const EDITS = 5;
const LATER = 10;
const WARM = 10;

/**
 * Drives TypeScript 6's tsserver as an editor does: how long completion (milliseconds) and diagnostics (seconds) take after an edit of the file,
 * and how much of it the server's thread was on a processor, where the system tells it.
 */
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
    const completion = await repeat(server, () => (edit(), complete()));
    const diagnostics = await repeat(server, () => (edit(), server.ask('semanticDiagnosticsSync', { file })));
    return {
      completion: completion.elapsed,
      diagnostics: diagnostics.elapsed / 1_000,
      processor: { completion: completion.processor, diagnostics: diagnostics.processor / 1_000 },
      later: { completion: completion.later, diagnostics: diagnostics.later / 1_000 },
    };
  } finally {
    server.stop();
  }
}

/**
 * The median of what passed after the first edits and after later ones; and the least that a processor worked after the first: other programs of the
 * machine make the one longer, and not the other.
 */
async function repeat(server, work) {
  const elapsed = [];
  const processor = [];
  for (let count = 0; count < EDITS + LATER && !(elapsed.at(-1) > 10_000); count++) {
    const before = server.processor();
    elapsed.push((await work()).milliseconds);
    processor.push(server.processor() - before);
  }
  const later = elapsed.slice(EDITS);
  return {
    elapsed: median(elapsed.slice(0, EDITS)),
    processor: Math.min(...processor.slice(0, EDITS)),
    later: later.length === 0 ? Number.NaN : median(later),
  };
}

function startServer() {
  const command = join(import.meta.dirname, '../node_modules/typescript-6/lib/tsserver.js');
  const options = ['--disableAutomaticTypingAcquisition', '--suppressDiagnosticEvents'];
  const child = spawn(process.execPath, ['--max-old-space-size=12000', command, ...options], { stdio: ['pipe', 'pipe', 'inherit'] });
  const waiting = new Map();
  let sequence = 0;
  readMessages(child.stdout, (message) => {
    if (message.type === 'response') waiting.get(message.request_seq)?.(message);
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
  return { send, ask, processor: () => processorTime(child.pid), stop: () => child.kill() };
}

/** Milliseconds that the main thread of a process was on a processor: NaN where the system does not tell (other systems than Linux). */
function processorTime(pid) {
  try {
    return Number(readFileSync(`/proc/${pid}/task/${pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6;
  } catch {
    return Number.NaN;
  }
}
