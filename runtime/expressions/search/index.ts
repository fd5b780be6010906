export { Lexeme } from './lexeme.js';
export { MatchAgainst } from './match-against.js';
export { SearchHeadline } from './search-headline.js';
export { SearchQuery } from './search-query.js';
export { SearchRank } from './search-rank.js';
export { SearchVector } from './search-vector.js';
export * from './trigrams.js';
export * from './vector-distances.js';
