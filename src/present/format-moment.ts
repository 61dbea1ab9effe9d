const LONDON = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London', day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23',
});

/** A moment in UTC as the clock on a British wall shows it: `2026-07-01T09:05:00.000Z` as `1 July 2026 at 10:05`. */
export function formatMoment(at: string): string {
  const parts = new Map(LONDON.formatToParts(new Date(at)).map(({ type, value }) => [type, value]));
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.get(type) ?? '';
  return `${part('day')} ${part('month')} ${part('year')} at ${part('hour')}:${part('minute')}`;
}
