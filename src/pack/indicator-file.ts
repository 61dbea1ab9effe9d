import { z } from 'zod';
import { indicatorSetSchema } from '../core/indicator.ts';
import type { Indicator, IndicatorSet } from '../core/indicator.ts';

const fileSchema = z.strictObject({ sets: z.array(indicatorSetSchema) });

/** `indicators.json`: the definitions a pack is read by, set by set. */
export function indicatorFile(sets: readonly IndicatorSet[]): string {
  return jsonText({ sets });
}

/** Reads it back, by code. Throws a ZodError or SyntaxError for what is no such file. */
export function readIndicatorFile(text: string): ReadonlyMap<string, Indicator> {
  return new Map(fileSchema.parse(JSON.parse(text)).sets.flatMap(({ indicators }) => indicators.map((one) => [one.code, one] as const)));
}

export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
