import type { Council } from './council.ts';

const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, ' ').trim();

/** 0 fits best; undefined does not fit at all. */
function distance(council: Council, wanted: string): number | undefined {
  const name = fold(council.name);
  if (council.gss.toLowerCase() === wanted || council.formerGss.some((code) => code.toLowerCase() === wanted) || name === wanted) return 0;
  if (name.startsWith(wanted)) return 1;
  if (` ${name}`.includes(` ${wanted}`)) return 2;
  const others = [council.officialName, ...council.aliases].map(fold);
  if (others.some((other) => ` ${other}`.includes(` ${wanted}`))) return 3;
  return name.includes(wanted) || council.gss.toLowerCase().startsWith(wanted) ? 4 : undefined;
}

/**
 * Councils found by name, alias or GSS code (former ones too), best first; accents, case and punctuation do not count.
 * Example: `ynys mon` finds Ynys Môn, under its own name or as an alias of Isle of Anglesey. An empty query finds all, by name.
 */
export function searchCouncils(councils: readonly Council[], query: string): Council[] {
  const wanted = fold(query);
  const byName = (a: Council, b: Council): number => a.name.localeCompare(b.name, 'en-GB');
  if (wanted === '') return [...councils].sort(byName);
  return councils
    .flatMap((council) => {
      const far = distance(council, wanted);
      return far === undefined ? [] : [{ council, far }];
    })
    .sort((a, b) => a.far - b.far || byName(a.council, b.council))
    .map(({ council }) => council);
}
