import { decimalText } from '../../decimal-text.ts';
import { compareExact, decimal } from '../../exact.ts';
import type { Indicator } from '../../indicator.ts';
import { ACTION_STATUSES } from '../../register.ts';
import type { Facts } from '../facts.ts';
import type { Framework } from '../framework.ts';
import { isCombination } from '../combination.ts';
import { scaleOfNode } from '../framework.ts';
import { levelIndex } from '../scale.ts';
import type { Change } from './apply-changes.ts';

/** The longest window a figure may be supposed for. */
export const MOST_PERIODS = 24;

/** The one thing an item of evidence can be supposed to be. */
export const RENEWED = 'renewed';

export interface ReadChanges {
  readonly changes: readonly Change[];
  /** By the name in the address: a sentence that says what is wrong and what to write. */
  readonly faults: Readonly<Record<string, string>>;
  /** What stands for a change in an address: what was changed and nothing else. */
  readonly pairs: readonly (readonly [name: string, value: string])[];
}

interface Against {
  readonly framework: Framework;
  readonly facts: Facts;
  readonly indicators: ReadonlyMap<string, Indicator>;
}

/**
 * The changes an address asks for, each checked:
 * `figure.CODE` a value and `periods.CODE` for how many of the latest periods (1 when not said), `assessment.CRITERION` a
 * level, `given.NODE` a level, `evidence.ID` the word `renewed`, `action.ID` a status. An empty value changes nothing.
 */
export function readChanges(asked: Readonly<Record<string, string>>, against: Against): ReadChanges {
  const changes: Change[] = [];
  const faults: Record<string, string> = {};
  const pairs: (readonly [string, string])[] = [];
  for (const [name, text] of Object.entries(asked)) {
    const value = text.trim();
    const [kind = '', ...rest] = name.split('.');
    const id = rest.join('.');
    if (value === '' || id === '' || kind === 'periods') continue;
    const read = readChange(kind, id, value, asked, against);
    if (read === undefined) continue;
    if ('fault' in read) {
      faults[read.at ?? name] = read.fault;
      continue;
    }
    changes.push(read.change);
    pairs.push([name, value]);
    if (read.change.kind === 'figure' && read.change.periods > 1) pairs.push([`periods.${id}`, String(read.change.periods)]);
  }
  return { changes, faults, pairs };
}

type Read = { readonly change: Change } | { readonly fault: string; readonly at?: string } | undefined;

function readChange(kind: string, id: string, value: string, asked: Readonly<Record<string, string>>, { framework, facts, indicators }: Against): Read {
  switch (kind) {
    case 'figure': return readFigure(id, value, asked[`periods.${id}`]?.trim() ?? '', indicators);
    case 'assessment':
    case 'given': {
      const node = Object.hasOwn(framework.nodes, id) ? framework.nodes[id] : undefined;
      if (!node || isCombination(node) || ('given' in node) !== (kind === 'given')) return { fault: `The framework has no ${kind === 'given' ? 'stated level' : 'criterion'} “${id}”.` };
      const scale = scaleOfNode(framework, id);
      if (levelIndex(scale, value) < 0) return { fault: `“${value}” is no level of it. Choose one of ${scale.levels.map((level) => level.id).join(', ')}.` };
      return { change: kind === 'given' ? { kind, node: id, level: value } : { kind: 'assessment', criterion: id, level: value } };
    }
    case 'evidence': {
      if (!facts.evidence.some((one) => one.id === id)) return { fault: `There is no item of evidence “${id}” on the register.` };
      return value === RENEWED ? { change: { kind, id } } : { fault: `An item of evidence can be “${RENEWED}” and nothing else.` };
    }
    case 'action': {
      const action = facts.actions.find((one) => one.id === id);
      if (!action) return { fault: `There is no action “${id}” on the register.` };
      const status = ACTION_STATUSES.find((one) => one === value);
      if (!status) return { fault: `“${value}” is no status. Choose one of ${ACTION_STATUSES.join(', ')}.` };
      return status === action.status ? undefined : { change: { kind, id, status } };
    }
    default: return undefined;
  }
}

function readFigure(code: string, value: string, periods: string, indicators: ReadonlyMap<string, Indicator>): Read {
  const indicator = indicators.get(code);
  if (!indicator) return { fault: `There is no indicator “${code}”.` };
  if (!decimalText.safeParse(value).success || value.length > 20) return { fault: `${indicator.title}: write a plain number, such as 97.5.` };
  const { min, max } = indicator.range;
  if (min !== undefined && compareExact(decimal(value), decimal(min)) < 0) return { fault: `${indicator.title}: ${value} is below ${min}, the least it can be.` };
  if (max !== undefined && compareExact(decimal(value), decimal(max)) > 0) return { fault: `${indicator.title}: ${value} is above ${max}, the most it can be.` };
  const count = periods === '' ? 1 : Number(periods);
  if (!Number.isInteger(count) || count < 1 || count > MOST_PERIODS) return { fault: `${indicator.title}: write a whole number of periods from 1 to ${MOST_PERIODS}.`, at: `periods.${code}` };
  return { change: { kind: 'figure', indicator: code, value, periods: count } };
}
