/** A block of code of a page. */
export interface Fence {
  readonly page: string;
  /** Of its first line of code, from 1. */
  readonly line: number;
  /** What stands behind the backticks. */
  readonly info: string;
  readonly code: string;
  /** The comment before it, such as `<!-- continues -->`: docs/preludes/README.md lists them. */
  readonly mark: string;
}

/** The fenced blocks of a Markdown page. */
export function readFences(page: string, text: string): readonly Fence[] {
  const lines = text.split('\n');
  const fences: Fence[] = [];
  let open: { line: number; info: string; fence: string; indent: number; mark: string } | undefined;
  lines.forEach((line, index) => {
    const mark = /^( *)(`{3,})(.*)$/.exec(line);
    if (mark === null) return;
    const [, indent = '', fence = '', info = ''] = mark;
    if (open === undefined) {
      const before = lines.slice(0, index).findLast((one) => one.trim() !== '');
      open = {
        line: index + 2,
        info: info.trim(),
        fence,
        indent: indent.length,
        mark: /^<!-- (.+) -->$/.exec(before?.trim() ?? '')?.[1] ?? '',
      };
      return;
    }
    if (fence !== open.fence || info.trim() !== '') return;
    const { indent: cut, fence: _, ...rest } = open;
    fences.push({
      page,
      ...rest,
      code: lines
        .slice(rest.line - 1, index)
        .map((one) => one.slice(cut))
        .join('\n'),
    });
    open = undefined;
  });
  return fences;
}

/** A module to compile: a block, with those that it continues above it. */
export interface Snippet {
  /** Of its file. A block whose first line is a comment with a path is that file, in a folder of the page. */
  readonly name: string;
  readonly text: string;
  /** Where its lines stand on the page: `docs/tutorial.md:42` for each. */
  readonly origin: readonly string[];
  /** That of its first block. */
  readonly mark: string;
  /** What it prints when it runs, by the comments that begin with `→`; undefined when it has none. */
  readonly prints: string | undefined;
}

/** The TypeScript of a page, one module for each block; a block that continues another is one module with it. */
export function snippetsOf(page: string, text: string): readonly Snippet[] {
  const groups: Fence[][] = [];
  for (const fence of readFences(page, text).filter(({ info }) => info === 'ts')) {
    const last = groups.at(-1);
    if (fence.mark === 'continues' && last !== undefined) last.push(fence);
    else groups.push([fence]);
  }
  return groups.map((fences) => ({
    name: nameOf(page, fences[0]),
    // A block without imports must not declare its names for all the others.
    text: `${fences.map(({ code }) => code).join('\n')}\nexport {};\n`,
    origin: fences.flatMap(({ line, code }) => code.split('\n').map((_, index) => `${page}:${line + index}`)),
    mark: fences[0]?.mark ?? '',
    prints: printed(fences.map(({ code }) => code).join('\n')),
  }));
}

function nameOf(page: string, first: Fence | undefined): string {
  const slug = page.replace(/\.md$/, '').replaceAll(/[^a-zA-Z0-9]+/g, '-');
  const path = /^\/\/ (\S+\.ts)$/m.exec(first?.code.split('\n')[0] ?? '')?.[1];
  return path === undefined ? `${slug}-${first?.line ?? 0}.ts` : `${slug}/${path}`;
}

function printed(code: string): string | undefined {
  const lines = [...code.matchAll(/\/\/ → (.+)$/gm)].map(([, text]) => text);
  return lines.length === 0 ? undefined : lines.join('\n');
}
