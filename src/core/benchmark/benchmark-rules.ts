import { z } from 'zod';
import { decimalText } from '../decimal-text.ts';

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use small letters, digits and hyphens');

const quartileBandSchema = z.strictObject({
  id,
  /** The word for a place in the band; the first band is always the best. */
  words: z.string().min(1),
  /** The largest share of the way down the ranking (rank ÷ n) that still belongs to it; the last band has none. */
  upTo: decimalText.optional(),
});
export type QuartileBand = z.infer<typeof quartileBandSchema>;

const sizeBandSchema = z.strictObject({
  id,
  title: z.string().min(1),
  /** Inhabitants, exclusive; the last band has none. */
  below: z.number().int().positive().optional(),
});

/** All but the last of the bands must say where they end, in rising order. */
function risesToAnOpenEnd(ends: readonly (number | undefined)[]): boolean {
  return ends.every((end, at) => (at === ends.length - 1 ? end === undefined : end !== undefined && end > (ends[at - 1] ?? -Infinity)));
}

/** `data/benchmark-rules.json`: how figures of several councils are compared. */
export const benchmarkRulesSchema = z.strictObject({
  /** With fewer comparable figures, the council's own among them, there is no quartile. */
  minimumCouncils: z.number().int().min(2),
  quartiles: z.array(quartileBandSchema).min(2)
    .refine((bands) => risesToAnOpenEnd(bands.map(({ upTo }) => (upTo === undefined ? undefined : Number(upTo)))), 'give every band but the last its upTo, rising'),
  sizes: z.array(sizeBandSchema).min(2)
    .refine((bands) => risesToAnOpenEnd(bands.map(({ below }) => below)), 'give every band but the last its below, rising'),
  /** Where the words and the population come from. */
  source: z.string().min(1),
});
export type BenchmarkRules = z.infer<typeof benchmarkRulesSchema>;

const peerListSchema = z.strictObject({
  id: id.refine((name) => !['all', 'kind', 'region', 'size'].includes(name), 'this names another group; choose another id'),
  title: z.string().min(1),
  /** GSS codes. */
  councils: z.array(z.string().min(1)).min(2).refine((codes) => new Set(codes).size === codes.length, 'a council stands twice in the list'),
  source: z.string().min(1),
});
export type PeerList = z.infer<typeof peerListSchema>;

/** `data/peer-groups.json`: named lists of councils. */
export const peerListsSchema = z.array(peerListSchema);
