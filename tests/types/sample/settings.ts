/** A type of the user's own, named by `fields.json<Settings>()`. */
export interface Settings {
  theme?: { color: string; dark: boolean };
  languages: string[];
}
