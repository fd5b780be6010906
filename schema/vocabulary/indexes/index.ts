export {
  BloomIndex,
  BrinIndex,
  BTreeIndex,
  FullTextIndex,
  GinIndex,
  GistIndex,
  HashIndex,
  HnswIndex,
  IvfflatIndex,
  SpGistIndex,
} from './index-classes.js';
export { Index } from './index-declaration.js';
