import { Max, Q, Window } from 'dunder';
import { Post } from '../../../generated/index.js';

// error: UnknownPath<"titel">
Post.objects.annotate({ n: Window(Max('views', { filter: Q({ titel: 'x' }) })) });
// error: WrongType<string>
Post.objects.annotate({ n: Max('views', { filter: Q({ title: 3 }) }).add(1) });
const kept = Max('views', { filter: Q({ title: 3 }) });
// error: WrongType<string>
Post.objects.annotate({ kept });
