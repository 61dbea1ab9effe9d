import type { Indicator } from '../../../core/indicator.ts';
import { lastPeriodEndedBy, periodCode } from '../../../core/period.ts';
import { criteriaAssessed, indicatorsUsed } from '../../../core/rating/framework-tests.ts';
import { isCombination } from '../../../core/rating/combination.ts';
import { isCriterion, nodeOf, scaleOfNode } from '../../../core/rating/framework.ts';
import { granularityOf } from '../../../core/rating/reading.ts';
import { RENEWED } from '../../../core/rating/what-if/read-changes.ts';
import { ACTION_STATUSES } from '../../../core/register.ts';
import { amountWords } from '../../../core/rating/words.ts';
import { formatDay, formatPeriod } from '../../../present/format-date.ts';
import { drawJudgement, resultWithLevel } from '../../../present/judgement-bounds.ts';
import type { WhatIf } from '../../../usecases/show-what-if.ts';
import { urls } from '../../urls.ts';

const STATUS_WORDS: Record<(typeof ACTION_STATUSES)[number], string> = { 'not-started': 'Not started', 'under-way': 'Under way', 'done': 'Done', 'dropped': 'Dropped' };

/** Everything the page `views/pages/what-if/index.hbs` prints. */
export function toWhatIfView(found: WhatIf, indicators: ReadonlyMap<string, Indicator>, asked: Readonly<Record<string, string>>) {
  const { council, framework, rating, after, changes, pairs, diffs, facts } = found;
  const base = [['framework', framework.id], ['as-of', rating.asOf], ...(rating.knownAt === undefined ? [] : [['known-at', rating.knownAt]])] as [string, string][];
  const changed = diffs.filter(({ difference, kind }) => difference !== 'same' && kind !== 'combination');
  const moved = rating.judgements.some((judgement, at) => resultWithLevel(judgement) !== resultWithLevel(after.judgements[at] ?? judgement));
  return {
    title: 'What if?',
    subtitle: `A scratch copy of what is known of ${council.name} as of ${formatDay(rating.asOf)}, by ${framework.title}. Nothing here is stored.`,
    action: urls.whatIf(council.gss), hidden: base.map(([name, value]) => ({ name, value })),
    verdict: changes.length === 0 ? 'Nothing is changed yet.' : moved ? 'The rating moves.' : changed.length > 0 ? 'Criteria move, and the rating stays.' : 'Nothing moves.',
    judgements: rating.judgements.map((judgement, at) => {
      const other = after.judgements[at] ?? judgement;
      return { title: judgement.title, before: resultWithLevel(judgement), after: resultWithLevel(other), drawing: drawJudgement(other), same: resultWithLevel(judgement) === resultWithLevel(other) };
    }),
    changes: changes.length > 0,
    changed: changed.map(({ title, reference, first, second, difference }) => ({ title, reference, before: second?.words, after: first?.words, better: difference === 'better', word: difference === 'better' ? 'Better' : difference === 'worse' ? 'Worse' : 'Changed', mark: difference === 'better' ? 'met' : difference === 'worse' ? 'missed' : 'close' })),
    share: `${urls.whatIf(council.gss)}?${new URLSearchParams([...base, ...pairs.map(([name, value]): [string, string] => [name, value])]).toString()}`,
    reset: `${urls.whatIf(council.gss)}?${new URLSearchParams(base).toString()}`,
    figures: indicatorsUsed(framework).flatMap((code) => {
      const indicator = indicators.get(code);
      return indicator ? [figureField(indicator, found, asked)] : [];
    }),
    assessments: criteriaAssessed(framework).map((id) => {
      const node = nodeOf(framework, id);
      return { ...levelField('assessment', id, `${isCriterion(node) && node.reference !== undefined ? `${node.reference} ` : ''}${node.title ?? id}`, found, asked) };
    }),
    given: Object.entries(framework.nodes).flatMap(([id, node]) => (isCombination(node) || isCriterion(node) ? [] : [levelField('given', id, node.title ?? id, found, asked)])),
    evidence: facts.evidence.filter((item) => item.expires !== undefined && item.expires < rating.asOf).map((item) => ({
      id: `evidence.${item.id}`, label: item.title, now: `Expired ${formatDay(item.expires ?? '')}${item.owner === undefined ? '' : `; owner ${item.owner}`}`, error: found.faults[`evidence.${item.id}`],
      items: [{ value: '', text: 'As it is', selected: asked[`evidence.${item.id}`] !== RENEWED }, { value: RENEWED, text: 'Renewed', selected: asked[`evidence.${item.id}`] === RENEWED }],
    })),
    actions: facts.actions.map((action) => ({
      id: `action.${action.id}`, label: action.title, now: `${STATUS_WORDS[action.status]}${action.due === undefined ? '' : `, due ${formatDay(action.due)}`}`, error: found.faults[`action.${action.id}`],
      items: ACTION_STATUSES.map((status) => ({ value: status, text: STATUS_WORDS[status], selected: (asked[`action.${action.id}`] ?? action.status) === status })),
    })),
  };
}

function figureField(indicator: Indicator, { facts, faults, rating }: WhatIf, asked: Readonly<Record<string, string>>) {
  const granularity = granularityOf(indicator, undefined);
  const last = lastPeriodEndedBy(granularity, rating.asOf);
  const held = facts.observations.findLast((one) => one.indicator === indicator.code && one.period === periodCode(last));
  const now = held === undefined ? 'no figure' : held.state === 'draft' ? 'a draft' : held.value === null ? 'no value' : amountWords(held.value, indicator);
  const target = facts.targets.filter((one) => one.indicator === indicator.code).at(-1)?.value;
  return {
    id: `figure.${indicator.code}`, periodsId: `periods.${indicator.code}`, label: indicator.title, granularity,
    now: `${formatPeriod(last)}: ${now}${target === undefined ? '' : `; target ${amountWords(target, indicator)}`}${indicator.grades ? `; grades 1 to ${indicator.grades.length}, ${indicator.grades.join(', ')}` : ''}`,
    value: asked[`figure.${indicator.code}`] ?? '', periods: asked[`periods.${indicator.code}`] ?? '',
    error: faults[`figure.${indicator.code}`], periodsError: faults[`periods.${indicator.code}`],
  };
}

function levelField(kind: 'assessment' | 'given', id: string, label: string, { framework, diffs, faults }: WhatIf, asked: Readonly<Record<string, string>>) {
  const name = `${kind}.${id}`;
  const now = diffs.find(({ node }) => node === id)?.second?.words;
  const chosen = asked[name] ?? '';
  return {
    id: name, label, now: now === undefined ? '' : `${kind === 'given' ? 'Now' : 'The criterion is now'}: ${now.toLowerCase()}`, error: faults[name],
    items: [{ value: '', text: 'As it is', selected: chosen === '' }, ...scaleOfNode(framework, id).levels.map((level) => ({ value: level.id, text: level.title, selected: level.id === chosen }))],
  };
}
