import type { Place } from '../../../core/benchmark/rank.ts';
import type { Council } from '../../../core/council.ts';
import { periodCode } from '../../../core/period.ts';
import type { Change } from '../../../core/standing.ts';
import type { IndicatorStanding } from '../../../usecases/read-standings.ts';
import type { CsvCell } from '../../send-csv.ts';

export const CSV_HEADER = [
  'council', 'gss', 'illustrative', 'set', 'indicator', 'title', 'unit', 'polarity', 'period', 'value', 'no_figure_because', 'numerator', 'denominator', 'sample_size',
  'target', 'against_target', 'rule', 'change_on_last_period', 'change_on_last_year', 'freshness', 'draft', 'published_status', 'owner', 'batch', 'line', 'rank', 'n', 'percentile', 'quartile',
];

/** One indicator as it stands: figures as numbers, and why there is none in words of its own. */
export function toCsvRow(council: Council, { set, standing }: IndicatorStanding, place?: Place): CsvCell[] {
  const { indicator, latest, noFigure, target, verdict, ragRule, onLastPeriod, onLastYear, freshness, owner } = standing;
  const value = latest?.figure.kind === 'value' ? latest.figure : undefined;
  return [
    council.name, council.gss, council.illustrative ? 'yes' : 'no', set.id, indicator.code, indicator.title, indicator.unit, indicator.polarity,
    latest && periodCode(latest.period), value?.value, noFigure ?? (latest ? undefined : 'missing'), value?.numerator, value?.denominator, latest?.sampleSize,
    target?.value, verdict.status, ragRule?.words, amount(onLastPeriod), amount(onLastYear), freshness.kind, latest?.draft ? 'yes' : 'no', latest?.publishedStatus, owner,
    latest?.source?.batch, latest?.source?.line, place?.rank, place?.n, place?.percentile, place?.quartile?.words,
  ];
}

const amount = (change: Change): number | undefined => (change.kind === 'change' ? change.by : undefined);
