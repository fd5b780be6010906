import { expect, test } from '@jest/globals';
import { PreparedNames } from '../../../../runtime/dialects/postgres/drivers/prepared-names.js';

test('the name that was not used for the longest time gives way', () => {
  const names = new PreparedNames(2);
  expect(names.add('a', 'SELECT 1')).toBeUndefined();
  expect(names.add('b', 'SELECT 2')).toBeUndefined();
  expect(names.use('a', 'SELECT 1')).toBe(true);
  expect(names.add('c', 'SELECT 3')).toBe('b');
  expect(names.use('b', 'SELECT 2')).toBe(false);
  expect(names.use('a', 'SELECT 1')).toBe(true);
});

test('a name stands for one text', () => {
  const names = new PreparedNames(2);
  names.add('a', 'SELECT 1');
  expect(names.use('a', 'SELECT 2')).toBe(false);
  expect(names.add('a', 'SELECT 2')).toBeUndefined();
  expect(names.use('a', 'SELECT 2')).toBe(true);
  names.forget('a');
  expect(names.use('a', 'SELECT 2')).toBe(false);
});
