import { z } from 'zod';
import { decimalText } from '../decimal-text.ts';

/** Names inside a framework; those every JavaScript object answers to, such as `constructor`, are refused. */
export const idText = z.string()
  .regex(/^[A-Za-z0-9]+([-_][A-Za-z0-9]+)*$/, 'use letters, digits and hyphens')
  .refine((text) => !(text in {}), 'this name is reserved; choose another');

/** A scale of a framework: its levels from worst to best. Two wordings are two scales, never relabelled. */
export const scaleSchema = z.strictObject({
  title: z.string().min(1),
  note: z.string().min(1).optional(),
  levels: z.array(z.strictObject({
    id: idText,
    title: z.string().min(1),
    /** What the level counts for: stars, or points where a combination weighs. */
    value: decimalText.optional(),
  })).min(2),
});
export type Scale = z.infer<typeof scaleSchema>;

/** Position of a level counted from the worst, 0; -1 when the scale has no such level. */
export function levelIndex(scale: Scale, level: string): number {
  return scale.levels.findIndex((one) => one.id === level);
}

/** The level at a position that came from `levelIndex` of the same scale. */
export function levelAt(scale: Scale, index: number): Scale['levels'][number] {
  const level = scale.levels[index];
  if (!level) throw new RangeError(`scale "${scale.title}" has no level ${index}`);
  return level;
}
