/**
 * Where to go after signing in: the wanted path when it lies on this site, else the start page.
 *
 * Example: `//evil.example/` and `https://evil.example/` give `/`; `/inspections?kind=unitary` stays.
 */
export function localPath(wanted: string | undefined): string {
  const here = 'http://here.invalid';
  if (wanted === undefined || !wanted.startsWith('/') || !URL.canParse(wanted, here)) return '/';
  const url = new URL(wanted, here);
  const path = `${url.pathname}${url.search}${url.hash}`;
  return url.origin === here && !path.startsWith('//') ? path : '/';
}
