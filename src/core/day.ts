const MILLISECONDS = 24 * 60 * 60 * 1000;

/** Days since 1 January 1970, so that a difference of two is a count of days. Example: 3 March 2027 less 23 November 2026 is 100. */
export function dayNumber(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / MILLISECONDS;
}

/** The day so many days on: 30 days after 31 October 2026 is `2026-11-30`. */
export function addDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

const LONDON = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London', year: 'numeric', month: '2-digit', day: '2-digit' });

/** The calendar day of a moment in the United Kingdom: at 23:30 UTC on 31 March it is 1 April there, a new financial year. */
export function londonDay(moment: string): string {
  return LONDON.format(new Date(moment));
}

/** The same day a year earlier; 29 February becomes the 28th. */
export function yearBefore(day: string): string {
  const earlier = `${String(Number(day.slice(0, 4)) - 1).padStart(4, '0')}${day.slice(4)}`;
  return earlier.endsWith('-02-29') ? earlier.replace('-29', '-28') : earlier;
}
