const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text made safe for an element or a quoted attribute, for the drawings that are strings of SVG. */
export function escapeHtml(text: string): string {
  return /[&<>"']/.test(text) ? text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign) : text;
}

/**
 * As `escapeHtml`, with every sign outside ASCII as a numbered entity: `−0.5` is `&#8722;0.5`. Put together sign by sign, since
 * `replace` would leave it a string of 16-bit units, and every page it stands on with it.
 */
export function escapeToAscii(text: string): string {
  const safe = escapeHtml(text);
  return /[\u0080-\uffff]/.test(safe) ? Array.from(safe, (sign) => (sign > '\u007f' ? `&#${sign.codePointAt(0)};` : sign)).join('') : safe;
}
