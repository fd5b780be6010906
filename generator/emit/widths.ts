/** The width that prettier lays output out in. */
export const PRINT_WIDTH = 140;
/** No line of the output is longer, comments included. */
export const MAX_WIDTH = 200;
/** Where doc comments are wrapped. */
export const COMMENT_WIDTH = 110;
