import { configure, connections } from 'dunder';
import { loading } from './dunder.mjs';

/** dunder with what is prefetched in the statement of its query. */
export default async ({ url }) => {
  configure({ databases: { default: { url, poolSize: 1 } } });
  await connections.default.serverVersion();
  return { operations: loading('statement'), close: () => connections.close() };
};
