export type {} from './ir/index.js';
