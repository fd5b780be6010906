import { Post } from '../../../generated/index.js';

// error: null
Post.objects.selectRelated(null, 'autor');
// error: not assignable
Post.objects.prefetchRelated('tags', null);
// error: not assignable
Post.objects.only(null);
// error: not after values() and valuesList()
Post.objects.values('id').defer(null);
// error: "author"
Post.objects.selectRelated('autor');

export async function references() {
  const post = await Post.objects.selectRelated('author').selectRelated(null).get();
  // error: Property 'name' does not exist on type 'Reference<Author>'
  post.author.name;
}
