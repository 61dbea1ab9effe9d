import { describe, expect, it } from 'vitest';
import type { PackThreadJob } from '../src/pack-worker.ts';
import { runThread } from '../src/run-thread.ts';
import { PACK_ARGUMENTS } from './support/pack.ts';
import { buildTestHouse } from './support/test-house.ts';

const quiet = (): void => undefined;

describe('work in a thread of its own', { timeout: 30_000 }, () => {
  it('hands over what it was to do and what came of it', async () => {
    const verified = await runThread<unknown, never, { holds: boolean; faults: { message: string }[] }>({ file: 'verify-worker', job: { zip: Buffer.from('no pack'), options: { unfolded: 1000 } }, onProgress: quiet });
    expect(verified.holds).toBe(false);
    expect(verified.faults[0]?.message).toContain('not a ZIP file');
  });

  it('keeps the code and the words of a failure meant for people, and tells how far it came', async () => {
    const { folder } = await buildTestHouse();
    const steps: string[] = [];
    const job: PackThreadJob = { dataDir: folder, wanted: { ...PACK_ARGUMENTS, council: 'E07000106', framework: 'no-such' } };
    await expect(runThread({ file: 'pack-worker', job, onProgress: (step: string) => void steps.push(step) })).rejects.toMatchObject({ name: 'ThreestarError', code: 'not-found', message: expect.stringContaining('no-such') as string });
    await expect(runThread({ file: 'pack-worker', job: { ...job, wanted: { ...job.wanted, framework: 'best-value-2001' } }, onProgress: (step: string) => void steps.push(step) })).resolves.toMatchObject({ sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string });
    expect(steps).toEqual(['Reading figures and registers', 'Reading the files as received', 'Rating', 'Writing the tables', 'Writing the report', 'Sealing', 'Packing']);
  });

  it('fails when the thread throws, is ended from outside, or is given up', async () => {
    await expect(runThread({ file: 'verify-worker', job: { zip: undefined, options: {} }, onProgress: quiet })).rejects.toThrow(TypeError);
    const job = { zip: Buffer.from('x'), options: { unfolded: 1 } };
    process.once('worker', (worker) => void worker.terminate());
    await expect(runThread({ file: 'verify-worker', job, onProgress: quiet })).rejects.toThrow('verify-worker ended early');
    const giveUp = new AbortController();
    const given = runThread({ file: 'verify-worker', job, onProgress: quiet, signal: giveUp.signal });
    giveUp.abort(new Error('enough'));
    await expect(given).rejects.toThrow('enough');
    await expect(runThread({ file: 'verify-worker', job, onProgress: quiet, signal: giveUp.signal })).rejects.toThrow('enough');
  });
});
