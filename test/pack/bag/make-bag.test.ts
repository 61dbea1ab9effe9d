import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { bytesOf, makeBag } from '../../../src/pack/bag/make-bag.ts';
import { checkBag } from '../../../src/pack/bag/check-bag.ts';
import { textOf } from '../../support/pack.ts';

const payload = new Map([['data/b.txt', bytesOf('two\n')], ['data/a/one.txt', bytesOf('one\n')]]);
const aBag = () => makeBag({ payload, info: [['Source-Organization', 'A council'], ['Bagging-Date', '2026-11-23']], verifyText: 'how\n' });
/** With the two files a pack has besides, which no manifest lists. */
const aPack = () => aBag().set('signature.ed25519', bytesOf('x')).set('public-key.pem', bytesOf('y'));
const sha = (name: string, text: string): string => createHash(name).update(text).digest('hex');

describe('a bag (RFC 8493 2 and 3)', () => {
  it('declares itself in exactly two lines, UTF-8 without a byte order mark (2.1.1)', () => {
    expect(textOf(aBag(), 'bagit.txt')).toBe('BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n');
  });

  it('has every payload file in every payload manifest, once: checksum, two spaces, path (2.1.3)', () => {
    expect(textOf(aBag(), 'manifest-sha256.txt')).toBe(`${sha('sha256', 'one\n')}  data/a/one.txt\n${sha('sha256', 'two\n')}  data/b.txt\n`);
    expect(textOf(aBag(), 'manifest-sha512.txt')).toBe(`${sha('sha512', 'one\n')}  data/a/one.txt\n${sha('sha512', 'two\n')}  data/b.txt\n`);
  });

  it('lists the tag files in both tag manifests, and no tag manifest in either (2.2.1)', () => {
    for (const algorithm of ['sha256', 'sha512']) {
      const paths = textOf(aBag(), `tagmanifest-${algorithm}.txt`).trimEnd().split('\n').map((line) => line.split('  ')[1]);
      expect(paths).toEqual(['VERIFY.txt', 'bag-info.txt', 'bagit.txt', 'manifest-sha256.txt', 'manifest-sha512.txt']);
    }
  });

  it('states the payload in bytes and files (2.2.2)', () => {
    expect(textOf(aBag(), 'bag-info.txt')).toBe('Source-Organization: A council\nBagging-Date: 2026-11-23\nPayload-Oxum: 8.2\n');
  });

  it('keeps a value on one line, whatever is in it', () => {
    const bag = makeBag({ payload, info: [['Source-Organization', 'A council\nPayload-Oxum: 1.1']], verifyText: '' });
    expect(textOf(bag, 'bag-info.txt')).toBe('Source-Organization: A council Payload-Oxum: 1.1\nPayload-Oxum: 8.2\n');
  });

  it('fetches nothing (2.2.3)', () => expect(aBag().has('fetch.txt')).toBe(false));

  it.each(['outside.txt', 'data/../x', 'data/nul.csv'])('refuses the path %s', (path) => {
    expect(() => makeBag({ payload: new Map([[path, bytesOf('')]]), info: [], verifyText: '' })).toThrow(RangeError);
  });

  it('refuses two names that differ by case alone', () => {
    expect(() => makeBag({ payload: new Map([['data/a', bytesOf('')], ['data/A', bytesOf('')]]), info: [], verifyText: '' })).toThrow('case alone');
  });
});

describe('the check of a bag', () => {
  it('finds nothing at fault as made', () => expect(checkBag(aPack())).toEqual([]));

  const manifest = textOf(aBag(), 'manifest-sha256.txt');
  it.each<[string, string, string | undefined, object]>([
    ['another version', 'bagit.txt', 'BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-8\n', { file: 'bagit.txt', line: 1 }],
    ['another encoding', 'bagit.txt', 'BagIt-Version: 1.0\nTag-File-Character-Encoding: ISO-8859-1\n', { file: 'bagit.txt', line: 2 }],
    ['a byte order mark', 'bagit.txt', '\uFEFFBagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n', { file: 'bagit.txt', line: 1 }],
    ['no declaration', 'bagit.txt', undefined, { file: 'bagit.txt' }],
    ['a changed file', 'data/b.txt', 'Two\n', { check: 'hashes', file: 'data/b.txt' }],
    ['a missing file', 'data/b.txt', undefined, { file: 'data/b.txt', message: 'The file is missing: line 2 of manifest-sha256.txt names it.' }],
    ['an added file', 'data/c.txt', 'three\n', { file: 'data/c.txt' }],
    ['an added tag file', 'notes.txt', 'x', { file: 'notes.txt' }],
    ['a file to fetch', 'fetch.txt', 'http://example.org 1 data/x\n', { file: 'fetch.txt' }],
    ['a manifest missing', 'manifest-sha512.txt', undefined, { file: 'manifest-sha512.txt' }],
    ['a line that is none', 'manifest-sha256.txt', `${manifest}hello\n`, { file: 'manifest-sha256.txt', line: 3 }],
    ['a file named twice', 'manifest-sha256.txt', `${manifest}${manifest.split('\n')[0] ?? ''}\n`, { file: 'manifest-sha256.txt', line: 3 }],
    ['a checksum too short', 'manifest-sha256.txt', manifest.replace(/^../, ''), { file: 'manifest-sha256.txt', line: 1 }],
    ['a path that climbs', 'manifest-sha256.txt', `${manifest}${'0'.repeat(64)}  data/../x\n`, { file: 'manifest-sha256.txt', line: 3 }],
    ['another count of bytes', 'bag-info.txt', 'Payload-Oxum: 9.2\n', { file: 'bag-info.txt', line: 1 }],
    ['no count of bytes', 'bag-info.txt', 'Source-Organization: A council\n', { file: 'bag-info.txt' }],
  ])('finds %s', (_case, path, content, fault) => {
    const bag = aPack();
    if (content === undefined) bag.delete(path);
    else bag.set(path, bytesOf(content));
    expect(checkBag(bag)).toContainEqual(expect.objectContaining(fault));
  });
});
