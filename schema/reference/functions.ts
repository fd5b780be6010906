let made = 0;

/** The code of a new coupon. */
export function makeCode(): string {
  made += 1;
  return `C${Date.now().toString(36)}${made.toString(36)}`.toUpperCase();
}

/** Refuses a title that shouts. */
export function isNotShouting(value: string): void {
  if (value.length > 3 && value === value.toUpperCase()) throw new RangeError('Write it in lower case.');
}
