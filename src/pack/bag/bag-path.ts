/** Percent-encodes what a manifest line may not hold (RFC 8493 2.1.3): CR, LF and the percent sign, and nothing else. */
export function encodePath(path: string): string {
  return path.replace(/[%\r\n]/g, (character) => ENCODED[character] ?? character);
}

const ENCODED: Readonly<Record<string, string>> = { '%': '%25', '\r': '%0D', '\n': '%0A' };

/** The path a manifest line names. */
export function decodePath(text: string): string {
  return text.replace(/%(25|0[AaDd])/g, (_, code: string) => ({ '25': '%', '0D': '\r', '0A': '\n' })[code.toUpperCase()] ?? '');
}

const RESERVED = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)/i;
const SAFE = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;
const LONGEST = 120;

/**
 * Why a path should not stand in a pack that is opened on any machine, or undefined when nothing is wrong with it:
 * plain ASCII names, none that Windows keeps for itself (`aux.csv`), no trailing dot, no step upwards.
 */
export function unsafePath(path: string): string | undefined {
  for (const part of path.split('/')) {
    if (part === '' || part === '.' || part === '..') return 'it steps out of the pack or has an empty part';
    if (!SAFE.test(part)) return 'it has characters other than letters, digits, dot, hyphen and underscore';
    if (RESERVED.test(part)) return `"${part}" is a name Windows keeps for itself`;
    if (part.endsWith('.')) return 'a part of it ends with a dot';
    if (part.length > LONGEST) return `a part of it has more than ${LONGEST} characters`;
  }
  return undefined;
}
