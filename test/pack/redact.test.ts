import { describe, expect, it } from 'vitest';
import type { Redaction } from '../../src/pack/pack-contents.ts';
import { verifyPack } from '../../src/pack/verify/verify-pack.ts';
import { packedHouse, textOf } from '../support/pack.ts';

const everything = (files: ReadonlyMap<string, Uint8Array>): string => [...files].filter(([name]) => !name.endsWith('.pdf') && !name.endsWith('.xlsx')).map(([name]) => textOf(files, name)).join('\n');
const judgements = (files: ReadonlyMap<string, Uint8Array>) => verifyPack({ kind: 'files', files }).rating?.judgements.map(({ lower, upper }) => [lower, upper]);

describe('redaction', { timeout: 60_000 }, () => {
  it.each<[Redaction, boolean]>([['personal', true], ['confidential', false]])('%s takes out people, and only it the confidential item: %s stays', async (redaction, keepsConfidential) => {
    const { files } = await packedHouse({ redaction });
    const text = everything(files);
    // EV-07 is the one item of the sample that is marked confidential.
    expect(text.includes('Safe of the security officer')).toBe(keepsConfidential);
    expect(text.includes('No critical hole older than 14 days')).toBe(keepsConfidential);
    expect([text.includes('Finance business partner'), text.includes('[redacted person 1]')]).toEqual([false, true]);
    expect(textOf(files, 'data/batches.csv')).toContain(`[redacted: ${redaction}]`);
    expect(verifyPack({ kind: 'files', files }).faults).toEqual([]);
    expect(judgements(files)).toEqual([['good', 'good'], ['promising', 'excellent']]);
  });

  it('leaves everything in where none was asked for', async () => {
    const { files } = await packedHouse();
    const text = everything(files);
    expect([text.includes('Finance business partner'), text.includes('[redacted person')]).toEqual([true, false]);
  });
});
