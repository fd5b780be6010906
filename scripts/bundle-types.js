/**
 * Bundles the declarations of the runtime, as the compiler wrote them: an editor looks after each file of a program at every keystroke,
 * whatever is in it, and follows each name from file to file (docs/decisions/bundled-runtime.md).
 *
 * Each door keeps its file, and declares what it alone exports. `shared.d.ts` is what the first two doors export, handed on by a star, so that
 * users can merge with its interfaces; `types.d.ts` is what no door exports and several files need. What nobody can reach is left out.
 */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import ts from 'typescript-6';

const SHARED = 'shared';
const INTERNAL = 'types';

/** Replaces the declarations in `folder` by those files. `doors` are names of files in it. */
export function bundleTypes(folder, doors) {
  const program = ts.createProgram(
    doors.map((door) => join(folder, `${door}.d.ts`)),
    { module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler, skipLibCheck: true, types: ['node'] },
  );
  const texts = new Bundle(program, folder, doors).files();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }))
    if (entry.isFile() && entry.name.endsWith('.d.ts')) rmSync(join(entry.parentPath, entry.name));
  for (const [file, text] of texts) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
}

class Bundle {
  /** Each symbol from the top of one of our files, with the file that will declare it and its name there. */
  #places = new Map();
  /** The names that each file has, and those of the globals that our files use: nothing may hide them. */
  #scopes = new Map();
  /** What each file imports: symbols with their names in it. */
  #imports = new Map();
  #globals;

  constructor(program, folder, doors) {
    this.checker = program.getTypeChecker();
    this.#globals = this.#globalsIn(program);
    this.doors = doors.map((door) => ({ door, exports: this.#exportsOf(program.getSourceFile(join(folder, `${door}.d.ts`))) }));
    this.#placeAll();
    for (const place of this.#places.values()) place.name = this.#freeName(place.file, place.wanted);
  }

  /** The text of each file by its name. */
  files() {
    const declared = [INTERNAL, SHARED].map((file) => [file, this.#declarations(file)]);
    const doors = this.doors.map((each) => [each.door, this.#declarations(each.door) + this.#reexports(each)]);
    return [...declared, ...doors].map(([file, text]) => [`${file}.d.ts`, text]);
  }

  #placeAll() {
    for (const { door, exports } of this.doors) {
      for (const [name, { symbol, typeOnly }] of exports) {
        // A value that is exported as a type alone must not become one, and a door's name must not hide a global.
        const hidden = (typeOnly && isValue(symbol)) || this.#globals.has(name);
        const isShared = this.doors.slice(0, 2).every((other) => other.exports.get(name)?.symbol === symbol);
        this.#place(symbol, hidden ? INTERNAL : isShared ? SHARED : door, name);
      }
    }
    const exported = new Set(this.#places.keys());
    // A map gives what is added to it while it is gone through: what the declarations name, and what those name.
    for (const [symbol] of this.#places) for (const { named } of this.#references(symbol)) this.#place(named, INTERNAL);
    // Messages call a type by its name: it keeps that where no other one has it.
    const wanted = [...this.#places.values()].map((place) => place.wanted);
    const alike = [...this.#places].filter(([, place]) => wanted.indexOf(place.wanted) !== wanted.lastIndexOf(place.wanted));
    this.#bringHome(new Set([...exported, ...alike.map(([symbol]) => symbol)]));
  }

  #place(symbol, file, wanted = symbol.name) {
    if (!this.#places.has(symbol) && !symbol.declarations.some((node) => isPackage(node.getSourceFile())))
      this.#places.set(symbol, { file, wanted, isLocal: false });
  }

  /** What the declarations of a single file need stands there too, and is not exported. */
  #bringHome(fixed) {
    const users = new Map();
    const reach = (symbol, file) => {
      for (const { named } of this.#references(symbol)) {
        if (this.#places.get(named)?.file !== INTERNAL || fixed.has(named) || users.get(named)?.has(file)) continue;
        addTo(users, named, file);
        reach(named, file);
      }
    };
    for (const symbol of fixed) reach(symbol, this.#places.get(symbol)?.file);
    for (const [symbol, files] of users) {
      const [file] = files;
      if (files.size === 1 && file !== INTERNAL) Object.assign(this.#places.get(symbol), { file, isLocal: true });
    }
  }

  #freeName(file, wanted) {
    if (!this.#scopes.has(file)) this.#scopes.set(file, new Set(this.#globals));
    const scope = this.#scopes.get(file);
    let name = wanted;
    for (let count = 2; scope.has(name); count++) name = `${wanted}${count}`;
    scope.add(name);
    return name;
  }

  /** The name of a symbol in a file, which imports it when another one declares it. */
  #nameIn(file, symbol) {
    const place = this.#places.get(symbol);
    if (place?.file === file) return place.name;
    if (!this.#imports.has(file)) this.#imports.set(file, new Map());
    const imports = this.#imports.get(file);
    if (!imports.has(symbol)) imports.set(symbol, this.#freeName(file, place?.name ?? symbol.name));
    return imports.get(symbol);
  }

  /** The symbols of a module by the names that it exports, and whether each is exported as a type alone. */
  #exportsOf(file, typeOnly = false, found = new Map()) {
    const add = (name, symbol, asType) => {
      if (!found.has(name) || (found.get(name).typeOnly && !asType)) found.set(name, { symbol, typeOnly: asType });
    };
    // What a file names itself comes before what it hands on by a star.
    const isStar = (statement) => ts.isExportDeclaration(statement) && statement.exportClause === undefined;
    for (const statement of [...file.statements].sort((left, right) => Number(isStar(left)) - Number(isStar(right)))) {
      if (isStar(statement)) {
        this.#exportsOf(this.#symbolAt(statement.moduleSpecifier).declarations[0], typeOnly || statement.isTypeOnly, found);
      } else if (ts.isExportDeclaration(statement)) {
        if (!ts.isNamedExports(statement.exportClause)) throw new Error(`${file.fileName}: a namespace cannot be bundled.`);
        for (const specifier of statement.exportClause.elements)
          add(specifier.name.text, this.#symbolAt(specifier.name), typeOnly || statement.isTypeOnly || specifier.isTypeOnly);
      } else if (ts.getCombinedModifierFlags(statement) & ts.ModifierFlags.Export) {
        const declared = ts.isVariableStatement(statement) ? statement.declarationList.declarations : [statement];
        for (const { name } of declared) add(name.text, this.#symbolAt(name), typeOnly);
      }
    }
    return found;
  }

  #symbolAt(node) {
    const symbol = this.checker.getSymbolAtLocation(node);
    return symbol !== undefined && symbol.flags & ts.SymbolFlags.Alias ? this.checker.getAliasedSymbol(symbol) : symbol;
  }

  /** The nodes in the statements of a symbol that name a symbol from the top of some file, itself included. */
  *#references(symbol) {
    for (const statement of statementsOf(symbol)) yield* this.#referencesIn(statement);
  }

  *#referencesIn(node) {
    if (ts.isImportTypeNode(node)) {
      yield { node, end: node.qualifier.end, named: this.#symbolAt(node.qualifier) };
      for (const argument of node.typeArguments ?? []) yield* this.#referencesIn(argument);
      return;
    }
    if (ts.isIdentifier(node) && !isMemberName(node)) {
      const named = this.#symbolAt(node);
      if (named !== undefined && isTop(named) && !isGlobal(named)) yield { node, end: node.end, named };
    }
    const children = [];
    ts.forEachChild(node, (child) => void children.push(child));
    for (const child of children) yield* this.#referencesIn(child);
  }

  #globalsIn(program) {
    const names = new Set();
    const visit = (node) => {
      if (ts.isIdentifier(node) && !isMemberName(node) && isGlobal(this.checker.getSymbolAtLocation(node))) names.add(node.text);
      ts.forEachChild(node, visit);
    };
    for (const file of program.getSourceFiles()) if (!isPackage(file)) visit(file);
    return names;
  }

  #declarations(file) {
    const parts = new Map();
    for (const [symbol, place] of this.#places) {
      if (place.file !== file) continue;
      for (const statement of statementsOf(symbol)) if (!parts.has(statement)) parts.set(statement, this.#printed(statement, place));
    }
    return `${this.#importsOf(file)}${[...parts.values()].join('')}export {};\n`;
  }

  #importsOf(file) {
    const lines = new Map();
    for (const [symbol, local] of this.#imports.get(file) ?? []) {
      const place = this.#places.get(symbol);
      addTo(lines, this.#moduleOf(symbol, file), renamed(place?.name ?? symbol.name, local));
    }
    return [...lines].map(([from, names]) => `import type { ${[...names].sort().join(', ')} } from '${from}';\n`).join('');
  }

  #printed(statement, { file, isLocal }) {
    const source = statement.getSourceFile();
    const start = statement.getStart(source, true);
    const inner = typeParametersIn(statement);
    let text = source.text.slice(start, statement.end);
    for (const { node, end, named } of [...this.#referencesIn(statement)].sort((left, right) => right.node.pos - left.node.pos)) {
      const name = this.#nameIn(file, named);
      if (inner.has(name) && name !== node.getText()) throw new Error(`${name} would mean two things in ${source.fileName}.`);
      text = text.slice(0, node.getStart(source) - start) + name + text.slice(end - start);
    }
    const comment = statement.getStart(source) - start;
    return `${text.slice(0, comment)}${isLocal ? '' : 'export '}${text.slice(comment).replace(/^export /, '')}\n`;
  }

  /** What a door exports and its file does not declare. */
  #reexports({ door, exports }) {
    const lines = new Map();
    for (const [name, { symbol, typeOnly }] of exports) {
      const place = this.#places.get(symbol);
      if (place?.file === door) continue;
      const type = typeOnly || !isValue(symbol) ? 'type ' : '';
      if (place?.file === SHARED && this.doors.findIndex((other) => other.door === door) < 2)
        lines.set(`export * from '${this.#moduleOf(symbol, door)}'`, undefined);
      else addTo(lines, `export ${type}{ … } from '${this.#moduleOf(symbol, door)}'`, renamed(place?.name ?? symbol.name, name));
    }
    return [...lines].map(([line, names]) => `${names === undefined ? line : line.replace('…', [...names].sort().join(', '))};\n`).join('');
  }

  #moduleOf(symbol, from) {
    const place = this.#places.get(symbol);
    if (place === undefined) return /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(symbol.declarations[0].getSourceFile().fileName)[1];
    const path = relative(dirname(from), place.file).split(sep).join('/');
    return `${path.startsWith('.') ? '' : './'}${path}.js`;
  }
}

const isPackage = (file) => file.fileName.includes('/node_modules/');
const isValue = (symbol) => (symbol.flags & ts.SymbolFlags.Value) !== 0;
const statementOf = (node) => (ts.isVariableDeclaration(node) ? node.parent.parent : node);
const statementsOf = (symbol) => [...new Set(symbol.declarations.map(statementOf))];
/** Declared at the top of a file: what a bundle can move. */
const isTop = (symbol) => symbol.declarations?.some((node) => ts.isSourceFile(statementOf(node).parent)) === true;
/** Of the language or of Node, and not of a module. */
const isGlobal = (symbol) =>
  symbol?.declarations?.some((node) => isPackage(node.getSourceFile()) && !ts.isExternalModule(node.getSourceFile())) === true;
const renamed = (name, local) => (name === local ? name : `${name} as ${local}`);

/** Names of members and parameters, and what follows a dot, which no scope knows. */
function isMemberName(node) {
  const { parent } = node;
  if (ts.isQualifiedName(parent)) return parent.right === node;
  return parent.name === node && !ts.isSourceFile(statementOf(parent).parent);
}

function typeParametersIn(statement) {
  const names = new Set();
  const visit = (node) => {
    if (ts.isTypeParameterDeclaration(node)) names.add(node.name.text);
    ts.forEachChild(node, visit);
  };
  visit(statement);
  return names;
}

function addTo(map, key, value) {
  if (!map.has(key)) map.set(key, new Set());
  map.get(key).add(value);
}

/** `node scripts/bundle-types.js folder door …` */
if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href)
  bundleTypes(process.argv[2], process.argv.slice(3));
