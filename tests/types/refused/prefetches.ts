import { GenericPrefetch, Prefetch } from 'dunder';
import { Author, Comment, Note, Post, Tag } from '../../../generated/index.js';

const kept = Prefetch('comments', Author.objects.all());

// error: WrongModel<"Comment">
Post.objects.prefetchRelated(kept);
// error: WrongModel<"Comment">
Post.objects.prefetchRelated('tags', Prefetch('comments', Author.objects.all()));
// error: WrongModel<"Author">
Post.objects.prefetchRelated(Prefetch('comments__author', Comment.objects.all()));
// error: not assignable to parameter of type 'QuerySetOfInstances
Post.objects.prefetchRelated(Prefetch('comments', Comment.objects.values('id')));
// error: NameTaken<"title">
Post.objects.prefetchRelated(Prefetch('comments', Comment.objects.all(), { toAttr: 'title' }));
// error: NameTaken<"save">
Post.objects.prefetchRelated(Prefetch('comments', Comment.objects.all(), { toAttr: 'save' }));
// error: NameTaken<"body">
Post.objects.prefetchRelated(Prefetch('comments__author', Author.objects.all(), { toAttr: 'body' }));
// error: "comments"
Post.objects.prefetchRelated(Prefetch('comentz', Comment.objects.all()));

// error: WrongModel<"Author" | "Place" | "Post">
Note.objects.prefetchRelated(GenericPrefetch('subject', [Post.objects.all(), Tag.objects.all()]));
// error: not assignable to type 'QuerySetOfInstances'
Note.objects.prefetchRelated(GenericPrefetch('subject', [Post.objects.values('id')]));
// error: "subject"
Note.objects.prefetchRelated(GenericPrefetch('subjekt', [Post.objects.all()]));
// error: NameTaken<"text">
Note.objects.prefetchRelated(GenericPrefetch('subject', [Post.objects.all()], { toAttr: 'text' }));
// error: WrongModel<"Author" | "Place" | "Post">
Note.objects.prefetchRelated(Prefetch('subject', Post.objects.all()));

export async function subjects() {
  const [note] = await Note.objects.prefetchRelated(GenericPrefetch('subject', [Post.objects.selectRelated('author')]));
  const subject = note!.subject;
  // error: Property 'name' does not exist on type 'Reference<Author | null>'
  if (subject instanceof Post) subject.editor.name;
}
