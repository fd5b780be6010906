import type { ConfigurationError } from '../../errors/configuration-error.js';
import { OperationalError } from '../../errors/operational-error.js';
import { isError } from '../is-error.js';

/** The code of all that a pooler says itself: `no more connections allowed`. */
const POOLER = '08P01';

/** Why a connection to PostgreSQL could not be opened. `label` is `host:port/database`; the password is in none of it. */
export function connectError(error: unknown, label: string): OperationalError | ConfigurationError {
  const message = isError(error) ? error.message || String('code' in error ? error.code : error.name) : String(error);
  const code = isError(error) && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const common = { cause: error, driverCode: code };
  if (code === '3D000' || (code === POOLER && /^no such database|^database .* does not exist/.test(message))) {
    return new OperationalError({
      ...common,
      code: 'CONNECTION.NO_DATABASE',
      message: `The server answers, but there is no database ${label}.`,
      hint: 'Create it (createdb, or CREATE DATABASE), or correct the end of the URL.',
    });
  }
  if (code?.startsWith('28') === true || /password/i.test(message)) {
    return new OperationalError({
      ...common,
      code: 'CONNECTION.REFUSED',
      message: `The server refuses the login to ${label}: ${message}`,
      hint: 'Check user and password in the URL (special characters percent-encoded) and pg_hba.conf.',
    });
  }
  if (code !== undefined && (code === POOLER || /^(53|57P03|42|22)/.test(code))) {
    return new OperationalError({
      ...common,
      code: 'CONNECTION.REFUSED',
      message: `The server refuses a connection to ${label}: ${message}`,
    });
  }
  return new OperationalError({
    ...common,
    code: 'CONNECTION.UNREACHABLE',
    message: `PostgreSQL at ${label} cannot be reached: ${message}`,
    hint: 'Is the server running, and are host, port and sslmode in the URL right?',
  });
}

/** A pooler passes on no settings of the URL. Without them the tables may be those of another schema, so that nothing may be asked. */
export function refusedOptions(error: unknown, label: string): OperationalError {
  return new OperationalError({
    code: 'CONNECTION.REFUSED',
    message: `The server at ${label} takes no \`options\` of a URL, as poolers do not.`,
    hint: 'Give them to the user or the database, ALTER ROLE app SET search_path = app, or connect to PostgreSQL itself.',
    cause: error,
    driverCode: POOLER,
  });
}
