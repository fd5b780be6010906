/** What an author has chosen; kept as JSON. */
export interface Settings {
  theme?: 'light' | 'dark';
  notifications?: { email: boolean; digest?: 'daily' | 'weekly' };
  pinned?: number[];
}
