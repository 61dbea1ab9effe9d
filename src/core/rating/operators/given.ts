import { z } from 'zod';
import type { Answer } from '../answer.ts';
import { readGiven } from '../given-level.ts';
import { idText, levelIndex } from '../scale.ts';
import type { TestContext } from '../test-context.ts';

export const givenTestSchema = z.strictObject({
  op: z.literal('given'),
  /** A given node of the framework, and the level of its scale to reach. */
  node: idText,
  atLeast: idText,
});
export type GivenTest = z.infer<typeof givenTestSchema>;

/** A level stated as a fact, such as another inspectorate's grade, at a level or above. */
export function answerGiven(test: GivenTest, context: TestContext): Answer {
  const scale = context.scaleOf(test.node);
  const index = scale ? levelIndex(scale, test.atLeast) : -1;
  const needed = `${test.node}: “${scale?.levels[index]?.title ?? test.atLeast}”${scale && index < scale.levels.length - 1 ? ' or above' : ''}.`;
  const given = readGiven(test.node, scale, context.facts);
  const rest = { needed, found: given.found, observations: [], items: given.items };
  switch (given.kind) {
    case 'level': return { ...rest, verdict: given.index >= index ? 'met' : 'not-met' };
    case 'not-applicable': return { ...rest, verdict: 'not-applicable' };
    case 'not-known': return { ...rest, verdict: 'not-known', because: given.because, settle: given.settle };
  }
}
