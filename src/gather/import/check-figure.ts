import type { Indicator } from '../../core/indicator.ts';
import type { NoFigureReason } from '../../core/observation.ts';
import { isPlainDecimal, plainOfScientific, shiftDecimal, significantDigits, MAXIMUM_DIGITS } from '../../core/decimal-text.ts';
import type { Remark } from './remark.ts';
import { visibleText } from './visible-text.ts';

/** What one cell says. `changes` say what was read differently from what was written. */
export type CellFigure =
  | { readonly kind: 'value'; readonly value: number; readonly changes: readonly Remark[] }
  | { readonly kind: 'none'; readonly reason: NoFigureReason; readonly changes: readonly Remark[] }
  | { readonly kind: 'blank' }
  | { readonly kind: 'rejected'; readonly reason: Remark };

/** What a reader must know of an indicator; a numerator is read like an indicator of its own. */
export type FigureShape = Pick<Indicator, 'unit' | 'whole' | 'range' | 'grades'>;

export interface FigureSettings {
  /** The value is multiplied by ten to this power, on its text. */
  readonly powerOfTen: number;
  /** Words in small letters that stand for no figure. */
  readonly missingWords: ReadonlyMap<string, NoFigureReason>;
  /** Header of the column, for messages. */
  readonly column: string;
}

type NumberText = { readonly plain: string; readonly changes: readonly Remark[] } | { readonly reason: Remark };

const NO_CHANGES: readonly Remark[] = [];
const SPACES = /[\u00A0\u2007\u2009\u202F]/g;
const REASON_WORDS: Record<NoFigureReason, string> = {
  'not-available': 'not available', 'not-applicable': 'not applicable', 'confidential': 'confidential', 'none-recorded': 'none recorded',
};

/** Why a text that is no number is none, in the words that help most. */
function whyNotANumber(text: string, rest: string, { orNone }: { readonly orNone: boolean }): { code: string; message: string } {
  const shown = visibleText(text);
  if (/^[=@]/.test(rest)) return { code: 'not-a-number', message: `${shown} is a formula. Write the figure it gives.` };
  if (/^#/.test(rest)) return { code: 'not-a-number', message: `${shown} is an error of a spreadsheet. ${orNone ? 'Correct its formula, or write N/A.' : 'Write a plain number.'}` };
  if (/^\d+,(\d{1,2}|\d{4,})$/.test(rest) || /^\d{1,3}(\.\d{3})+,\d+$/.test(rest)) {
    return { code: 'decimal-comma', message: `${shown} has a comma for the decimal point. Write the point, such as 97.5.` };
  }
  if (/^\d[\d,.]*-$/.test(rest)) return { code: 'not-a-number', message: `${shown} has its minus sign at the end. Write it in front.` };
  if (/^-+$/.test(rest)) return { code: 'not-a-number', message: `${shown} may mean nothing, zero or not known. Write ${orNone ? '0 or N/A' : 'a plain number'}.` };
  return { code: 'not-a-number', message: `${shown} is not a number. Write a plain number${orNone ? ', or N/A where there is none' : ', such as 97.5'}.` };
}

/** The plain decimal a text writes for an indicator's unit, with what had to be changed. */
function toPlain(text: string, unit: Indicator['unit'], { column, missingWords }: FigureSettings): NumberText {
  const changes: Remark[] = [];
  const changed = (code: string, message: string): void => { changes.push({ code, column, message }); };
  const refuse = (code: string, message: string): NumberText => ({ reason: { code, column, message } });

  let rest = text.replace(SPACES, ' ').trim();
  if (rest !== text) changed('spaces-removed', `${visibleText(text)} has spaces around it, which were left out.`);

  const bracketed = /^\(([^()-]+)\)$/.exec(rest)?.[1];
  if (bracketed !== undefined) rest = `-${bracketed.trim()}`;
  if (/^[\u2212\u2013] ?[£\d.]/.test(rest)) rest = `-${rest.slice(1).trim()}`;
  const minusChanged = bracketed !== undefined || /[\u2212\u2013]/.test(text);

  const money = /^(-?)(?:£|gbp) ?(.*)$/i.exec(rest) ?? /^()(.*\d) ?(?:£|gbp)$/i.exec(rest);
  if (money?.[2] !== undefined) {
    if (unit !== 'currency') return refuse('unit-mismatch', `${visibleText(text)} is an amount of money, and the indicator is not in pounds. Check the column and the indicator.`);
    rest = `${money[1] ?? ''}${money[2]}`;
    changed('currency-and-thousands-removed', `The sign of pounds in ${visibleText(text)} was left out.`);
  } else if (/^-?[$€]|[$€]$/.test(rest)) {
    return refuse('unit-mismatch', `${visibleText(text)} is not in pounds. Write the amount in pounds.`);
  }
  if (rest.endsWith('%')) {
    if (unit !== 'percent') return refuse('unit-mismatch', `${visibleText(text)} is a percentage, and the indicator is not. Check the column and the indicator.`);
    rest = rest.slice(0, -1).trim();
    changed('percent-sign-removed', `The percent sign in ${visibleText(text)} was left out.`);
  }
  if (/^\+[\d.]/.test(rest)) {
    rest = rest.slice(1);
    changed('plus-sign-removed', `The plus sign in ${visibleText(text)} was left out.`);
  }
  if (/^-?\d{1,3}([, ])\d{3}(\1\d{3})*(\.\d+)?$/.test(rest)) {
    rest = rest.replace(/[, ]/g, '');
    changed('currency-and-thousands-removed', `The separators of thousands in ${visibleText(text)} were left out.`);
  }
  if (/^-?\d+(\.\d+)?e[+-]?\d+$/i.test(rest)) {
    const plain = plainOfScientific(rest);
    if (plain === undefined) return refuse('out-of-range', `${visibleText(text)} is beyond any figure. Write the number out.`);
    rest = plain;
    changed('scientific-notation', `${visibleText(text)} was read as ${plain}.`);
  }
  if (!/^-?(\d+(\.\d*)?|\.\d+)$/.test(rest)) {
    const why = whyNotANumber(text, rest, { orNone: missingWords.size > 0 });
    return refuse(why.code, why.message);
  }
  const plain = shiftDecimal(rest, 0);
  if (minusChanged) changed('minus-normalised', `${visibleText(text)} was read as ${plain}.`);
  if (significantDigits(plain) > MAXIMUM_DIGITS) {
    return refuse('too-many-digits', `${visibleText(text)} has more than ${MAXIMUM_DIGITS} digits that matter, and some would be lost. Round it.`);
  }
  if (changes.length === 0 && plain !== rest && !/^-?(0|[1-9]\d*)\.\d*0$/.test(rest)) changed('number-normalised', `${visibleText(text)} was read as ${plain}.`);
  return { plain, changes };
}

function readGrade(text: string, indicator: FigureShape, column: string): CellFigure {
  const grades = indicator.grades ?? [];
  const written = text.trim();
  const at = grades.findIndex((grade) => grade.toLowerCase() === written.toLowerCase());
  if (at === -1) return { kind: 'rejected', reason: { code: 'grade-unknown', column, message: `${visibleText(text)} is not a grade of this indicator. Write one of ${grades.join(', ')}.` } };
  const changes = grades[at] === text ? NO_CHANGES : [{ code: 'grade-matched', column, message: `${visibleText(text)} was read as ${grades[at]}.` }];
  return { kind: 'value', value: at + 1, changes };
}

/**
 * A reader of value cells for one indicator.
 *
 * It takes plain numbers as they are; it takes signs of pounds and percent where they agree with the unit, separators of
 * thousands, brackets and other minus signs, and scientific notation, and says so; it refuses what could be read in two ways.
 * Words for no figure give its reason. A blank cell is `blank`: what that means depends on the row, and it is never zero.
 * Examples: `£1,234` in pounds is 1234 with a change; `12%` of a count is refused as `unit-mismatch`; `97,5` as `decimal-comma`.
 */
export function figureReader(indicator: FigureShape, settings: FigureSettings): (text: string) => CellFigure {
  const { column, powerOfTen, missingWords } = settings;
  const minimum = indicator.range.min === undefined ? -Infinity : Number(indicator.range.min);
  const maximum = indicator.range.max === undefined ? Infinity : Number(indicator.range.max);

  const judged = (value: number, text: string, changes: readonly Remark[]): CellFigure => {
    if (indicator.whole && !Number.isInteger(value)) {
      return { kind: 'rejected', reason: { code: 'not-whole', column, message: `${visibleText(text)} is not a whole number, and this indicator counts whole ones.` } };
    }
    if (value < minimum || value > maximum) {
      const bound = value < minimum ? `less than ${indicator.range.min}` : `more than ${indicator.range.max}`;
      const scaled = powerOfTen === 0 ? '' : `, which is ${value} in the unit of the indicator,`;
      return { kind: 'rejected', reason: { code: 'out-of-range', column, message: `${visibleText(text)}${scaled} is ${bound}, which this indicator cannot be. Check the figure and its unit.` } };
    }
    return { kind: 'value', value, changes };
  };

  const readSlowly = (text: string): CellFigure => {
    const word = text.replace(SPACES, ' ').trim().toLowerCase();
    if (word === '') return { kind: 'blank' };
    const reason = missingWords.get(word);
    if (reason !== undefined) {
      return { kind: 'none', reason, changes: [{ code: 'no-figure-recorded', column, message: `${visibleText(text)} was read as no figure: ${REASON_WORDS[reason]}.` }] };
    }
    if (indicator.unit === 'grade') return readGrade(text, indicator, column);
    const number = toPlain(text, indicator.unit, settings);
    if ('reason' in number) return { kind: 'rejected', reason: number.reason };
    const value = Number(shiftDecimal(number.plain, powerOfTen));
    const zeroes = indicator.whole && number.changes.length === 0 && text.includes('.')
      ? [{ code: 'number-normalised', column, message: `${visibleText(text)} was read as ${value}.` }] : number.changes;
    return judged(value, text, zeroes);
  };

  const quick = powerOfTen === 0 && indicator.unit !== 'grade';
  return (text) => (quick && isPlainDecimal(text) && !(indicator.whole && text.includes('.'))
    ? judged(Number(text), text, NO_CHANGES)
    : readSlowly(text));
}
