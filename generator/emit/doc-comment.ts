import type { ModelIR } from '../../schema/ir/model-ir.js';
import { COMMENT_WIDTH } from './widths.js';

/**
 * `@generated from schema/blog.ts (Post)`: the way back to the declaration, `(Post.tags)` for the join model of a relation. By name and not
 * by line, so that a line more in a schema file changes nothing of the models below it.
 */
export function generatedFrom({ name, source, autoCreated }: Pick<ModelIR, 'name' | 'source' | 'autoCreated'>): string {
  return `@generated from ${source.file} (${autoCreated === undefined ? name : `${autoCreated.model}.${autoCreated.field}`})`;
}

/** A doc comment of several paragraphs, wrapped; on one line when it is short. Nothing when there is nothing to say. */
export function docComment(paragraphs: readonly (string | undefined)[], indent = ''): string[] {
  const blocks = paragraphs.flatMap((text) => {
    const safe = text?.replaceAll('*/', '*\\/').trim();
    return safe ? [safe.split(/\r?\n/).flatMap((line) => wrap(line, COMMENT_WIDTH - indent.length))] : [];
  });
  const lines = blocks.flatMap((block, index) => (index === 0 ? block : ['', ...block]));
  if (lines.length === 0) return [];
  if (lines.length === 1) return [`${indent}/** ${lines[0]} */`];
  return [`${indent}/**`, ...lines.map((line) => `${indent} *${line === '' ? '' : ` ${line}`}`), `${indent} */`];
}

/** Breaks between words; the indentation of lists and code stays. */
function wrap(line: string, width: number): string[] {
  const text = line.trimEnd();
  if (text.length <= width) return [text];
  const margin = /^\s*/.exec(text)![0];
  const lines: string[] = [];
  let current = '';
  for (const word of text.trim().split(/\s+/).flatMap(pieces)) {
    if (current !== '' && margin.length + current.length + 1 + word.length > width) {
      lines.push(margin + current);
      current = word;
    } else current = current === '' ? word : `${current} ${word}`;
  }
  return [...lines, margin + current];
}

/** A word that no line can hold, such as an address with a long query, is cut. */
function pieces(word: string): readonly string[] {
  return word.length <= COMMENT_WIDTH ? [word] : (word.match(new RegExp(`.{1,${COMMENT_WIDTH}}`, 'gu')) ?? []);
}
