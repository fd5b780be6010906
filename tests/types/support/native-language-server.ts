import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { readMessages } from '../../../benchmarks/compile/framed-messages.mjs';
import { root } from './compile.js';

/** The program itself: the script of the package starts it as a process of its own, which would outlive this one. */
const { default: getExePath } = (await import(pathToFileURL(path.join(root, 'node_modules/typescript/lib/getExePath.js')).href)) as {
  default: () => string;
};

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: { readonly items?: readonly unknown[] };
  readonly result?: unknown;
}
interface CompletionItem {
  readonly label: string;
  readonly kind?: number;
}
/** The kind of a keyword in the Language Server Protocol. */
const KEYWORD = 14;

/** TypeScript 7's language server, which speaks the protocol that editors have in common; asked one request at a time, as `LanguageServer` is. */
export class NativeLanguageServer {
  readonly #process: ChildProcessWithoutNullStreams;
  readonly #waiting = new Map<number, (result: unknown) => void>();
  readonly #started: Promise<unknown>;
  #sequence = 0;

  constructor() {
    this.#process = spawn(getExePath(), ['--lsp', '--stdio']);
    readMessages(this.#process.stdout, (message) => this.#receive(message as Message));
    const capabilities = { textDocument: { completion: { completionItem: {} } }, workspace: {} };
    const rootUri = pathToFileURL(root).href;
    this.#started = this.#request('initialize', { processId: process.pid, rootUri, capabilities, workspaceFolders: null });
    void this.#started.then(() => this.#send({ method: 'initialized', params: {} }));
  }

  /** The names offered where the text of a file has a `|`. */
  async completions(file: string, marked: string): Promise<string[]> {
    const before = marked.slice(0, marked.indexOf('|')).split('\n');
    const position = { line: before.length - 1, character: before.at(-1)!.length };
    const result = await this.#ask('completion', file, marked.replace('|', ''), position);
    const items = (Array.isArray(result) ? result : ((result as { items?: unknown } | null)?.items ?? [])) as readonly CompletionItem[];
    return items.filter(({ kind }) => kind !== KEYWORD).map(({ label }) => label.replace(/\?$/, ''));
  }

  /** What a hover over a place says: the declaration alone. Lines and offsets count from one. */
  async hover(file: string, text: string, line: number, offset: number): Promise<string> {
    const result = await this.#ask('hover', file, text, { line: line - 1, character: offset - 1 });
    const { contents } = result as { contents: { value: string } };
    return /```\w*\n([^]*?)\n```/.exec(contents.value)?.[1] ?? contents.value;
  }

  /** The files in which a name is declared. */
  async definitions(file: string, text: string, line: number, offset: number): Promise<string[]> {
    const result = await this.#ask('definition', file, text, { line: line - 1, character: offset - 1 });
    const found = (Array.isArray(result) ? result : [result]) as readonly { readonly uri?: string; readonly targetUri?: string }[];
    return found.map(({ uri, targetUri }) => fileURLToPath((uri ?? targetUri)!));
  }

  close(): void {
    this.#process.kill();
  }

  async #ask(what: string, file: string, text: string, position: object): Promise<unknown> {
    await this.#started;
    const uri = pathToFileURL(file).href;
    this.#send({ method: 'textDocument/didOpen', params: { textDocument: { uri, languageId: 'typescript', version: 1, text } } });
    const result = await this.#request(`textDocument/${what}`, { textDocument: { uri }, position });
    this.#send({ method: 'textDocument/didClose', params: { textDocument: { uri } } });
    return result;
  }

  #request(method: string, params: object): Promise<unknown> {
    const id = ++this.#sequence;
    this.#send({ id, method, params });
    return new Promise((resolve) => this.#waiting.set(id, resolve));
  }

  #send(message: object): void {
    const text = JSON.stringify({ jsonrpc: '2.0', ...message });
    this.#process.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  }

  /** A message with both a method and an id asks this client something, its configuration for one: it has none. */
  #receive({ id, method, params, result }: Message): void {
    if (id === undefined) return;
    if (method === undefined) this.#waiting.get(id)?.(result);
    else this.#send({ id, result: method === 'workspace/configuration' ? (params?.items ?? []).map(() => null) : null });
  }
}
