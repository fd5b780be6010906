/**
 * Imports pg without what it does not need. To know whether it runs at Cloudflare it asks `navigator`; Node 20 has none, and there pg
 * builds a Response to find out, which loads the HTTP client of Node: a third of all the time that importing pg and connecting takes.
 * So while it loads, Node 20 has the `navigator` that Node 21 and later have.
 */
export async function importPg(): Promise<typeof import('pg')> {
  if ('navigator' in globalThis || process.versions.node.split('.')[0] !== '20') return import('pg');
  Object.defineProperty(globalThis, 'navigator', { value: { userAgent: 'Node.js/20' }, configurable: true });
  try {
    return await import('pg');
  } finally {
    Reflect.deleteProperty(globalThis, 'navigator');
  }
}
