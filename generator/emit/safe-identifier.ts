import { shorten, snakeCase } from '../../schema/ir/naming.js';

/** The names of a model in generated code. */
export interface ModelNames {
  /** The class that people use: `Post`. */
  readonly model: string;
  /** The class that is generated: `Post`, or `PostBase` where the user's own class extends it. */
  readonly generated: string;
  /** The interface of its types: `PostSchema`. */
  readonly schema: string;
  /** The file without its extension: `blog-post`; an implied join model is in the file of the model that has the relation. */
  readonly file: string;
}

interface Named {
  readonly name: string;
  readonly modelClass?: object;
  readonly autoCreated?: { readonly model: string };
}

/** Names for all the models of a schema; what would clash gets a `$`, which no model's name can hold. */
export function nameModels(models: readonly Named[]): ReadonlyMap<string, ModelNames> {
  const taken = new Set(models.map((model) => model.name));
  const unique = (name: string): string => (taken.has(name) ? `${name}$` : name);
  const files = nameFiles(models);
  return new Map(
    models.map((model) => [
      model.name,
      {
        model: model.name,
        generated: model.modelClass === undefined ? model.name : unique(`${model.name}Base`),
        schema: unique(`${model.name}Schema`),
        file: files.get(model.autoCreated?.model ?? model.name)!,
      },
    ]),
  );
}

function nameFiles(models: readonly Named[]): ReadonlyMap<string, string> {
  const taken = new Set<string>();
  return new Map(models.flatMap(({ name, autoCreated }) => (autoCreated === undefined ? [[name, uniqueFile(name, taken)] as const] : [])));
}

/** Names of files that the generator writes itself, and those that Windows keeps for devices. */
const KEPT_FILES = /^(?:index|registry|con|prn|aux|nul|com\d|lpt\d)$/;

function uniqueFile(model: string, files: Set<string>): string {
  const plain = shorten(snakeCase(model)).replaceAll('_', '-');
  let file = KEPT_FILES.test(plain) ? `${plain}-model` : plain;
  for (let number = 2; files.has(file); number++) file = `${plain}-${number}`;
  files.add(file);
  return file;
}

/** Words of the language that output mentions by their bare names. */
const GLOBALS = ['Date', 'String', 'Uint8Array'] as const;
export type GlobalName = (typeof GLOBALS)[number];

/** `Date`, or `globalThis.Date` in a schema where a model has that name. */
export function globalType(name: GlobalName, models: Pick<ReadonlyMap<string, ModelNames>, 'has'>): string {
  return models.has(name) ? `globalThis.${name}` : name;
}

/** A property's name as an object literal says it. */
export function propertyKey(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : quote(name);
}

/** A string literal with the quotes that need the fewest escapes, as prettier chooses them. */
export function quote(text: string): string {
  if (PLAIN.test(text)) return `'${text}'`;
  const json = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
  const single = json.split("'").length > json.split('"').length ? '"' : "'";
  return single + json.replaceAll(single, `\\${single}`) + single;
}

/** Neither quotes nor anything to escape. */
const PLAIN = /^[\x20\x21\x23-\x26\x28-\x5B\x5D-\x7E]*$/;
