const LONGEST = 40;

/**
 * What a person typed, in quotation marks, for the sentence that says what is wrong with it; the end of a long text is left out.
 * Example: `asTyped(' 2003 ')` → `“2003”`.
 */
export function asTyped(text: string): string {
  const characters = [...text.trim()];
  return `“${characters.length > LONGEST ? `${characters.slice(0, LONGEST).join('')}…` : characters.join('')}”`;
}
