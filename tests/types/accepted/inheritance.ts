import { FeaturedPost, Place, Post, Restaurant, Trattoria } from '../../../generated/index.js';
import { assertType, type Equal } from '../support/equal.js';
import { Count } from '../support/expressions.js';

/** A multi-table child has the columns, relations and methods of its parents, and its own key to them. */
export async function children() {
  const trattoria = await Trattoria.objects.filter({ servesPizza: true, name__startswith: 'x', region: 'Lazio' }).get({ pk: 1 });
  assertType<Equal<typeof trattoria.name, string>>();
  assertType<Equal<typeof trattoria.servesPizza, boolean>>();
  assertType<Equal<typeof trattoria.pk, number>>();
  const asRestaurant: Restaurant = trattoria;
  const asPlace: Place = asRestaurant;
  const joined = await Restaurant.objects.selectRelated('placePtr', 'chef').get({ pk: 1 });
  const name: string = joined.placePtr.name;
  const chef: string | undefined = joined.chef?.name;
  const { n } = await Restaurant.objects.aggregate({ n: Count('trattoria') });
  const made = await Restaurant.objects.create({ name: 'x', opensAt: '10:00:00' });
  await made.refreshFromDb({ fields: ['name', 'servesPizza'] });
  const thrown: boolean = new Restaurant.DoesNotExist({ code: 'X.Y', message: '' }) instanceof Error;
  return [asPlace, name, chef, n, thrown];
}

/** A proxy is its parent under another manager. */
export async function proxies() {
  const featured = await FeaturedPost.objects.filter({ author__name: 'x' }).get({ pk: 1 });
  const post: Post = featured;
  const there: boolean = await Post.objects.contains(featured);
  const restaurants: boolean = await Place.objects.contains(new Restaurant({ name: 'x' }));
  return [post, there, restaurants];
}
