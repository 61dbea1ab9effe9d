import { describe, expect, it } from 'vitest';
import { asTyped } from '../../src/core/as-typed.ts';

describe('what a person typed, in a sentence', () => {
  it('stands in quotation marks without the space around it', () => {
    expect(asTyped(' 2003 ')).toBe('“2003”');
  });

  it('does not fill the page when it is long, and no character is cut in two', () => {
    expect(asTyped('🙂'.repeat(30_000))).toBe(`“${'🙂'.repeat(40)}…”`);
    expect(asTyped('x'.repeat(40))).toBe(`“${'x'.repeat(40)}”`);
  });
});
