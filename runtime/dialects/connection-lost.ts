/** What is said when a session is gone, in place of what its driver says of itself. */
export function lostConnection(said: string): { readonly message: string; readonly hint: string } {
  return {
    message: `The connection to the database was lost: ${said.replace(/^Connection lost: /, '')}`,
    hint:
      'A transaction that was open is rolled back, unless it was just being committed; whether a statement outside of one took effect is unknown. ' +
      'The next query opens a new connection: run the work again if it may run twice.',
  };
}
