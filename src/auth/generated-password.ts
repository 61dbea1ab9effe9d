const ALPHABET = 'abcdefghijkmnpqrstuvwxyz23456789';
const CHARACTERS = 20;

/**
 * A password for a person to be handed once: 20 characters of 5 bits from a 128-bit id in hex, in groups of five.
 * Letters and digits that look alike (l and 1, o and 0) are left out.
 *
 * Example: an id of 32 zeros gives `aaaaa-aaaaa-aaaaa-aaaaa`.
 */
export function generatedPassword(id: string): string {
  let bits = BigInt(`0x${id}`);
  let text = '';
  for (let n = 0; n < CHARACTERS; n++) {
    text += ALPHABET[Number(bits & 31n)];
    bits >>= 5n;
  }
  return text.replace(/(.{5})(?=.)/g, '$1-');
}
