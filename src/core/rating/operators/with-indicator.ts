import type { Indicator } from '../../indicator.ts';
import type { Answer } from '../answer.ts';
import type { TestContext } from '../test-context.ts';

/** Answers with the indicator's definition, or "not known" where the catalogue at hand does not hold it. */
export function withIndicator(code: string, context: TestContext, answer: (indicator: Indicator) => Answer): Answer {
  const indicator = context.indicators.get(code);
  if (indicator) return answer(indicator);
  return {
    verdict: 'not-known', because: 'missing', needed: `A figure of the indicator ${code}.`,
    found: `The catalogue has no indicator ${code}.`, settle: `Add the indicator ${code} to the catalogue.`, observations: [], items: [],
  };
}
