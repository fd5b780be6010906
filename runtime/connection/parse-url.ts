import { ConfigurationError } from '../errors/configuration-error.js';
import { suggest } from '../errors/suggest.js';

/** What a database URL means. */
export interface DatabaseAddress {
  readonly kind: 'postgres' | 'pglite' | 'mysql' | 'sqlite';
  /** For servers: the URL without the parameters below. For files: the path, or `:memory:`. */
  readonly target: string;
  /** For messages: `host:port/database` or the path; never a password. */
  readonly label: string;
  readonly poolSize?: number | undefined;
  readonly connectTimeout?: number | undefined;
  readonly preparedStatements?: number | undefined;
  readonly driver?: string | undefined;
  /** Names of extensions that come with PGlite: `?extensions=hstore,citext`. */
  readonly extensions?: readonly string[] | undefined;
}

/**
 * Reads a database URL. Parameters that are dunder's own (`poolSize`, `connectTimeout`, `preparedStatements`, `driver`) are taken
 * out; the others (`sslmode`, `application_name` …) go on to the driver.
 *
 * @example
 * ```ts
 * parseUrl('postgres://app:secret@db.example.com/shop?poolSize=20&sslmode=verify-full');
 * // { kind: 'postgres', target: 'postgres://app:secret@db.example.com/shop?sslmode=verify-full', label: 'db.example.com:5432/shop', poolSize: 20 }
 * ```
 */
export function parseUrl(url: string): DatabaseAddress {
  // A letter alone is a drive of Windows.
  const scheme = /^([a-z][a-z0-9+.-]+):/i.exec(url)?.[1]?.toLowerCase();
  switch (scheme) {
    case 'postgres':
    case 'postgresql':
      return parseServer('postgres', url, 5432);
    case 'mysql':
    case 'mariadb':
      return parseServer('mysql', url, 3306);
    case 'pglite':
      return parseFile('pglite', url);
    case 'sqlite':
      return parseFile('sqlite', url);
    default:
      throw badUrl(url === '' ? 'it is empty' : wrongScheme(scheme, url));
  }
}

/** What was meant, where it can be told: `postgre://…`, `file:app.db`, `sqlite3:app.db`, `app.db`. */
function wrongScheme(scheme: string | undefined, url: string): string {
  const what = scheme === undefined ? 'it has no scheme' : `'${scheme}:' is no scheme of a database`;
  const path = url.slice(scheme === undefined ? 0 : scheme.length + 1);
  if (scheme === 'file' || (/\.(?:db|sqlite3?)$/i.test(path) && !path.startsWith('//'))) return `${what}. Write 'sqlite:${path}'`;
  const near = scheme === undefined ? '' : suggest(scheme, SCHEMES);
  return near === '' ? what : `${what}.${near}`;
}

const SCHEMES = ['postgres', 'postgresql', 'mysql', 'mariadb', 'pglite', 'sqlite'];

function parseServer(kind: 'postgres' | 'mysql', url: string, defaultPort: number): DatabaseAddress {
  let address: URL;
  try {
    address = new URL(url);
  } catch {
    const port = /:(\d+)(?:[/?]|$)/.exec(url.slice(url.lastIndexOf('@') + 1))?.[1];
    if (port !== undefined && Number(port) > 65_535) throw badUrl(`there is no port ${port}`);
    throw badUrl(`'${kind}://…' cannot be read; special characters in user and password must be percent-encoded`);
  }
  if (address.hash !== '') throw badUrl("it holds a '#', which in user and password is written %23 (and '/' %2F, '@' %40)");
  if (!url.slice(address.protocol.length).startsWith('//')) throw badUrl(`'${kind}:' must be followed by //`);
  const own = takeOwnParameters(address.searchParams);
  // Written by Prisma into every URL, and what holds anyway.
  if (address.searchParams.get('schema') === 'public') address.searchParams.delete('schema');
  for (const name of address.searchParams.keys()) refuseForeign(name, kind);
  const socket = address.searchParams.get('host') ?? address.searchParams.get('socketPath');
  const host = socket ?? (address.hostname === '' ? 'localhost' : decodeURIComponent(address.hostname));
  const port = address.port === '' ? String(defaultPort) : address.port;
  return { kind, target: address.href, label: `${host}:${port}${decodeURIComponent(address.pathname)}`, ...own };
}

/** `sqlite:app.db`, `sqlite:///var/lib/app.db`, `sqlite::memory:`, `pglite:`; the path is percent-decoded. */
function parseFile(kind: 'pglite' | 'sqlite', url: string): DatabaseAddress {
  const rest = url.slice(kind.length + 1);
  const mark = rest.indexOf('?');
  const parameters = new URLSearchParams(mark === -1 ? '' : rest.slice(mark + 1));
  const own = takeOwnParameters(parameters);
  const extensions = kind === 'pglite' ? takeExtensions(parameters) : undefined;
  const unknown = parameters.keys().next().value;
  if (typeof unknown === 'string') {
    const known = `poolSize, connectTimeout, preparedStatements, driver${kind === 'pglite' ? ', extensions' : ''}`;
    throw badUrl(`'${kind}:' takes no parameter '${unknown}' (${known})`);
  }
  const written = mark === -1 ? rest : rest.slice(0, mark);
  const path = decodePath(written.startsWith('//') ? written.slice(2) : written, kind);
  if (kind === 'sqlite' && path === '') throw badUrl(`'sqlite:' names no file`);
  const target = path === '' ? ':memory:' : path;
  const label = target === ':memory:' ? `${kind} (memory)` : target;
  return { kind, target, label, ...own, ...(extensions === undefined ? {} : { extensions }) };
}

function takeExtensions(parameters: URLSearchParams): readonly string[] | undefined {
  const names = parameters.get('extensions')?.split(',');
  parameters.delete('extensions');
  const wrong = names?.find((name) => !/^[a-z][a-z0-9_]*$/.test(name));
  if (wrong !== undefined) throw badUrl(`extensions are names with commas between them, and '${wrong}' is none`);
  return names;
}

function decodePath(path: string, kind: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    throw badUrl(`the path of '${kind}:' holds a percent sign that encodes nothing (write %25)`);
  }
}

/** Parameters of other tools, which the driver would leave out without a word: what says the same here. */
function refuseForeign(name: string, kind: 'postgres' | 'mysql'): void {
  const plain = name.toLowerCase().replaceAll(/[-_]/g, '');
  const same = SAME.get(plain) ?? (kind === 'postgres' ? SAME_ON_POSTGRES.get(plain) : undefined);
  if (same !== undefined) throw badUrl(`it has the parameter '${name}', which means nothing here: write ${same}`);
}

const SAME = new Map([
  ['poolsize', 'poolSize=…'],
  ['connectionlimit', 'poolSize=…'],
  ['maxconnections', 'poolSize=…'],
  ['pooltimeout', 'connectTimeout=… in milliseconds'],
  ['connecttimeout', 'connectTimeout=… in milliseconds'],
  ['connectiontimeout', 'connectTimeout=… in milliseconds'],
  ['preparedstatements', 'preparedStatements=…'],
  ['statementcachesize', 'preparedStatements=…'],
  ['pgbouncer', 'preparedStatements=0'],
]);

const SEARCH_PATH = 'options=-c%20search_path%3D…';
const SAME_ON_POSTGRES = new Map([
  ['schema', SEARCH_PATH],
  ['currentschema', SEARCH_PATH],
  ['searchpath', SEARCH_PATH],
]);

type OwnParameters = Pick<DatabaseAddress, 'poolSize' | 'connectTimeout' | 'preparedStatements' | 'driver'>;

function takeOwnParameters(parameters: URLSearchParams): OwnParameters {
  const take = (name: string): string | undefined => {
    const value = parameters.get(name) ?? undefined;
    parameters.delete(name);
    return value;
  };
  const takeCount = (name: string, least: number): number | undefined => {
    const text = take(name);
    if (text === undefined) return undefined;
    const value = Number(text);
    if (text === '' || !Number.isSafeInteger(value) || value < least)
      throw badUrl(`${name} must be a whole number from ${least}, not '${text}'`);
    return value;
  };
  return {
    poolSize: takeCount('poolSize', 1),
    connectTimeout: takeCount('connectTimeout', 1),
    preparedStatements: takeCount('preparedStatements', 0),
    driver: take('driver'),
  };
}

function badUrl(why: string): ConfigurationError {
  return new ConfigurationError({
    code: 'CONNECTION.BAD_URL',
    message: `The database URL is not right: ${why}${why.endsWith('?') ? '' : '.'}`,
    hint:
      'Accepted are postgres://user:password@host:5432/database, mysql://user:password@host:3306/database (or mariadb://), ' +
      'sqlite:path, sqlite:///absolute/path, sqlite::memory:, pglite: (in memory) and pglite:folder.',
  });
}
