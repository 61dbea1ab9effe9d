const SHOWN_CHARACTERS = 80;
/** Printable ASCII, the letters of the languages of these islands, and the signs a figure may carry. */
const PLAIN = /[ -~\u00A1-\u00AC\u00AE-\u017F\u2013\u2014\u2018\u2019\u201C\u201D\u20AC\u2212]/u;

/**
 * A cell as it can be put in a message or a log line: quoted, cut at 80 characters, and every character that cannot be
 * seen or could be taken for another written as its number. Example: `N\u043Erth` with a Cyrillic o is `“N[U+043E]rth”`.
 */
export function visibleText(text: string): string {
  const characters = [...text.slice(0, SHOWN_CHARACTERS * 2).normalize('NFC')];
  const shown = characters.slice(0, SHOWN_CHARACTERS).map((character) =>
    PLAIN.test(character) ? character : `[U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`);
  return `“${shown.join('')}${characters.length > SHOWN_CHARACTERS ? '…' : ''}”`;
}
