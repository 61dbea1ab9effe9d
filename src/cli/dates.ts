import { ThreestarError } from '../core/errors.ts';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** `--as-of DAY`, or undefined when it is not given. Throws ThreestarError `bad-input` for what is no day. */
export function asOfOption(text: string | boolean | undefined): string | undefined {
  return dayOption('as-of', text);
}

/** The day an option says, or undefined when it is not given. Throws ThreestarError `bad-input` for what is no day. */
export function dayOption(option: string, text: string | boolean | undefined): string | undefined {
  if (typeof text !== 'string') return undefined;
  if (DAY.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text)) return text;
  throw new ThreestarError('bad-input', `--${option} ${text} is not a day; write it as YYYY-MM-DD.`);
}

/** `--known-at TIME` as a moment: a day means its end. Throws ThreestarError `bad-input` for anything else. */
export function knownAtOption(text: string | boolean | undefined): string | undefined {
  if (typeof text !== 'string') return undefined;
  if (DAY.test(text)) return `${text}T23:59:59.999Z`;
  const moment = new Date(text);
  if (Number.isNaN(moment.getTime())) throw new ThreestarError('bad-input', `--known-at ${text} is not understood; write a day as YYYY-MM-DD or a moment such as 2026-10-31T12:00:00Z.`);
  return moment.toISOString();
}
