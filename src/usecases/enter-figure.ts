import type { Access } from '../core/access.ts';
import type { Council } from '../core/council.ts';
import { ThreestarError } from '../core/errors.ts';
import type { Indicator } from '../core/indicator.ts';
import { NO_FIGURE_REASONS } from '../core/observation.ts';
import type { NoFigureReason, Observation } from '../core/observation.ts';
import { periodCode } from '../core/period.ts';
import type { SourcedPoint } from '../core/series.ts';
import { checkObservations } from '../gather/import/check-observations.ts';
import type { CheckedRow } from '../gather/import/checked-row.ts';
import { figureFile } from '../gather/import/figure-file.ts';
import type { TypedCells } from '../gather/import/figure-file.ts';
import { importLookups } from '../gather/import/lookups.ts';
import { defaultMapping } from '../gather/import/mapping.ts';
import { confirmImport } from './confirm-import.ts';
import type { House } from './house.ts';
import { readFigureHeld } from './read-figure-held.ts';
import { stageImport } from './stage-import.ts';

/** What the form says, as it was typed. */
export interface EnteredFigure extends TypedCells {
  readonly council: Council;
  readonly indicator: Indicator;
  /** A figure, or why there is none. */
  readonly what: 'figure' | NoFigureReason;
  /** Which figure the person saw when filling in the form: its period's code, and its batch. */
  readonly seen: { readonly period: string; readonly batch: number | null };
  /** The person has read what was odd about the figure and means it. */
  readonly checked: boolean;
  readonly publish: boolean;
}

export type FigureField = keyof TypedCells | 'what';

export type FigureEntered =
  | { readonly kind: 'saved'; readonly batch: number }
  | { readonly kind: 'already-imported'; readonly batch: number }
  | { readonly kind: 'faults'; readonly faults: Partial<Record<FigureField, string>> }
  /** Nothing is wrong for certain, but it is odd enough to ask. */
  | { readonly kind: 'odd'; readonly says: readonly string[] }
  /** There is a figure the person has not seen: entered meanwhile, or for another period than the form was opened for. */
  | { readonly kind: 'changed'; readonly observation: Observation; readonly held: SourcedPoint | undefined };

const FIELDS: Readonly<Record<string, FigureField>> = {
  'period': 'period', 'value': 'value', 'numerator': 'numerator', 'denominator': 'denominator', 'status': 'status', 'sample_size': 'sampleSize', 'note': 'note',
};

/**
 * Enters or corrects one figure: it becomes a file of one row, is checked as any file is, and is saved as a batch of its own.
 * Throws `not-permitted`.
 */
export async function enterFigure(house: House, access: Access, entered: EnteredFigure): Promise<FigureEntered> {
  const { council, indicator } = entered;
  if (!access.may('enter-figures', council.gss)) throw new ThreestarError('not-permitted', `You may not enter figures for ${council.name}.`);
  const incomplete = completenessFaults(entered);
  if (Object.keys(incomplete).length > 0) return { kind: 'faults', faults: incomplete };

  const content = toFile(entered);
  const earlier = await house.store.batches.holding(house.sha256(content), 'observations');
  if (earlier !== undefined) return { kind: 'already-imported', batch: earlier };
  const row = await checkRow(house, council, content);
  if ('faults' in row) return { kind: 'faults', faults: row.faults };

  const { observation } = row;
  const key = { council: council.gss, indicator: indicator.code, period: observation.period };
  const held = await readFigureHeld(house, access, key);
  const seen = entered.seen.period === periodCode(observation.period) ? entered.seen.batch : null;
  if ((held?.source.batch ?? null) !== seen) return { kind: 'changed', observation, held };
  if (held !== undefined && entered.reason.trim() === '') return { kind: 'faults', faults: { reason: 'Say why the figure is corrected' } };
  if (row.odd.length > 0 && !entered.checked) return { kind: 'odd', says: row.odd };

  const staged = await stageImport(house, access, { content, fileName: fileNameOf(observation), kind: 'observations', mapping: defaultMapping.id });
  if (staged.kind === 'already-imported') return staged;
  if (staged.kind === 'file-rejected') throw new Error(`a file of one checked row was rejected: ${staged.message}`);
  const reason = entered.reason.trim();
  const confirmed = await confirmImport(house, access, { id: staged.id, publish: entered.publish, leaveOut: false, replaces: seen, ...(reason !== '' && { reason }) });
  if (confirmed.kind === 'changed-meanwhile') return { kind: 'changed', observation, held: await readFigureHeld(house, access, key) };
  if (confirmed.kind === 'saved' || confirmed.kind === 'already-imported') return confirmed;
  throw new Error(`a checked row could not be saved: ${confirmed.kind}`);
}

function completenessFaults({ period, what, value, numerator, denominator }: EnteredFigure): Partial<Record<FigureField, string>> {
  const hasFigure = [value, numerator, denominator].some((text) => text.trim() !== '');
  return {
    ...(period.trim() === '' && { period: 'Enter the period, such as October 2026 or 2026/27 Q2' }),
    ...(what === 'figure' && !hasFigure && { value: 'Enter the figure, or choose why there is none' }),
    ...(what !== 'figure' && hasFigure && { what: 'There is a figure below: remove it, or choose “A figure”' }),
  };
}

function toFile({ council, indicator, what, status, seen, ...typed }: EnteredFigure): Uint8Array {
  const { period, value, numerator, denominator, sampleSize, note, reason } = typed;
  return figureFile({
    council: council.gss, indicator: indicator.code, period, value, numerator, denominator, sampleSize, note, reason,
    status: what === 'figure' ? status : what, replaces: seen.batch,
  });
}

async function checkRow({ store, catalogue, imports, now }: House, council: Council, content: Uint8Array): Promise<{ observation: Observation; odd: string[] } | { faults: Partial<Record<FigureField, string>> }> {
  const rows: CheckedRow[] = [];
  const file = checkObservations(content, {
    mappings: [defaultMapping], rules: imports.rules, today: now().slice(0, 10),
    lookups: importLookups(await store.councils.all(), [...catalogue.indicators.values()], (gss) => gss === council.gss),
  }, (row) => rows.push(row));
  if (file.kind === 'file-rejected') return { faults: { note: file.message } };
  const [row] = rows;
  if (row?.observation !== undefined) return { observation: row.observation, odd: row.warnings.map(({ message }) => message) };
  const faults: Partial<Record<FigureField, string>> = {};
  for (const { column, message } of row?.reasons ?? []) {
    const field = FIELDS[column ?? ''] ?? 'value';
    faults[field] = faults[field] === undefined ? message : `${faults[field]} ${message}`;
  }
  return { faults };
}

const fileNameOf = ({ indicator, period }: Observation): string => `entered-${indicator}-${periodCode(period).replace(/[/ ]/g, '-')}.csv`;

/** Is this one of the choices of what there is to record? */
export function isWhat(text: string): text is EnteredFigure['what'] {
  return text === 'figure' || NO_FIGURE_REASONS.some((reason) => reason === text);
}
