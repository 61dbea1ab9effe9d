import { z } from 'zod';
import { ThreestarError } from '../core/errors.ts';
import { factsSchema } from '../core/rating/facts.ts';
import type { Facts } from '../core/rating/facts.ts';
import { rate } from '../core/rating/rate.ts';
import type { Rating } from '../core/rating/rate.ts';
import { readDefinitions, loadFramework, readText } from './framework.ts';

const fileSchema = z.union([z.strictObject({ cases: z.array(factsSchema) }), factsSchema]);

/** Ratings of a facts file, worked out one by one as they are read. */
export interface RatedFacts {
  /** The file holds a list of cases. */
  readonly many: boolean;
  readonly ratings: Iterable<Rating>;
}

/**
 * Rates the facts of a file (`data/schemas/facts.json`) with no database: one rating, or one for each of its `cases`.
 * Throws ThreestarError `bad-input` naming the place of each fault.
 */
export function rateFactsFile(input: { readonly framework: string; readonly facts: string; readonly dataFolder: string }): RatedFacts {
  const definitions = readDefinitions(input.dataFolder);
  const framework = loadFramework(input.framework, input.dataFolder, definitions.indicators);
  const facts = readFactsFile(input.facts);
  const cases = 'cases' in facts ? facts.cases : [facts];
  return { many: 'cases' in facts, ratings: rateEach(cases, (one) => rate(framework, definitions, one)) };
}

function* rateEach(cases: readonly Facts[], rateOne: (facts: Facts) => Rating): Generator<Rating> {
  for (const one of cases) yield rateOne(one);
}

function readFactsFile(file: string): z.output<typeof fileSchema> {
  let document: unknown;
  try {
    document = JSON.parse(readText(file));
  } catch (error) {
    if (error instanceof ThreestarError) throw error;
    throw new ThreestarError('bad-input', `${file} is not JSON: ${(error as Error).message}`, { cause: error });
  }
  const isMany = typeof document === 'object' && document !== null && 'cases' in document;
  const schema: z.ZodType<z.output<typeof fileSchema>> = isMany ? fileSchema.options[0] : factsSchema;
  const parsed = schema.safeParse(document);
  if (parsed.success) return parsed.data;
  throw new ThreestarError('bad-input', [`${file} is not a facts file.`, ...parsed.error.issues.map((issue) => `${issue.path.join('.') || 'the whole file'}: ${issue.message}`)].join('\n'));
}
