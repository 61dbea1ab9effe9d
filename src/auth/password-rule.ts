import type { AccountRules } from '../core/account-rules.ts';

export type PasswordFault =
  | { readonly kind: 'too-short'; readonly least: number }
  | { readonly kind: 'too-few-different'; readonly least: number }
  | { readonly kind: 'too-common' };

const LOOKALIKES: Readonly<Record<string, string>> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', '$': 's', '!': 'i' };
const plain = (text: string): string => text.replace(/[013457@$!]/g, (sign) => LOOKALIKES[sign] ?? sign);

/**
 * What is wrong with a new password, or undefined. There is no longest length, no wanted mixture and no expiry
 * (NCSC and NIST SP 800-63B 5.1.1.2); it is refused when it is short, or little more than common words, the product's
 * own, or `ownWords` (the person's name and address), with digits and signs.
 *
 * Example: `Threestar2026!` is too common, since nothing remains when the word, the digits and the sign are taken out.
 */
export function passwordFault(password: string, rules: AccountRules['password'], ownWords: readonly string[] = []): PasswordFault | undefined {
  const characters = [...password.normalize('NFKC').toLowerCase()];
  if (characters.length < rules.leastCharacters) return { kind: 'too-short', least: rules.leastCharacters };
  if (new Set(characters).size < rules.leastDifferentCharacters) return { kind: 'too-few-different', least: rules.leastDifferentCharacters };
  const denied = [...rules.deniedWords, ...ownWords.map((word) => word.toLowerCase()).filter((word) => word.length > 2)]
    .sort((a, b) => b.length - a.length);
  const text = characters.join('');
  const common = [text, plain(text)].some((form) => lettersBeside(text, form, denied) < rules.leastLettersBesideDeniedWords);
  return common ? { kind: 'too-common' } : undefined;
}

/** Letters of `text` left when the words found in `form`, which is as long, are blotted out. */
function lettersBeside(text: string, form: string, words: readonly string[]): number {
  let rest = form;
  for (const word of words) rest = rest.replaceAll(word, ' '.repeat(word.length));
  return [...text.matchAll(/\p{L}/gu)].filter(({ index }) => rest[index] !== ' ').length;
}

/** The parts of a name and an e-mail address that a password may not be made of. */
export function ownWordsOf(person: { readonly name: string; readonly email: string }): string[] {
  return [...person.name.split(/\s+/), ...person.email.split(/[@.\-_+]/)].filter((word) => word !== '');
}
