import { type Author, AuthorDetail, CarPark, FeaturedPost, Place, Post, Product, Restaurant, Trattoria } from '../../../generated/index.js';
import { assertType, type Equal } from '../support/equal.js';
import { Count } from 'dunder';

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

/** A key that is a relation is compared with rows too. */
export async function keys(park: CarPark, place: Place, author: Author, detail: AuthorDetail) {
  const parks = CarPark.objects
    .filter({ pk: park })
    .exclude({ pk__in: [park, place, 3] })
    .filter({ pk__in: CarPark.objects.all() });
  const details = AuthorDetail.objects
    .filter({ pk: author })
    .filter({ pk__in: [detail, 4] })
    .filter({ pk__gt: 3 });
  assertType<Equal<Awaited<ReturnType<typeof pks>>, number[]>>();
  function pks() {
    return CarPark.objects.valuesList('pk', { flat: true });
  }
  return [parks, details];
}

/** After a relation may stand a transform of its key. */
export async function keysOfRelations() {
  const [row] = await Product.objects.filter({ currency__lower__startswith: 'e' }).orderBy('-currency__upper').values('currency__lower');
  assertType<Equal<typeof row, { currency__lower: string } | undefined>>();
}

/** A proxy is its parent under another manager. */
export async function proxies() {
  const featured = await FeaturedPost.objects.filter({ author__name: 'x' }).get({ pk: 1 });
  const post: Post = featured;
  const there: boolean = await Post.objects.contains(featured);
  const restaurants: boolean = await Place.objects.contains(new Restaurant({ name: 'x' }));
  return [post, there, restaurants];
}
