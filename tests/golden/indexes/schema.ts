import {
  BrinIndex, BTreeIndex, ExclusionConstraint, FullTextIndex, GinIndex, HashIndex, HnswIndex, Index, IvfflatIndex, Model, fields, type Meta,
} from 'dunder/schema'; // prettier-ignore

/** One index of each kind that has settings. */
export class Page extends Model {
  title = fields.char({ maxLength: 200 });
  body = fields.text();
  tags = fields.array(fields.text(), { default: [] });
  token = fields.char({ maxLength: 40 });
  writtenAt = fields.dateTime();
  meaning = fields.vector({ dimensions: 3 });

  static meta: Meta<Page> = {
    indexes: [
      new FullTextIndex({ fields: ['title', 'body'] }),
      new Index({ fields: ['body'], method: 'fulltext', parameters: { parser: 'ngram' }, name: 'page_grams' }),
      new HnswIndex({ fields: ['meaning'], opclasses: ['vector_cosine_ops'], parameters: { m: 16, ef_construction: 64 } }),
      new IvfflatIndex({ fields: ['meaning'], opclasses: ['vector_l2_ops'], parameters: { lists: 100 } }),
      new GinIndex({ fields: ['tags'], parameters: { fastupdate: false } }),
      new BrinIndex({ fields: ['writtenAt'], parameters: { pages_per_range: 32, autosummarize: true } }),
      new BTreeIndex({ fields: ['title'], parameters: { fillfactor: 70 } }),
      new HashIndex({ fields: ['token'] }),
    ],
    constraints: [new ExclusionConstraint({ expressions: [['token', '=']], method: 'hash', name: 'one_token' })],
  };
}
