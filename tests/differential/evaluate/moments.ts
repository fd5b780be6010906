const DAY_LENGTH = 10;

/** A date is its midnight in UTC. */
const millisecondsOf = (text: string): number => Date.parse(text.length === DAY_LENGTH ? `${text}T00:00:00.000Z` : text);

/** A moment, so many milliseconds after a date or a moment. */
export const later = (text: string, duration: number): string => new Date(millisecondsOf(text) + duration).toISOString();

/** The milliseconds from the second to the first. */
export const between = (text: string, earlier: string): number => millisecondsOf(text) - millisecondsOf(earlier);
