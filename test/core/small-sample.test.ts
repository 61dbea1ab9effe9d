import { expect, it } from 'vitest';
import { isSampleTooSmall } from '../../src/core/small-sample.ts';

it.each([
  ['99 of at least 100', 100, 99, true], ['100 of at least 100', 100, 100, false], ['no sample told', 100, undefined, false], ['no least sample', undefined, 1, false],
])('%s', (_case, minimumSample, sampleSize, tooSmall) => {
  expect(isSampleTooSmall(minimumSample === undefined ? {} : { minimumSample }, sampleSize)).toBe(tooSmall);
});
