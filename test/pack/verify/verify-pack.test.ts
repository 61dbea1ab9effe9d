import { generateKeyPairSync } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { bytesOf, makeBag } from '../../../src/pack/bag/make-bag.ts';
import { sealedBytes } from '../../../src/pack/build-pack.ts';
import { openSigningKey } from '../../../src/pack/seal/signing-key.ts';
import { faultWords } from '../../../src/pack/verify/verify-words.ts';
import { verifyPack } from '../../../src/pack/verify/verify-pack.ts';
import { packedHouse, textOf } from '../../support/pack.ts';
import { temporaryFolder } from '../../support/temporary-store.ts';

const SLOW = { timeout: 60_000 };
let pack: Map<string, Uint8Array>;
let fingerprint: string;
beforeAll(async () => {
  const { files, house } = await packedHouse();
  pack = files;
  ({ fingerprint } = house.signingKey());
}, 30_000);

const verified = (files: ReadonlyMap<string, Uint8Array>, key?: string) => verifyPack({ kind: 'files', files }, key === undefined ? {} : { key });
const changed = (file: string, content: string | Uint8Array): Map<string, Uint8Array> => new Map(pack).set(file, typeof content === 'string' ? bytesOf(content) : content);

function flipped(file: string, at: number, bit: number): Map<string, Uint8Array> {
  const content = Uint8Array.from(pack.get(file) ?? []);
  content[at] = (content[at] ?? 0) ^ (1 << bit);
  return new Map(pack).set(file, content);
}

/** What a forger with a key of his own can do: everything made anew and sealed. */
function resealed(file: string, content: string): Map<string, Uint8Array> {
  const payload = new Map([...pack].filter(([name]) => name.startsWith('data/')).map(([name, bytes]) => [name, name === file ? bytesOf(content) : bytes]));
  const key = openSigningKey(path.join(temporaryFolder(), 'keys'), () => generateKeyPairSync('ed25519').privateKey);
  const info = textOf(pack, 'bag-info.txt').trimEnd().split('\n').map((line) => line.split(': ') as [string, string]).filter(([label]) => label !== 'Payload-Oxum')
    .map(([label, value]): [string, string] => [label, label === 'Signing-Key' ? key.fingerprint : value]);
  const bag = makeBag({ payload, info, verifyText: textOf(pack, 'VERIFY.txt') }).set('public-key.pem', bytesOf(key.publicKeyPem));
  return bag.set('signature.ed25519', key.sign(sealedBytes(bag)));
}

describe('verify', SLOW, () => {
  it('finds nothing at fault in a pack as made, and works out its stars', () => {
    const { holds, faults, rating } = verified(pack);
    expect({ holds, faults }).toEqual({ holds: true, faults: [] });
    // By hand from the demonstration: two stars for the service, promising to excellent for its prospects.
    expect(rating?.judgements.map(({ lower, upper }) => [lower, upper])).toEqual([['good', 'good'], ['promising', 'excellent']]);
  });

  it('says whose key it was only when it is named', () => {
    expect(verified(pack)).not.toHaveProperty('isKeyAsked');
    expect(verified(pack, fingerprint)).toMatchObject({ holds: true, isKeyAsked: true });
    expect(verified(pack, fingerprint.toUpperCase().replace(/(..)(?=.)/g, '$1:'))).toMatchObject({ holds: true, isKeyAsked: true });
    expect(verified(pack, '0'.repeat(64))).toMatchObject({ holds: false, isKeyAsked: false });
  });

  it('finds a flipped bit at the start, middle and end of every file', () => {
    for (const [file, content] of pack) {
      for (const at of new Set([0, content.length >> 1, content.length - 1])) {
        if (content.length > 0 && !verified(flipped(file, at, at % 8)).faults.some((fault) => fault.file === file)) throw new Error(`a bit flipped in ${file} at ${at} was not found there`);
      }
    }
  });

  it('finds a flipped bit anywhere', () => {
    fc.assert(fc.property(fc.constantFrom(...pack.keys()), fc.nat(), fc.integer({ min: 0, max: 7 }), (file, place, bit) => {
      const size = pack.get(file)?.length ?? 0;
      return size === 0 || !verified(flipped(file, place % size, bit)).holds;
    }), { numRuns: 40 });
  });

  it('finds any file dropped', () => {
    for (const file of pack.keys()) {
      const files = new Map(pack);
      files.delete(file);
      expect(verified(files).faults.map((fault) => fault.file), file).toContain(file);
    }
  });

  it('accuses the line of a manifest, and no file, where the line was changed', () => {
    for (const name of ['manifest-sha256.txt', 'manifest-sha512.txt', 'tagmanifest-sha256.txt', 'tagmanifest-sha512.txt']) {
      const lines = textOf(pack, name).split('\n');
      const line = lines.length - 2;
      const withLine = (text: string): Map<string, Uint8Array> => changed(name, lines.map((one, at) => (at === line ? text : one)).join('\n'));
      const old = lines[line] ?? '';
      for (const text of [old.replace(/^./, (digit) => (digit === '0' ? '1' : '0')), old.replace(/.$/, 'y'), `${old}x`]) {
        const { faults } = verified(withLine(text));
        expect(faults.map(({ file }) => file).filter((file) => file !== name && file !== 'signature.ed25519'), text).toEqual([]);
        expect(faults).toContainEqual(expect.objectContaining({ file: name, line: line + 1 }));
      }
    }
  });

  it('writes no sign of a pack to the terminal that could command it, and has an end', () => {
    const words = verified(new Map(pack).set('data/a\u001b[2J\r\n\u202e.txt', bytesOf('x')).set(`data/${'x'.repeat(60_000)}`, bytesOf('x'))).faults.map(faultWords);
    expect(words.some((text) => text.startsWith('data/a\\u{1b}[2J\\u{d}\\u{a}\\u{202e}.txt: '))).toBe(true);
    expect(words.join('')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect(Math.max(...words.map(({ length }) => length))).toBeLessThan(1300);
  });

  it('names the line of the log where two events were swapped', () => {
    const lines = textOf(pack, 'data/events.jsonl').split('\n');
    [lines[4], lines[5]] = [lines[5] ?? '', lines[4] ?? ''];
    expect(verified(changed('data/events.jsonl', lines.join('\n'))).faults).toContainEqual(expect.objectContaining({ check: 'chain', file: 'data/events.jsonl', line: 5 }));
  });

  it('finds a log cut off at its end, also where everything was sealed anew', () => {
    const lines = textOf(pack, 'data/events.jsonl').split('\n');
    const { faults } = verified(resealed('data/events.jsonl', `${lines.slice(0, -2).join('\n')}\n`));
    expect(faults.map(({ check, line }) => ({ check, line }))).toEqual([{ check: 'chain', line: lines.length - 2 }]);
  });

  it.each([
    ['stars raised in the rating', 'data/rating.json', (text: string) => text.replace('"lower": "good"', '"lower": "excellent"'), 'data/rating.json'],
    ['a figure raised in the facts alone', 'data/facts.json', (text: string) => text.replace('"value": "58.4"', '"value": "78.4"'), 'data/observations.csv'],
    ['a figure raised in the table alone', 'data/observations.csv', (text: string) => text.replace(',58.4,', ',78.4,'), 'data/observations.csv'],
    ['a lower bar in the framework', 'data/framework.json', (text: string) => text.replace(/"atLeast": "95"/g, '"atLeast": "5"'), 'data/rating.json'],
  ])('finds %s, also where everything was sealed anew with another key', (_case, file, change, named) => {
    const text = textOf(pack, file);
    expect(change(text)).not.toBe(text);
    const { holds, faults } = verified(resealed(file, change(text)));
    expect(holds).toBe(false);
    expect(faults.map((fault) => fault.check)).toEqual(expect.arrayContaining(['rating']));
    expect(faults.every((fault) => fault.check === 'rating')).toBe(true);
    expect(faults.some((fault) => fault.file === named && (fault.line ?? 0) > 0)).toBe(true);
  });

  it.each([
    ['a word where a number belongs', 'data/targets.csv', (text: string) => text.replace(/(,2\d{3}-\d{2},)(\d)/, '$1x$2')],
    ['a key twice', 'data/lines.csv', (text: string) => `${text}${text.split('\r\n')[1] ?? ''}\r\n`],
    ['a batch nobody knows', 'data/lines.csv', (text: string) => `${text}9999,1,x\r\n`],
    ['a row with a cell too many', 'data/notes.csv', (text: string) => text.replace(/\r\n$/, ',x\r\n')],
    ['another header', 'data/actions.csv', (text: string) => text.replace('entry,', 'number,')],
  ])('finds %s in a table, and says in which line', (_case, file, change) => {
    expect(change(textOf(pack, file))).not.toBe(textOf(pack, file));
    expect(verified(resealed(file, change(textOf(pack, file)))).faults).toContainEqual(expect.objectContaining({ check: 'tables', file, line: expect.any(Number) as number }));
  });

  it('finds a file as received that is not the one the batch and the log tell of, also where everything was sealed anew', () => {
    const source = [...pack.keys()].find((name) => name.startsWith('data/sources/')) ?? '';
    expect(verified(resealed(source, 'council,indicator,period,value\n')).faults).toEqual([{ check: 'sources', file: source, message: expect.stringContaining('gives another SHA-256') as string }]);
    const text = textOf(pack, 'data/batches.csv');
    const [sha256 = '', line = 0] = [source.slice('data/sources/'.length).split('.')[0], text.split('\n').findIndex((row) => row.includes(source.slice('data/'.length))) + 1];
    expect(verified(resealed('data/batches.csv', text.replaceAll(`,${sha256},`, `,${'0'.repeat(64)},`))).faults)
      .toContainEqual({ check: 'sources', file: 'data/batches.csv', line, message: expect.stringMatching(/^Batch \d+ is not the one that line \d+ of data\/events\.jsonl tells of/) as string });
  });

  it('refuses a pack without a declaration, and one with things beside its folder', () => {
    expect(verified(new Map([['readme.txt', bytesOf('x')]])).checks[0]).toMatchObject({ id: 'opening', status: 'fails' });
    const inFolder = new Map([...pack].map(([name, content]) => [`pack/${name}`, content]));
    expect(verified(inFolder).holds).toBe(true);
    expect(verified(new Map(inFolder).set('other/x', bytesOf('x'))).holds).toBe(false);
  });

  it('needs no database and no file of ours', () => {
    const source = fs.readdirSync(path.join(import.meta.dirname, '../../../src/pack'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
    for (const name of source) expect(fs.readFileSync(path.join(import.meta.dirname, '../../../src/pack', name), 'utf8'), name).not.toMatch(/from '.*\/(store|catalogue)\//);
  });
});
