export * from './comparison-functions.js';
export * from './date-functions.js';
export * from './json-functions.js';
export * from './math-functions.js';
export * from './text-functions.js';
export * from './uuid-functions.js';
export * from './window-functions.js';
