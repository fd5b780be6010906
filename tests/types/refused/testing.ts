import {
  captureOnCommitCallbacks,
  captureQueries,
  createTables,
  dropTables,
  expectNoNPlusOne,
  expectQueries,
  holdTransaction,
  reportNPlusOne,
} from 'dunder/testing';
import { registry } from '../../../generated/index.js';
import { Post } from '../sample/index.js';

// error: is missing the following properties from type 'Registry'
void createTables([Post]);
// error: Type 'number' is not assignable to type 'string
void createTables(registry, { using: 1 });
// error: Type 'string' is not assignable to type 'readonly string[]
void dropTables(registry, { models: 'Post' });
// error: Argument of type 'number' is not assignable to parameter of type 'string
void holdTransaction(1);
// error: is not assignable to parameter of type '() =>
void captureQueries(Post.objects.count());
// error: Argument of type 'string' is not assignable to parameter of type 'number
void expectQueries('one', () => Post.objects.count());
// error: is not assignable to parameter of type '() =>
void expectQueries(1, Post.objects.count());
// error: Type 'string' is not assignable to type 'number
void expectNoNPlusOne(() => Post.objects.count(), { threshold: 'few' });
// error: 'times' does not exist in type 'NPlusOneOptions'
void reportNPlusOne(() => Post.objects.count(), { times: 3 });
// error: Type 'string' is not assignable to type 'boolean
void captureOnCommitCallbacks(() => Post.objects.count(), { execute: 'yes' });
