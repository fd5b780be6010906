import { Cast, fields } from 'dunder';
import { Post } from '../../../generated/index.js';

const words = Post.objects.annotate({ words: Cast('title', fields.array(fields.text())) });
// error: Type 'number' is not assignable to type 'string'
words.filter({ words__contains: [1] });
// error: Type 'string' is not assignable to type 'number'
words.filter({ words__len: 'two' });
// error: Argument of type 'string' is not assignable to parameter of type 'OutputField<FieldType>'
Cast('title', fields.array('text'));
const spans = Post.objects.annotate({ span: Cast('title', fields.dateRange()) });
// error: UnknownLookup<"span__icontains">
spans.filter({ span__icontains: 'a' });
