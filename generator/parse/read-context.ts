import type { ts } from 'ts-morph';
import type { DiagnosticBag } from '../diagnostics.js';
import type { Lookup } from '../keep/answers.js';
import type { SchemaProject } from './open-project.js';

/** What all readers share. */
export interface ReadContext {
  readonly project: SchemaProject;
  readonly bag: DiagnosticBag;
  /** The classes that are models or abstract bases, by their declaration, with the name that the schema knows them by. */
  readonly models: Lookup<ts.Node, string>;
  /** The same by name. */
  readonly classes: Lookup<string, ts.ClassDeclaration>;
  /** Constants that are being followed, so that two that name each other end. */
  readonly following: Set<ts.Node>;
}
