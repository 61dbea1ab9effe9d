import { describe, expect, it } from 'vitest';
import { workLine } from '../../src/web/work-line.ts';
import type { Place } from '../../src/web/work-line.ts';

/** Work that lasts until the test ends it. */
function work() {
  const state = { begun: false, end: (): void => undefined, fail: (): void => undefined };
  const done = new Promise<string>((resolve, reject) => Object.assign(state, { end: () => resolve('done'), fail: () => reject(new Error('no')) }));
  return { state, run: async () => { state.begun = true; return done; } };
}
const turn = async (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

describe('a line for heavy work', () => {
  it('does one at a time, in the order they were ready, and goes on after one that fails', async () => {
    const line = workLine({ atOnce: 1, most: 5 });
    const [slow, first, second] = [line.claim(), line.claim(), line.claim()] as [Place, Place, Place];
    const [a, b, c] = [work(), work(), work()];
    // The first to claim a place is still receiving its file; the others do not wait for it.
    const answers = [first.run(a.run), second.run(b.run)];
    await turn();
    expect([a.state.begun, b.state.begun]).toEqual([true, false]);
    a.state.fail();
    await expect(answers[0]).rejects.toThrow('no');
    await turn();
    expect(b.state.begun).toBe(true);
    const last = slow.run(c.run);
    b.state.end();
    c.state.end();
    expect([await answers[1], await last]).toEqual(['done', 'done']);
  });

  it('lets in no more than so many, and again when one has left, worked or not', async () => {
    const line = workLine({ atOnce: 1, most: 2 });
    const [first, second] = [line.claim(), line.claim()];
    expect(line.claim()).toBeUndefined();
    second?.release();
    second?.release();
    expect(line.claim()).toBeDefined();
    expect(line.claim()).toBeUndefined();
    await first?.run(async () => 'done');
    expect(line.claim()).toBeDefined();
    expect(line.claim()).toBeUndefined();
  });
});
