import type { TypeCodecs } from '../../dialects/dialect.js';
import { deferredClass } from '../../model/deferred-class.js';
import { HYDRATE } from '../../model/hydrate-token.js';
import { LoadedRelations } from '../../model/instance-internals.js';
import { Absent } from '../../model/loading/absent.js';
import type { Origin } from '../../model/origin.js';
import type { ColumnShape, InstanceShape, RelatedShape, RowShape } from '../plan/row-shape.js';
import { compileFunction } from './compile-function.js';

/** Makes the instance of a row with the instances that hang on it, and puts each among its peers. */
export type ReadInstance = (row: readonly unknown[], origins: readonly Origin[]) => object;

type InstancesShape = Extract<RowShape, { kind: 'instances' }>;

/**
 * One flat function for a shape: it creates the instances, sets their columns and links them, without a loop or a call per column.
 *
 * ```js
 * const l0 = new Loaded(); const o0 = new C0(H, origins[0], l0); o0.id = +row[0]; … origins[0].peers.instances.push(o0);
 * const o1 = new C1(H, origins[1]); o1.id = +row[7]; … l0.author = o1;
 * ```
 * null where the environment forbids code from strings (a Content Security Policy, some edge runtimes).
 */
export function compileInstances(shape: InstancesShape, codecs: TypeCodecs): ReadInstance | null {
  const writer = new CodeWriter(codecs);
  writer.instance(shape.instance, null);
  writer.columns('o0', shape.annotations, shape.annotationOffset);
  return compileFunction(`return function (row, origins) { let v;\n${writer.code}return o0; };`, writer.constants) as ReadInstance | null;
}

/** The text holds positions, numbered variables and JSON-quoted property names of the schema or of annotations, nothing else. */
class CodeWriter {
  code = '';
  readonly constants: Record<string, unknown> = { HYDRATE, Loaded: LoadedRelations, Absent };
  #instances = 0;
  #decoders = 0;

  constructor(readonly codecs: TypeCodecs) {}

  /** Creates an instance in `o<n>`; `back` is what links it to the instance that it hangs on. */
  instance(shape: InstanceShape, back: { readonly name: string; readonly object: string } | null): string {
    const n = this.#instances++;
    const object = `o${n}`;
    this.constants[`C${n}`] = deferredClass(shape.model.modelClass, shape.deferred);
    const linked = shape.related.length > 0 || back !== null;
    if (linked) this.code += `const l${n} = new Loaded();\n`;
    this.code += `const ${object} = new C${n}(HYDRATE, origins[${n}]${linked ? `, l${n}` : ''});\n`;
    this.columns(object, shape.columns, shape.offset);
    this.code += `origins[${n}].peers.instances.push(${object});\n`;
    if (back !== null) this.code += `l${n}[${JSON.stringify(back.name)}] = ${back.object};\n`;
    for (const related of shape.related) this.#related(related, object, `l${n}`);
    return object;
  }

  columns(object: string, columns: readonly ColumnShape[], offset: number): void {
    columns.forEach((column, index) => {
      const decode = this.codecs.decoder(column.type);
      const target = `${object}[${JSON.stringify(column.name)}]`;
      const place = `row[${offset + index}]`;
      if (decode === undefined) this.code += `${target} = ${place};\n`;
      else {
        const name = `d${this.#decoders++}`;
        this.constants[name] = decode;
        this.code += `v = ${place}; ${target} = v === null ? null : ${name}(v);\n`;
      }
    });
  }

  #related({ relation, property, nullable, keyColumn, instance }: RelatedShape, parent: string, links: string): void {
    if (property !== null) return this.#named(property, nullable, keyColumn, instance, parent);
    const name = JSON.stringify(relation.accessor!);
    const forward = relation.direction === 'forward';
    const reverse =
      relation.kind === 'oneToOne'
        ? forward
          ? (relation.ir as { reverse: { accessor: string | null } }).reverse.accessor
          : relation.field!.name
        : null;
    const back = reverse === null ? null : { name: reverse, object: parent };
    if (!nullable) {
      const made = this.instance(instance, back);
      this.code += `${links}[${name}] = ${made};\n`;
      return;
    }
    this.code += `if (row[${keyColumn}] === null) {\n`;
    // A key without its row, where no constraint keeps it: remembered with the key, so that another key is looked up again.
    if (forward)
      this.code += `v = ${parent}[${JSON.stringify(relation.steps[0]!.from.attribute)}]; ${links}[${name}] = v == null ? null : new Absent(v);\n`;
    else this.code += `${links}[${name}] = null;\n`;
    this.code += '} else {\n';
    const made = this.instance(instance, back);
    this.code += `${links}[${name}] = ${made};\n}\n`;
  }

  /** The row of a FilteredRelation is a property like an annotation. */
  #named(property: string, nullable: boolean, keyColumn: number, instance: InstanceShape, parent: string): void {
    const target = `${parent}[${JSON.stringify(property)}]`;
    if (nullable) this.code += `if (row[${keyColumn}] === null) { ${target} = null; } else {\n`;
    const made = this.instance(instance, null);
    this.code += `${target} = ${made};\n${nullable ? '}\n' : ''}`;
  }
}
