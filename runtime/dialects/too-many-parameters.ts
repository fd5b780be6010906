/** What to do where a statement has more parameters than the database takes. */
export const tooManyParametersHint = 'Send fewer rows at a time (batchSize), ask in parts, or compare with a subquery.';
