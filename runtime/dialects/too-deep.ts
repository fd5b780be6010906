/** What to do where a database cannot read so many subqueries inside each other. */
export const tooDeepHint = "Read the inner rows first, and give their keys as a list: in: await ….valuesList('pk', { flat: true }).";
