import { describeEachDatabase } from '../../support/databases.js';
import { prefetchCases } from './prefetch-cases.js';

describeEachDatabase('prefetching', (database) => prefetchCases(database, 'queries'));
