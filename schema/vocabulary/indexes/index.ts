export { BloomIndex, BrinIndex, BTreeIndex, GinIndex, GistIndex, HashIndex, SpGistIndex } from './index-classes.js';
export { Index } from './index-declaration.js';
