import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readSampleManifest } from '../../src/catalogue/sample-manifest.ts';

let folder: string;
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'threestar-sample-')); });
afterEach(() => { rmSync(folder, { recursive: true }); });

const entry = { file: 'figures.csv', kind: 'observations', recorded: '2026-11-04', publish: true };
const manifest = { id: 'a', title: 'A', source: 'Nobody', licence: 'None', provenance: 'Made for this test', illustrative: true, files: [entry] };

function read(content: object): unknown {
  const file = join(folder, 'sample.json');
  writeFileSync(file, JSON.stringify(content));
  return readSampleManifest(file);
}

describe('a sample manifest', () => {
  it('is read when its files lie beside it', () => {
    writeFileSync(join(folder, 'figures.csv'), '');
    expect(read(manifest)).toEqual(manifest);
  });

  it('that names a file which is not there is refused', () => {
    expect(() => read(manifest)).toThrow('sample.json, files[0]: there is no figures.csv beside it');
  });

  it.each([
    ['a kind nobody loads', { ...manifest, files: [{ ...entry, kind: 'gossip' }] }, 'files[0].kind'],
    ['a file in another folder', { ...manifest, files: [{ ...entry, file: '../figures.csv' }] }, 'files[0].file'],
    ['no files', { ...manifest, files: [] }, 'files'],
    ['an unknown key', { ...manifest, colour: 'red' }, 'colour'],
  ])('with %s is refused', (_case, content, message) => {
    expect(() => read(content)).toThrow(message);
  });
});
