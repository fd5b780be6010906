import pg from 'pg';

const TIMESTAMPTZ = 1184;
const usual = pg.types.getTypeParser(TIMESTAMPTZ);

/** pg's parsers, with a faster one for timestamptz. */
export const types = {
  getTypeParser: (oid, format) => (oid === TIMESTAMPTZ && format !== 'binary' ? parseTimestamp : pg.types.getTypeParser(oid, format)),
};

/** `2021-06-01 00:00:01+00`, as a session in UTC prints it; anything else is left to pg. */
function parseTimestamp(text) {
  if (text.length !== 22 || text.charCodeAt(19) !== 43 || text.charCodeAt(20) !== 48 || text.charCodeAt(21) !== 48) return usual(text);
  return new Date(Date.UTC(two(text, 0) * 100 + two(text, 2), two(text, 5) - 1, two(text, 8), two(text, 11), two(text, 14), two(text, 17)));
}

function two(text, at) {
  return (text.charCodeAt(at) - 48) * 10 + text.charCodeAt(at + 1) - 48;
}
