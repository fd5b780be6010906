/** A generated client that is committed: the folder of its project, and its schema and output in there. */
export interface CommittedClient {
  readonly root: string;
  readonly schema: string;
  readonly output: string;
}

/** All of them. A test compares each with what the generator makes of its schema today. */
export const committedClients: readonly CommittedClient[] = [
  { root: '.', schema: 'schema/reference', output: 'generated' },
  { root: '.', schema: 'examples/quickstart/schema', output: 'examples/quickstart/generated' },
  { root: '.', schema: 'examples/chinook/schema/snake-case.ts', output: 'examples/chinook/generated/snake-case' },
  { root: '.', schema: 'examples/chinook/schema/pascal-case.ts', output: 'examples/chinook/generated/pascal-case' },
  { root: '.', schema: 'tests/integration/django/schema', output: 'tests/integration/django/generated' },
  { root: 'benchmarks', schema: 'schema', output: 'generated' },
];
