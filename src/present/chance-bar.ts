import { COLOURS } from './colours.ts';
import { tenth } from './tenth.ts';

const WIDTH = 200;
const HEIGHT = 14;

/** A share as a bar on a pale track; the likeliest is dark. The percentage stands beside it, so the bar says nothing alone. */
export function chanceBar(share: number, isLikeliest: boolean): string {
  return `<svg class="chance-bar" viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect width="${WIDTH}" height="${HEIGHT}" fill="${COLOURS.hair}"/><rect width="${tenth(share * WIDTH)}" height="${HEIGHT}" fill="${isLikeliest ? COLOURS.navy : COLOURS.outline}"/></svg>`;
}
