/**
 * A function made of a text in which constants have names; null where the environment forbids code from strings
 * (a Content Security Policy, some edge runtimes).
 */
export function compileFunction(body: string, constants: Readonly<Record<string, unknown>>): unknown {
  try {
    return new Function(...Object.keys(constants), body)(...Object.values(constants)) as unknown;
  } catch (error) {
    if (error instanceof EvalError) return null;
    throw error;
  }
}
