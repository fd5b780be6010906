import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readMessages } from '../../../benchmarks/compile/framed-messages.mjs';
import { root } from './compile.js';

interface Answer {
  readonly type: string;
  readonly request_seq: number;
  readonly body?: unknown;
}

/** TypeScript's language server, asked one request at a time. */
export class LanguageServer {
  readonly #process: ChildProcessWithoutNullStreams;
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  readonly #texts = new Map<string, string>();
  #sequence = 0;

  constructor(typescript = 'typescript-6') {
    const script = path.join(root, 'node_modules', typescript, 'lib/tsserver.js');
    this.#process = spawn(process.execPath, [script, '--disableAutomaticTypingAcquisition', '--suppressDiagnosticEvents']);
    readMessages(this.#process.stdout, (message) => {
      const answer = message as Answer;
      if (answer.type === 'response') this.#waiting.get(answer.request_seq)?.(answer);
    });
  }

  send(command: string, args: object): number {
    this.#process.stdin.write(`${JSON.stringify({ seq: ++this.#sequence, type: 'request', command, arguments: args })}\n`);
    return this.#sequence;
  }

  request(command: string, args: object): Promise<Answer> {
    return new Promise((resolve) => this.#waiting.set(this.send(command, args), resolve));
  }

  /** The names offered where the text of a file has a `|`. */
  async completions(file: string, marked: string): Promise<string[]> {
    const before = marked.slice(0, marked.indexOf('|')).split('\n');
    this.send('open', { file, fileContent: marked.replace('|', ''), scriptKindName: 'TS' });
    const answer = await this.request('completionInfo', { file, line: before.length, offset: before.at(-1)!.length + 1 });
    this.send('close', { file });
    this.#texts.delete(file);
    const { entries = [] } = (answer.body ?? {}) as { entries?: { name: string; kind: string }[] };
    return entries.filter(({ kind }) => kind !== 'keyword').map(({ name }) => name);
  }

  /** What a hover over a place says. Lines and offsets count from one. */
  async hover(file: string, text: string, line: number, offset: number): Promise<string> {
    this.edit(file, text);
    const { body } = await this.request('quickinfo', { file, line, offset });
    return (body as { displayString: string }).displayString;
  }

  /** The files in which a name is declared. */
  async definitions(file: string, text: string, line: number, offset: number): Promise<string[]> {
    this.edit(file, text);
    const { body } = await this.request('definition', { file, line, offset });
    return (body as { file: string }[]).map((found) => found.file);
  }

  /** Opens a file, or replaces the text of an open one. */
  edit(file: string, text: string): void {
    const old = this.#texts.get(file)?.split('\n');
    this.#texts.set(file, text);
    if (old === undefined) {
      this.send('open', { file, fileContent: text, scriptKindName: 'TS' });
      return;
    }
    const all = { start: { line: 1, offset: 1 }, end: { line: old.length, offset: old.at(-1)!.length + 1 }, newText: text };
    this.send('updateOpen', { changedFiles: [{ fileName: file, textChanges: [all] }] });
  }

  /** The processor time of the server's main thread where the system tells it, else the time of day. */
  milliseconds(): number {
    const statistics = `/proc/${this.#process.pid}/task/${this.#process.pid}/schedstat`;
    return existsSync(statistics) ? Number(readFileSync(statistics, 'utf8').split(' ')[0]) / 1e6 : performance.now();
  }

  close(): void {
    this.#process.kill();
  }
}
