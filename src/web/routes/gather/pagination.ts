/** Pages shown on either side of the current one. */
const AROUND = 1;

interface PageLink { readonly number?: number; readonly href?: string; readonly current?: boolean }

/**
 * What the pagination partial shows: the first page, the last, the ones round the current, and gaps between. Nothing when there is one page.
 *
 * Example: page 5 of 9 shows 1 ⋯ 4 5 6 ⋯ 9.
 */
export function pagination({ page, pages, address }: { readonly page: number; readonly pages: number; readonly address: (page: number) => string }): object | undefined {
  if (pages <= 1) return undefined;
  const wanted = [1, ...Array.from({ length: 2 * AROUND + 1 }, (_, n) => page - AROUND + n), pages];
  const numbers = [...new Set(wanted.filter((n) => n >= 1 && n <= pages))].sort((a, b) => a - b);
  const items = numbers.flatMap((number, at): PageLink[] => {
    const link = { number, href: address(number), current: number === page };
    return number - (numbers[at - 1] ?? number) > 1 ? [{}, link] : [link];
  });
  return { items, ...(page > 1 && { previous: address(Math.min(page - 1, pages)) }), ...(page < pages && { next: address(page + 1) }) };
}
