import { expect, test } from '@jest/globals';
import { Author, FeaturedPost, Place, Post, Restaurant, Trattoria } from '../../../../generated/index.js';
import { ObjectDoesNotExist } from '../../../../runtime/errors/index.js';

test('the error classes of a model have names', () => {
  expect(Post.DoesNotExist.name).toBe('Post.DoesNotExist');
  expect(Post.MultipleObjectsReturned.name).toBe('Post.MultipleObjectsReturned');
  expect(Post.DoesNotExist).toBe(Post.DoesNotExist);
  const error = new Post.DoesNotExist({ code: 'QUERY.DOES_NOT_EXIST', message: 'No post.' });
  expect([error.name, error.constructor.name]).toEqual(['Post.DoesNotExist', 'Post.DoesNotExist']);
  expect(String(error)).toBe('Post.DoesNotExist: QUERY.DOES_NOT_EXIST: No post.');
  expect(error).toBeInstanceOf(ObjectDoesNotExist);
  expect(error).not.toBeInstanceOf(Author.DoesNotExist);
});

test('those of a child, or of a proxy, are below those of the model that it extends', () => {
  expect(Trattoria.DoesNotExist.prototype).toBeInstanceOf(Place.DoesNotExist);
  expect(Restaurant.MultipleObjectsReturned.prototype).toBeInstanceOf(Place.MultipleObjectsReturned);
  expect(FeaturedPost.NotUpdated.prototype).toBeInstanceOf(Post.NotUpdated);
  expect(Place.DoesNotExist.prototype).not.toBeInstanceOf(Restaurant.DoesNotExist);
  expect(Trattoria.DoesNotExist.name).toBe('Trattoria.DoesNotExist');
});
