import { abortOn } from 'dunder';
import { Post } from '../../../generated/index.js';

// error: Type 'string' is not assignable to type 'number'
Post.objects.abortOn({ timeout: '1s' });
// error: 'seconds' does not exist in type 'AbortOptions'
Post.objects.abortOn({ seconds: 1 });
// error: missing the following properties from type 'AbortSignal'
void abortOn({ signal: new AbortController() }, () => Post.objects.count());
