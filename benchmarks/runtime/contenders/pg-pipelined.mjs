import { arrays } from './pg/arrays.mjs';

/** The tuned one, which also sends BEGIN with the first statement, COMMIT with the last, and sibling reads together. */
export default ({ url }) => arrays({ url, pipeline: true });
