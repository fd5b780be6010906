import { describeEachDatabase } from '../../support/databases.js';
import { prefetchCases } from './prefetch-cases.js';

describeEachDatabase('prefetching in one statement', (database) => prefetchCases(database, 'statement'));
