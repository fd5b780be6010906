import { docComment } from '../../../../generator/emit/doc-comment.js';

describe('docComment', () => {
  test('is one line when it can be', () => {
    expect(docComment(['A word.'], '  ')).toEqual(['  /** A word. */']);
    expect(docComment([undefined, '  '])).toEqual([]);
  });

  test('has an empty line between paragraphs', () => {
    expect(docComment(['A word.', '@generated from a.ts (A)'])).toEqual(['/**', ' * A word.', ' *', ' * @generated from a.ts (A)', ' */']);
  });

  test('cannot be ended from within', () => {
    expect(docComment(['a */ evil() /*'])).toEqual(['/** a *\\/ evil() /* */']);
  });

  test('is wrapped, and a word without end is cut', () => {
    const lines = docComment([`${'word '.repeat(100)}\n  - an ${'item '.repeat(40)}`, 'y'.repeat(500)]);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(120);
    expect(lines.filter((line) => line.startsWith(' *   ')).length).toBe(2);
  });
});
