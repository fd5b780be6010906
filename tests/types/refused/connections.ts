import {
  atomic, configure, connections, getConnection, getRollback, inTransaction, onCommit, onQuery, PrimaryReplicaRouter, savepointCommit, savepointCreate,
  savepointRollback, setRollback, watchNPlusOne, withoutTransaction,
} from 'dunder'; // prettier-ignore
import { Post } from '../sample/index.js';

// error: Type 'string' is not assignable to type 'number
void configure({ log: { slow: 'often' } });
// error: 'database' does not exist in type 'Configuration'
void configure({ database: 'postgres://localhost/blog' });
// error: Type '"lazy"' is not assignable to type
void configure({ defaults: { fetchMode: 'lazy' } });
// error: 'uri' does not exist in type 'DatabaseOptions'
void configure({ databases: { default: { uri: 'x' } } });
// error: Type 'string' is not assignable to type 'readonly string[]
new PrimaryReplicaRouter({ replicas: 'replica' });
// error: is not assignable to parameter of type '() =>
new PrimaryReplicaRouter().request(Post.objects.count());
// error: Argument of type 'number' is not assignable to parameter of type 'string
getConnection(3);
// error: Argument of type 'number' is not assignable to parameter of type 'string
connections.get(3);
// error: is not assignable to parameter of type 'SqlFragment'
void getConnection().query('SELECT 1');
// error: is not assignable to parameter of type 'SqlFragment'
void getConnection().run(`DELETE FROM post WHERE id = ${1}`);
// error: Argument of type 'string[]' is not assignable to parameter of type 'string'
void getConnection().script(['VACUUM', 'ANALYZE']);

// Transactions.
// error: Type '"dirty read"' is not assignable to type
void atomic(() => Post.objects.count(), { isolation: 'dirty read' });
// error: 'retry' does not exist in type 'AtomicOptions'
void atomic(() => Post.objects.count(), { retry: 3 });
// error: Type 'string' is not assignable to type 'boolean
void onCommit(() => undefined, { robust: 'yes' });
// error: is not assignable to parameter of type '() =>
void onCommit(Post.objects.count());
// error: Argument of type 'number' is not assignable to parameter of type 'string
void savepointCreate(1);
// error: Expected 1-2 arguments, but got 0
void savepointCommit();
// error: Argument of type 'number' is not assignable to parameter of type 'string
void savepointRollback(1);
// error: Argument of type 'string' is not assignable to parameter of type 'boolean'
setRollback('default');
// error: Argument of type 'boolean' is not assignable to parameter of type 'string'
getRollback(true);
// error: Argument of type 'number' is not assignable to parameter of type 'string
inTransaction(1);
// error: is not assignable to parameter of type '() =>
void withoutTransaction(Post.objects.count());

// What is sent is watched.
// error: Property 'text' does not exist on type 'QueryEvent'
onQuery({ after: (query) => query.text });
// error: 'times' does not exist in type 'WatchOptions'
watchNPlusOne({ times: 3 });
// error: is not assignable to parameter of type '() =>
watchNPlusOne().run(Post.objects.count());
