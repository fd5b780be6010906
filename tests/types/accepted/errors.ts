import {
  CheckViolation,
  ConnectionLost,
  DatabaseError,
  type DunderError,
  NotUpdated,
  ProgrammingError,
  ProtectedError,
  QueryError,
  RestrictedError,
  ValidationError,
  ValueError,
} from 'dunder';
import { Post } from '../sample/index.js';

/** What a program throws itself, in tests of its own say. */
export const thrown: readonly DunderError[] = [
  new QueryError({ code: 'APP.NO_PAGE', message: 'There is no such page.', hint: 'Begin with 1.', cause: 'x' }),
  new NotUpdated({ code: 'APP.GONE', message: 'It is gone.' }),
  new DatabaseError({ code: 'APP.X', message: 'x', sql: 'SELECT 1', parameterCount: 0, driverCode: '42P01' }),
  new ConnectionLost({ code: 'APP.LOST', message: 'x' }),
  new ProgrammingError({ code: 'DATABASE.UNKNOWN_TABLE', message: 'x' }),
  new CheckViolation({ code: 'APP.X', message: 'x', constraint: 'positive', table: 'post', columns: ['views'] }),
  new ProtectedError({ model: 'Author', keys: ['Post.author'], objects: [new Post({ author: 1, title: '', slug: '' })], count: 1 }),
  new RestrictedError({ model: 'Author', keys: ['Post.author'], objects: [], count: 0 }),
  new ValueError({ code: 'VALUE.INVALID', message: 'x', subject: 'Post.views' }),
  new ValidationError('Wrong.', { code: 'wrong' }),
  new ValidationError({ title: ['Too long.', { message: 'Taken.', code: 'unique' }] }),
];

export async function caught(post: Post) {
  try {
    await post.fullClean();
  } catch (error) {
    if (error instanceof ValidationError) return error.errors['title']?.map(({ message, code }) => `${code}: ${message}`);
    if (error instanceof CheckViolation) return [error.constraint, ...error.columns];
    if (error instanceof Post.DoesNotExist || error instanceof ProtectedError) return error.code;
  }
  return null;
}
