export { getDeferredFields, isSame } from './instance-facts.js';
export { changedFields, trackChanges } from './track-changes.js';
