/**
 * A short hash of what a source file says: comments, white space, the kind of quotes and trailing commas do not count, so that laying a
 * schema out anew does not make its client old. It is no proof of anything, and the same in every runtime.
 */
export function fingerprint(source: string): string {
  let text = '';
  for (const [token] of source.matchAll(TOKENS)) text += isSilent(token) ? '' : withPlainQuotes(token);
  return hash(text.replace(/,(?=[)\]}])/g, ''));
}

const TOKENS = /\/\/[^\n]*|\/\*[\s\S]*?\*\/|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\[\s\S]|[^`\\])*`|\s+|[^\s'"`/]+|[\s\S]/g;

function isSilent(token: string): boolean {
  return token.startsWith('//') || token.startsWith('/*') || /^\s/.test(token);
}

function withPlainQuotes(token: string): string {
  return /^'[^'"]*'$/.test(token) ? `"${token.slice(1, -1)}"` : token;
}

/** cyrb53: 53 bits of two multiplicative hashes, which is enough to tell a file from its next version. */
function hash(text: string): string {
  let [high, low] = [0xdeadbeef, 0x41c6ce57];
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    high = Math.imul(high ^ unit, 0x9e3779b1);
    low = Math.imul(low ^ unit, 0x5f356495);
  }
  high = Math.imul(high ^ (high >>> 16), 0x85ebca6b) ^ Math.imul(low ^ (low >>> 13), 0xc2b2ae35);
  low = Math.imul(low ^ (low >>> 16), 0x85ebca6b) ^ Math.imul(high ^ (high >>> 13), 0xc2b2ae35);
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(16).padStart(14, '0');
}
