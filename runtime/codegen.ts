export { DunderError } from './errors/dunder-error.js';
