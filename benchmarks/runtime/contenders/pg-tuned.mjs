import { arrays } from './pg/arrays.mjs';

/** Hand-written as far as one would go: named statements, array rows, own readers, own timestamps. */
export default ({ url }) => arrays({ url, pipeline: false });
