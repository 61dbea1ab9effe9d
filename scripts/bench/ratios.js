/** Middle value of a list. */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** The two measured in turn, A B A B …, so that a machine that slows down slows both; the medians, and that of the ratios pair by pair. */
export async function pairs(count, a, b) {
  const rounds = [];
  for (let round = 0; round < count; round += 1) rounds.push([await a(), await b()]);
  return { a: median(rounds.map(([one]) => one)), b: median(rounds.map(([, other]) => other)), ratio: median(rounds.map(([one, other]) => one / other)) };
}
