/** Bits sorted by in one pass: a table of counts that stays in the processor's cache. */
const DIGIT_BITS = 11;
const DIGITS = 1 << DIGIT_BITS;

/**
 * The positions of keys in ascending order, a key being its upper and its lower half (32 bits each); equal keys keep
 * their order. A radix sort, since a comparison called twenty million times would be a tenth of an import.
 * Example: upper 2 1 1, lower 0 5 3 → 2 1 0.
 */
export function orderByKey(upper: Uint32Array, lower: Uint32Array): Uint32Array {
  let order = new Uint32Array(upper.length);
  for (let at = 0; at < order.length; at += 1) order[at] = at;
  let spare = new Uint32Array(upper.length);
  for (const half of [lower, upper]) {
    for (let shift = 0; shift < 32; shift += DIGIT_BITS) {
      if (distribute(order, spare, half, shift)) [order, spare] = [spare, order];
    }
  }
  return order;
}

/** Puts the positions of `from` into `to` by one digit; answers false, with nothing done, where all have the same. */
function distribute(from: Uint32Array, to: Uint32Array, keys: Uint32Array, shift: number): boolean {
  const places = new Uint32Array(DIGITS + 1);
  for (const key of keys) {
    const next = (key >>> shift & (DIGITS - 1)) + 1;
    places[next] = (places[next] ?? 0) + 1;
  }
  if (places.includes(keys.length)) return false;
  for (let digit = 1; digit <= DIGITS; digit += 1) places[digit] = (places[digit] ?? 0) + (places[digit - 1] ?? 0);
  for (const at of from) {
    const digit = (keys[at] ?? 0) >>> shift & (DIGITS - 1);
    const place = places[digit] ?? 0;
    to[place] = at;
    places[digit] = place + 1;
  }
  return true;
}
