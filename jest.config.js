/** Tests run as ES modules, compiled by swc without type checks (`tsc` does those). */
export default {
  testEnvironment: 'node',
  testSequencer: '<rootDir>/tests/support/sequencer.js',
  globalSetup: '<rootDir>/tests/support/run-folder.js',
  reporters: ['default', '<rootDir>/tests/support/databases-reporter.js'],
  // Half of the cores stay free for the servers that are tested against.
  maxWorkers: 2,
  // Modules of earlier files stay in a worker's heap. Beyond this a new worker takes the next file: a gigabyte costs a quarter of the time to collect,
  // and half a second to free at the end, after which Jest says that a worker had to be force-exited.
  workerIdleMemoryLimit: '250MB',
  // Making tables takes PGlite two seconds of CPU, and a machine may have much else to do.
  testTimeout: 30_000,
  roots: ['<rootDir>/tests'],
  setupFiles: ['<rootDir>/tests/support/fixed-seed.ts'],
  testMatch: ['**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { sourceMaps: 'inline', module: { type: 'es6' }, jsc: { target: 'es2022', parser: { syntax: 'typescript', decorators: false } } },
    ],
  },
  moduleNameMapper: {
    '^(\\.{1,2}/.*)\\.js$': ['$1.ts', '$1.js'],
    '^dunder$': '<rootDir>/runtime/index.ts',
    '^dunder/schema$': '<rootDir>/schema/index.ts',
    '^dunder/codegen$': '<rootDir>/runtime/codegen.ts',
    '^dunder/testing$': '<rootDir>/runtime/testing/index.ts',
  },
};
