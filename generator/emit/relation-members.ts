import { docComment } from './doc-comment.js';
import { type ModelContext, modelType, namesOf, schemaType } from './emit-context.js';
import type { GeneratedFile } from './generated-file.js';
import type { LinkView } from './link-view.js';
import { relatedManager } from './model-class.js';
import type { ModelView } from './model-view.js';
import { quote } from './safe-identifier.js';
import { runtime } from './symbols.js';

/** `export interface Post { get author(): …; set author(value: Author); }`: accessors that the runtime installs. */
export function printRelations(context: ModelContext, file: GeneratedFile, view: ModelView): void {
  if (view.model.proxyFor !== undefined) return;
  const members = view.links
    .flatMap((link) => (link.accessor === null || link.inherited ? [] : [{ ...link, accessor: link.accessor }]))
    .sort((a, b) => (a.accessor < b.accessor ? -1 : 1))
    .flatMap((link) => [...docComment([link.doc], '  '), ...accessors(context, file, link)]);
  if (members.length > 0) file.print(`export interface ${namesOf(context, view.model.name).generated} {`, ...members, '}');
}

function accessors(context: ModelContext, file: GeneratedFile, link: LinkView & { readonly accessor: string }): string[] {
  const name = link.accessor;
  const model = (target: string): string => modelType(context, file, target);
  const one = (type: string): string => `  get ${name}(): ${runtime('Related')}<this, ${quote(name)}, ${type}>;`;
  const many = (kind: 'reverse' | 'linked', target: string, ...more: readonly string[]): string =>
    `  get ${name}(): ${runtime('RelatedMany')}<this, ${quote(name)}, ${relatedManager(context, file, kind, target, ...more)}>;`;
  switch (link.kind) {
    case 'key': {
      const type = link.nullable ? `${model(link.target)} | null` : model(link.target);
      return [one(type), `  set ${name}(value: ${type});`];
    }
    case 'reverseOne': {
      const type = `${model(link.target)} | null`;
      if (link.assigned === 'never') return [one(type)];
      return [one(type), `  set ${name}(value: ${link.assigned === 'row' ? model(link.target) : type});`];
    }
    case 'reverseMany':
      return [many('reverse', link.target, quote(link.field))];
    case 'linked':
      return [
        link.through === null
          ? many('linked', link.target)
          : many(
              'linked',
              link.target,
              `${runtime('ThroughInput')}<${schemaType(context, file, link.through)}, ${link.ends.map(quote).join(' | ')}>`,
            ),
      ];
    case 'generic': {
      // The row that is pointed at may have been deleted: no constraint of the database keeps it.
      const type = [...link.targets].sort().map(model).join(' | ');
      return [one(`${type} | null`), `  set ${name}(value: ${link.nullable ? `${type} | null` : type});`];
    }
    case 'genericMany':
      return [many('reverse', link.target, link.held.map(quote).join(' | '))];
  }
}
