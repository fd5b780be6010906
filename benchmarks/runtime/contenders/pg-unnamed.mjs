import { objects } from './pg/objects.mjs';

/** The same SQL without names: the server plans each statement for its values. */
export default ({ url }) => objects({ url, named: false });
