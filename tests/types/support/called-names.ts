import { readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript-6';
import { root } from './compile.js';
import type { PublicNames } from './public-names.js';

/** A program of these files, in which every line that is expected to be refused is a fault. */
export function readPrograms(files: readonly string[]): ts.Program {
  const configuration: unknown = JSON.parse(readFileSync(path.join(root, 'tsconfig.base.json'), 'utf8'));
  const { options } = ts.parseJsonConfigFileContent(configuration, ts.sys, root);
  const host = ts.createCompilerHost(options);
  const read = host.readFile.bind(host);
  host.readFile = (file) => read(file)?.replaceAll('@ts-expect-error', '@ts_expect_error');
  return ts.createProgram(files, { ...options, noEmit: true, noErrorTruncation: true, noUnusedLocals: false }, host);
}

export interface Called {
  readonly accepted: ReadonlySet<string>;
  readonly refused: ReadonlySet<string>;
}

/** Which names the files of a program call, and which they call with something wrong. */
export function calledNames(program: ts.Program, names: PublicNames, files: readonly string[]): Called {
  const checker = program.getTypeChecker();
  const called = { accepted: new Set<string>(), refused: new Set<string>() };
  for (const source of files.map((file) => program.getSourceFile(file)!)) {
    const faults = program.getSemanticDiagnostics(source).map(({ start = 0, messageText }) => ({
      start,
      text: ts.flattenDiagnosticMessageText(messageText, '\n'),
    }));
    const visit = (node: ts.Node): void => {
      if (isCall(node)) {
        const [start, end] = [calleeOf(node).getStart(), node.getEnd()];
        const isRefused = faults.some((fault) => (fault.start >= start && fault.start < end) || isAbout(fault, node));
        const isAccepted = !faults.some((fault) => fault.start >= node.getStart() && fault.start < end);
        const into = isRefused ? called.refused : isAccepted ? called.accepted : undefined;
        if (into !== undefined) for (const declaration of declarationsOf(node)) into.add(names.get(declaration) ?? '');
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return called;

  function declarationsOf(call: Call): readonly ts.Declaration[] {
    const callee = calleeOf(call);
    if (ts.isNewExpression(call) || callee.kind === ts.SyntaxKind.SuperKeyword) {
      return checker
        .getTypeAtLocation(callee)
        .getConstructSignatures()
        .flatMap(({ declaration }) => declaration ?? []);
    }
    const symbol = checker.getSymbolAtLocation(callee);
    return (symbol !== undefined && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol)?.declarations ?? [];
  }
}

type Call = ts.CallExpression | ts.NewExpression | ts.TaggedTemplateExpression;
interface Fault {
  readonly start: number;
  readonly text: string;
}

function isCall(node: ts.Node): node is Call {
  return ts.isCallExpression(node) || ts.isNewExpression(node) || ts.isTaggedTemplateExpression(node);
}

/** `filter` of `posts.filter(…)`: what stands before it is a call of its own. */
function calleeOf(call: Call): ts.Node {
  const callee = ts.isTaggedTemplateExpression(call) ? call.tag : call.expression;
  return ts.isPropertyAccessExpression(callee) ? callee.name : callee;
}

/** An expression is checked by the call that takes it: `annotate({ n: Count('nope') })` is refused at `n`, for a path that `Count` was given. */
function isAbout({ start, text }: Fault, call: Call): boolean {
  let node: ts.Node = call;
  while (node.getStart() !== start && !ts.isStatement(node)) node = node.parent;
  if (node.getStart() !== start) return false;
  const paths = [...text.matchAll(/Unknown(?:Path|Lookup)<"([^"]+)">/g)].map(([, name]) => name!);
  const written = call.getSourceFile().text.slice(calleeOf(call).getStart(), call.getEnd());
  if (paths.length > 0) return paths.some((name) => new RegExp(`\\b${name}(?:'|:)`).test(written));
  const whole = ts.isPropertyAssignment(call.parent) ? call.parent : call;
  return whole.getStart() === start && !ts.isPropertyAccessExpression(call.parent);
}
