import type { AttentionReason } from '../../../core/standing.ts';
import type { TrendRules } from '../../../core/trend/trend-rules.ts';
import { attentionLine } from '../../../present/standing-words.ts';
import type { AttentionLine } from '../../../present/standing-words.ts';
import { rowCells } from './row.ts';
import type { DashboardRow } from './row.ts';

const NOTHING_NEEDS_ATTENTION = {
  nothingHeld: 'Nothing is known: no figure is held, so none can be judged.', allWell: 'Nothing: no target is missed or out of reach, nothing is worsening, and no figure is overdue.',
} as const;

/** Lines of "Needs attention" before it refers to the table. */
const ATTENTION_LINES = 6;

/** What is asked for first; an indicator stands in the list once. */
const ATTENTION_ORDER: readonly AttentionReason[] = ['worsening', 'missed', 'falls-short', 'stale', 'not-supplied'];

/** The list "Needs attention": the worst first, and how many more there are. */
export function attentionView(rows: readonly DashboardRow[], trendRules: TrendRules, moreAttention: readonly AttentionLine[] = []) {
  const asking = ATTENTION_ORDER.flatMap((reason) => rows.filter(({ trend: { attention } }) => ATTENTION_ORDER.find((one) => attention.includes(one)) === reason).map((row) => ({ row, reason })));
  const lines = asking.slice(0, ATTENTION_LINES).map(({ row, reason }) => attentionLine(row.standing, reason, row.href, reason === 'worsening' ? rowCells(row, trendRules).summary : ''));
  const count = asking.length + moreAttention.length;
  return { lines: [...lines, ...moreAttention].slice(0, ATTENTION_LINES), more: Math.max(0, count - ATTENTION_LINES), none: count > 0 ? undefined : NOTHING_NEEDS_ATTENTION[rows.length === 0 ? 'nothingHeld' : 'allWell'] };
}
