import type { Chance } from '../core/forecast/target-chance.ts';

const SURE = 0.95;
const REMOTE = 0.05;

/** A chance as a number people can use: `90%`, and no finer at the ends than it is known: `over 95%`, `under 5%`. */
export function chanceNumber(share: number): string {
  if (share > SURE) return 'over 95%';
  if (share < REMOTE) return 'under 5%';
  return `${Math.round(share * 100)}%`;
}

/** "Likely (90%)", or "Too early". */
export function chanceWords(chance: Chance): string {
  if (chance.kind === 'no-chance') return 'Not given';
  return `${chance.word.slice(0, 1).toUpperCase()}${chance.word.slice(1)} (${chanceNumber(chance.share)})`;
}
