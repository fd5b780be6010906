export * from './size-validators.js';
export * from './structure-validators.js';
export * from './text-validators.js';
