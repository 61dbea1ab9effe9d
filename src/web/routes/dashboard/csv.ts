import type { Place } from '../../../core/benchmark/rank.ts';
import type { Council } from '../../../core/council.ts';
import { periodCode } from '../../../core/period.ts';
import type { Change } from '../../../core/standing.ts';
import type { TrendRules } from '../../../core/trend/trend-rules.ts';
import type { TrendStanding } from '../../../usecases/kept-trends.ts';
import type { CsvCell } from '../../send-csv.ts';
import { rowCells } from './row.ts';

export const CSV_HEADER = [
  'council', 'gss', 'illustrative', 'set', 'indicator', 'title', 'unit', 'polarity', 'period', 'value', 'no_figure_because', 'numerator', 'denominator', 'sample_size',
  'target', 'against_target', 'rule', 'change_on_last_period', 'change_on_last_year', 'freshness', 'draft', 'published_status', 'owner', 'batch', 'line', 'rank', 'n', 'percentile', 'quartile',
  'is_it_changing', 'will_it_hit_target', 'in_words', 'average', 'lower_limit', 'upper_limit', 'next_period', 'next_expected', 'next_lower_80', 'next_upper_80', 'no_forecast_because',
];

/** One indicator as it stands: figures as numbers, and why there is none in words of its own. */
export function toCsvRow(council: Council, row: TrendStanding, rules: TrendRules, place?: Place): CsvCell[] {
  const { set, standing } = row;
  const { indicator, latest, noFigure, target, verdict, ragRule, onLastPeriod, onLastYear, freshness, owner } = standing;
  const value = latest?.figure.kind === 'value' ? latest.figure : undefined;
  return [
    council.name, council.gss, council.illustrative ? 'yes' : 'no', set.id, indicator.code, indicator.title, indicator.unit, indicator.polarity,
    latest && periodCode(latest.period), value?.value, noFigure ?? (latest ? undefined : 'missing'), value?.numerator, value?.denominator, latest?.sampleSize,
    target?.value, verdict.status, ragRule?.words, amount(onLastPeriod), amount(onLastYear), freshness.kind, latest?.draft ? 'yes' : 'no', latest?.publishedStatus, owner,
    latest?.source?.batch, latest?.source?.line, place?.rank, place?.n, place?.percentile, place?.quartile?.words, ...trendColumns(row, rules),
  ];
}

const amount = (change: Change): number | undefined => (change.kind === 'change' ? change.by : undefined);

/** Marks by their names in data; limits and forecast unrounded, those of the latest phase. */
function trendColumns(row: TrendStanding, rules: TrendRules): CsvCell[] {
  const { marks, trend } = row.trend;
  const { next, summary } = rowCells(row, rules);
  const phase = trend.kind === 'trend' ? trend.phases.at(-1) : undefined;
  const expected = next.kind === 'expected' ? next : undefined;
  return [
    marks.change, marks.aim, summary, phase?.mean, phase?.limits?.lower, phase?.limits?.upper,
    expected?.period, expected?.values.mean, expected?.values.lower, expected?.values.upper, next.kind === 'none' ? next.reason : undefined,
  ];
}
