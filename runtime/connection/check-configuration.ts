import { withArticle } from '../errors/article.js';
import { ConfigurationError } from '../errors/configuration-error.js';
import { suggest } from '../errors/suggest.js';

const OPTIONS = ['databases', 'routers', 'log', 'defaults'];
const DATABASE_OPTIONS = [
  'url',
  'poolSize',
  'connectTimeout',
  'preparedStatements',
  'isolation',
  'transactionMode',
  'extensions',
  'openDriver',
];
/** The numbers, with the least that each may be. */
const COUNTS = { poolSize: 1, connectTimeout: 1, preparedStatements: 0 };

/** What a caller without types may write, or an environment variable leave out: told here, and not by a pool that never has a session. */
export function checkConfiguration(configuration: unknown): void {
  if (!isObject(configuration)) throw refusal(`configure() takes an object, not ${say(configuration)}.`);
  checkNames('configure()', configuration, OPTIONS);
  const { databases } = configuration;
  if (databases === undefined) return;
  if (!isObject(databases)) throw refusal(`'databases' must be an object of URLs by alias, not ${say(databases)}.`);
  for (const [alias, given] of Object.entries(databases)) checkDatabase(`The database '${alias}'`, given);
}

function checkDatabase(subject: string, given: unknown): void {
  if (typeof given === 'string') return;
  if (!isObject(given)) throw refusal(`${subject} has no URL but ${say(given)}.`, URL_HINT);
  checkNames(subject, given, DATABASE_OPTIONS);
  if (typeof given['url'] !== 'string' && given['openDriver'] === undefined)
    throw refusal(`${subject} has no URL but ${say(given['url'])}.`, URL_HINT);
  for (const [name, least] of Object.entries(COUNTS)) {
    const value = given[name];
    if (value !== undefined && !(Number.isSafeInteger(value) && Number(value) >= least))
      throw refusal(`${subject} has ${withArticle(name)} that is no whole number from ${least}: ${say(value)}.`);
  }
}

function checkNames(subject: string, given: object, known: readonly string[]): void {
  for (const name of Object.keys(given))
    if (!known.includes(name))
      throw refusal(`${subject} has the unknown option '${name}'.${suggest(name, known)}`, `Options are: ${known.join(', ')}.`);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function say(value: unknown): string {
  return typeof value === 'object' && value !== null ? 'an object' : typeof value === 'string' ? 'a text' : String(value);
}

function refusal(message: string, hint = "Write configure({ databases: { default: 'sqlite:app.db' } })."): ConfigurationError {
  return new ConfigurationError({ code: 'CONNECTION.BAD_CONFIGURATION', message, hint });
}

const URL_HINT = 'Is the environment variable set that it comes from? Write default: process.env.DATABASE_URL ?? …';
