import { objects } from './pg/objects.mjs';

/** The floor: hand-written SQL, named prepared statements, rows as pg makes them. */
export default ({ url }) => objects({ url, named: true });
