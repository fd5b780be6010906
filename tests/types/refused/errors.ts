import {
  CheckViolation,
  DatabaseError,
  DunderError,
  ProgrammingError,
  ProtectedError,
  RestrictedError,
  ValidationError,
  ValueError,
} from 'dunder';

// error: Property 'code' is missing
new DunderError({ message: 'x' });
// error: Argument of type 'string' is not assignable to parameter of type 'ErrorDetails'
new DunderError('x');
// error: 'query' does not exist in type 'DatabaseErrorDetails'
new DatabaseError({ code: 'APP.X', message: 'x', query: 'SELECT 1' });
// error: Property 'message' is missing
new ProgrammingError({ code: 'APP.X' });
// error: Type 'string' is not assignable to type 'readonly string[]
new CheckViolation({ code: 'APP.X', message: 'x', columns: 'views' });
// error: Property 'keys' is missing
new ProtectedError({ model: 'Author', objects: [], count: 0 });
// error: Type 'string' is not assignable to type 'number'
new RestrictedError({ model: 'Author', keys: [], objects: [], count: 'none' });
// error: is not assignable to type '`VALUE.${string}`'
new ValueError({ code: 'INVALID', message: 'x' });
// error: Type 'number' is not assignable to type
new ValidationError({ title: 3 });
