/** The lookups that a definition of a table can use: in conditions of constraints and indexes, and in generated columns. */
export const TABLE_LOOKUPS: readonly string[] = (
  'exact gt gte lt lte in range isnull contains startswith endswith regex iexact icontains istartswith iendswith iregex ' +
  // Of PostgreSQL's own types.
  'containedBy overlap adjacentTo'
).split(' ');

/** `createdAt__year`: parts of dates and times that a definition of a table can take out. */
export const DATE_PARTS = [
  'year',
  'isoYear',
  'quarter',
  'month',
  'week',
  'day',
  'weekDay',
  'isoWeekDay',
  'hour',
  'minute',
  'second',
] as const;
