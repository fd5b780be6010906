import { Registry } from '../../../../runtime/model/registry.js';
import { CONTRACT } from '../../../../schema/ir/contract.js';

const registryOf = (facts: unknown) => () => new Registry(facts as never);

test('a client of the same contract is taken', () => {
  expect(registryOf({ contract: CONTRACT, schema: '4f1c9a62' })().hash).toBe('4f1c9a62');
  expect(registryOf(undefined)().hash).toBe('');
});

test.each<[string, unknown, string, string]>([
  ['an older one', { contract: CONTRACT - 1, schema: '' }, `contract ${CONTRACT - 1} `, 'run `npx dunder generate`'],
  ['one from before contracts had a number', '4f1c9a62', 'contract 0 ', 'run `npx dunder generate`'],
  ['a newer one', { contract: CONTRACT + 1, schema: '' }, `contract ${CONTRACT + 1} `, 'newer @dunder/cli'],
])('%s is refused with both versions and the way out', (_, facts, theirs, hint) => {
  let error: unknown;
  try {
    registryOf(facts)();
  } catch (caught) {
    error = caught;
  }
  expect(error).toMatchObject({ name: 'ConfigurationError', code: 'MODEL.OTHER_CONTRACT' });
  expect(String(error)).toContain(theirs);
  expect(String(error)).toContain(`this version of dunder contract ${CONTRACT}`);
  expect(String(error)).toContain(hint);
});
