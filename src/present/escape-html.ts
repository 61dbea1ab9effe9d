const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text made safe for an element or a quoted attribute, for the drawings that are strings of SVG. */
export function escapeHtml(text: string): string {
  return /[&<>"']/.test(text) ? text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign) : text;
}

/**
 * As `escapeHtml`, with signs outside Latin-1 as numbered entities: `−0.5` is `&#8722;0.5`. Put together sign by sign, since
 * `replace` would leave it a string of 16-bit units, and every page it stands on with it.
 */
export function escapeToLatin1(text: string): string {
  const safe = escapeHtml(text);
  return /[\u0100-\uffff]/.test(safe) ? Array.from(safe, (sign) => (sign > '\u00ff' ? `&#${sign.codePointAt(0)};` : sign)).join('') : safe;
}
