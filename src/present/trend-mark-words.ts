import type { AimMark, ChangeMark, TrendMarks } from '../core/trend/trend-marks.ts';
import type { Mark } from './standing-words.ts';

export const CHANGE_WORDS: Record<ChangeMark, string> = {
  'improving': 'Improving', 'worsening': 'Worsening', 'higher': 'Higher', 'lower': 'Lower', 'steady': 'Steady', 'too-few': 'Too few',
};
export const AIM_WORDS: Record<AimMark, string> = {
  'reliable': 'Reliable', 'hit-or-miss': 'Hit or miss', 'falls-short': 'Falls short', 'too-few': 'Too few', 'not-judged': 'Not judged', 'no-target': 'No target',
};

/** Whether it is changing: the shape says whether that is good, the arrow which way the data goes. */
export function changeMark({ change, side }: Pick<TrendMarks, 'change' | 'side'>): Mark {
  const word = CHANGE_WORDS[change];
  switch (change) {
    case 'improving':
    case 'worsening': return { mark: `${change}-${side === 1 ? 'up' : 'down'}`, word };
    case 'higher':
    case 'lower':
    case 'steady':
    case 'too-few': return { mark: change, word };
  }
}

/** Whether its target will be hit. */
export function aimMark({ aim }: Pick<TrendMarks, 'aim'>): Mark {
  return { mark: aim === 'not-judged' ? 'no-target' : aim, word: AIM_WORDS[aim] };
}
