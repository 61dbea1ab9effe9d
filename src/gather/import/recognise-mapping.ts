import { GRANULARITIES } from '../../core/period.ts';
import { readPeriod } from '../../core/period-text.ts';
import type { Mapping } from './mapping.ts';

/** Any day a period can have: whether a header names a period does not depend on the scheme's years. */
const ANY_DAY = { from: '0000-01-01', to: '9999-12-31' };

/** How a header is compared: `Sample Size` and `sample_size` are one. */
export function foldHeader(name: string): string {
  return name.normalize('NFC').trim().toLowerCase().replace(/[\s_]+/g, ' ');
}

/** Does a header name a period, such as `2026/27 Q2` or `Apr-26`? */
export function namesPeriod(header: string): boolean {
  const reading = readPeriod(header, GRANULARITIES, ANY_DAY);
  return reading.kind === 'period' || reading.kind === 'ambiguous';
}

/** The headers a file must have for the mapping to be of use. */
export function neededHeaders(mapping: Mapping): readonly string[] {
  const { council, indicator, period, value, numerator, denominator } = mapping.columns;
  const figure = value === undefined ? [numerator, denominator] : [value];
  return [council, indicator, period, ...(mapping.layout === 'wide' ? [] : figure)].flat().filter((name) => name !== undefined);
}

/** The needed headers that a file lacks. */
export function missingHeaders(header: readonly string[], mapping: Mapping): readonly string[] {
  const names = new Set(header.map(foldHeader));
  return neededHeaders(mapping).filter((name) => !names.has(foldHeader(name)));
}

/**
 * How far a header suits a mapping: `yes` when nothing needed is missing, `partly` when at least two needed columns are
 * there (or all but one), so that the person can be told which are not; else `no`. A wide layout needs a column named by a period.
 */
export function suits(header: readonly string[], mapping: Mapping): 'yes' | 'partly' | 'no' {
  const missing = missingHeaders(header, mapping).length;
  if (mapping.layout === 'wide' && !header.some(namesPeriod)) return 'no';
  if (missing === 0) return 'yes';
  return mapping.layout === 'long' && neededHeaders(mapping).length - missing >= 2 ? 'partly' : 'no';
}

/**
 * The mapping for a header: of those that suit wholly the one that names the most columns (a mapping with a fixed council
 * must not take a file that names its councils), in the order given, else of those that suit in
 * part the one that lacks the fewest columns, so that the person is asked for one column and not for three.
 * `undefined` when none does. Example: `LocalAuthority,Code,Period,Value,…` picks `lgbf-quarterly`.
 */
export function recogniseMapping(header: readonly string[], mappings: readonly Mapping[]): Mapping | undefined {
  const [whole] = mappings.filter((mapping) => suits(header, mapping) === 'yes').toSorted((a, b) => neededHeaders(b).length - neededHeaders(a).length);
  if (whole) return whole;
  const inPart = mappings.filter((mapping) => suits(header, mapping) === 'partly');
  return inPart.toSorted((a, b) => missingHeaders(header, a).length - missingHeaders(header, b).length)[0];
}
