export const LIMITS = { nick: 12 } as const;
