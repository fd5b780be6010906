import { GenericPrefetch, Count, FilteredRelation } from 'dunder';
import {
  Author as AuthorModel,
  Post as PostModel,
  Answer,
  Article,
  type Author,
  type Club,
  FeaturedPost,
  type LineItem,
  LineItem as Line,
  Member,
  Note,
  type PgBooking,
  Place,
  type Post,
  PostTag,
  Product,
  Restaurant,
  type Session,
  type Tag,
  Trattoria,
} from '../../../generated/index.js';
import { assertType, type Equal } from '../support/equal.js';

/** What the generator makes of the reference schema, used as programs use it. */
export async function ownClasses() {
  const article = await Article.objects.published().longerThan(100).about('x').get({ pk: 1 });
  assertType<Equal<typeof article.minutes, number>>();
  await article.publish();
  const lead = await Article.visible.lead();
  const minutes: number | undefined = lead?.minutes;
  const made = new Article({ headline: 'x' });
  return [minutes, made.minutes];
}

export async function inheritance() {
  const restaurant = await Restaurant.objects
    .filter({ name: 'x', servesPizza: true, placePtr__name: 'x', chef__name__startswith: 'a' })
    .get({ pk: 1 });
  const name: string = restaurant.name;
  const opens: string = restaurant.opensAt;
  const chef: Member | null = await restaurant.chef;
  const asPlace: Place = restaurant;
  new Trattoria({ name: 'x', region: 'Emilia', servesPizza: false });
  await restaurant.save({ updateFields: ['servesPizza', 'name'] });
  Place.objects.filter({ restaurant__trattoria__region: 'x', parking__spaces__gt: 3 });
  const featured: Post | null = await FeaturedPost.objects.filter({ status: 'published', author__name: 'x' }).first();
  return [name, opens, chef, asPlace, featured];
}

export async function generic(author: Author, post: Post) {
  const note = new Note({ subject: post, text: 'x' });
  note.subject = author;
  const subject: Author | Post | Place | null = await note.subject;
  await post.notes.create({ text: 'x' });
  Note.objects.filter({ post__title: 'x', author__name: 'y', contentType__model: 'Post' });
  Note.objects.exclude({ post__tags__name: 'x' }).orderBy('-author__name').filter({ post, place__isnull: true });
  const titles: { text: string; post__title: string | null }[] = await Note.objects.values('text', 'post__title');
  const [named] = await Note.objects.annotate({ on: FilteredRelation('post') }).selectRelated('on');
  const on: Post | null = named!.on;
  const [first] = await Note.objects.prefetchRelated('subject');
  const loaded: Author | Post | Place | null = first!.subject;
  return [subject, loaded, titles, on];
}

export async function genericPrefetches() {
  const notes = await Note.objects.prefetchRelated(
    GenericPrefetch('subject', [
      PostModel.objects.selectRelated('author').annotate({ n: Count('tags') }),
      AuthorModel.objects.only('name'),
    ]),
  );
  for (const { subject } of notes) {
    if (subject instanceof PostModel) {
      const name: string = subject.author.name;
      assertType<Equal<typeof subject.n, number>>();
      void name;
    } else if (subject instanceof Place) {
      const name: string = subject.name;
      void name;
    }
  }
  const [kept] = await Note.objects.prefetchRelated(GenericPrefetch('subject', [PostModel.objects], { toAttr: 'about' }));
  const about: Author | Post | Place | null = kept!.about;
  await PostModel.objects.prefetchRelated(GenericPrefetch('notes__subject', []));
  await Place.objects.prefetchRelated('notes');
  return about;
}

export async function relations(post: Post, tag: Tag, member: Member, club: Club) {
  await post.tags.add([tag], { throughDefaults: { weight: 3, isMain: true } });
  await member.friends.add(member);
  await club.members.set([member], { throughDefaults: { joinedOn: '2025-01-01', level: 2 } });
  const level: 1 | 2 | 3 = (await club.memberships.get({ member })).level;
  Member.objects.filter({ followers__name: 'x', session__idle__gt: 5 });
  const session: Session = await member.sessions.get({ member });
  const joined = await PostTag.objects.selectRelated('post__author').get({ tag });
  const name: string = joined.post.author.name;
  return [level, session.id, name];
}

export async function fieldTypes(line: LineItem, answer: Answer, booking: PgBooking) {
  assertType<Equal<typeof line.pk, readonly [number, number]>>();
  Line.objects.filter({ pk: [1, 2], product__kind: 'vinyl' });
  const made = new Product({ sku: 'x', name: 'y' });
  assertType<Equal<typeof made.kind, 'cd' | 'unknown' | 'vinyl'>>();
  Answer.objects.orderBy('_order').filter({ _order: answer._order });
  return booking.during;
}
