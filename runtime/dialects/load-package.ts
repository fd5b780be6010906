import { ConfigurationError } from '../errors/configuration-error.js';
import { isError } from './is-error.js';

/**
 * Imports a driver package on first use.
 *
 * @example
 * ```ts
 * const pg = await loadPackage('pg', 'PostgreSQL', () => import('pg'));
 * ```
 */
export async function loadPackage<M>(name: string, database: string, load: () => Promise<M>): Promise<M> {
  try {
    return await load();
  } catch (cause) {
    if (!isMissing(cause, name)) {
      throw new ConfigurationError({
        code: 'CONNECTION.BROKEN_DRIVER',
        message: `The package ${name} is there but cannot be loaded: ${isError(cause) ? cause.message : String(cause)}`,
        hint: `Install it again for this version of Node (${process.version}): npm install ${name}`,
        cause,
      });
    }
    throw new ConfigurationError({
      code: 'CONNECTION.MISSING_DRIVER',
      message: `${database} needs the package ${name}, which is not installed.`,
      hint: name.startsWith('node:') ? `It comes with newer versions of Node; this is ${process.version}.` : `npm install ${name}`,
      cause,
    });
  }
}

/** Tells a package that is not there from one that is there and lacks something of its own. */
function isMissing(error: unknown, name: string): boolean {
  if (!isError(error)) return false;
  const code = 'code' in error ? error.code : undefined;
  if (code === 'ERR_UNKNOWN_BUILTIN_MODULE') return true;
  // The loader of ts-node leaves the code out.
  const isNotFound =
    code === 'ERR_MODULE_NOT_FOUND' || code === 'MODULE_NOT_FOUND' || /^Cannot find (?:package|module) /.test(error.message);
  return isNotFound && new RegExp(`['"]${name}['"]`).test(error.message);
}
