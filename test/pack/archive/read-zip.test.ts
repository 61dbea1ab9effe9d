import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import yazl from 'yazl';
import { readZip } from '../../../src/pack/archive/read-zip.ts';
import { writeZip } from '../../../src/pack/archive/write-zip.ts';

async function zipOf(...names: string[]): Promise<Buffer> {
  const zip = new yazl.ZipFile();
  for (const name of names) zip.addBuffer(Buffer.from(name), name);
  zip.end();
  return buffer(zip.outputStream);
}
/** The name put in place of another of the same length, in both places a ZIP has it. */
const renamed = (zip: Buffer, from: string, to: string): Buffer => Buffer.from(zip.toString('latin1').replaceAll(from, to), 'latin1');

describe('a ZIP handed in by anybody', () => {
  it('is read', async () => {
    const opened = await readZip(await writeZip(new Map([['bagit.txt', Buffer.from('x')], ['data/a', Buffer.from('y')]]), '2026-11-23', { compress: true }));
    expect(opened.kind === 'files' && [...opened.files.keys()]).toEqual(['bagit.txt', 'data/a']);
  });

  it.each([
    ['climbs out of its folder', async () => renamed(await zipOf('xx/evil.txt'), 'xx/evil.txt', '../evil.txt')],
    ['lies at a place of its own', async () => renamed(await zipOf('x/evil.txt'), 'x/evil.txt', '//evil.txt')],
    ['climbs by backslashes', async () => renamed(await zipOf('xx/evil.txt'), 'xx/evil.txt', '..\\evil.txt')],
    ['stands there twice', async () => renamed(await zipOf('data/a.txt', 'data/b.txt'), 'data/b.txt', 'data/a.txt')],
    ['differs by case alone', async () => zipOf('data/a.txt', 'data/A.txt')],
    ['is a link', async () => { const zip = new yazl.ZipFile(); zip.addBuffer(Buffer.from('/etc/passwd'), 'link', { mode: 0o120777 }); zip.end(); return buffer(zip.outputStream); }],
    ['is named otherwise at its place than in the directory', async () => {
      const bytes = await zipOf('data/a.txt');
      bytes.write('b', bytes.indexOf('data/a.txt') + 5);
      return bytes;
    }],
    ['has another checksum in the directory', async () => {
      const bytes = await zipOf('data/a.txt');
      const at = bytes.lastIndexOf(Buffer.from('PK\u0001\u0002', 'latin1')) + 16;
      bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
      return bytes;
    }],
    ['is no ZIP', async () => Buffer.from('PK not at all')],
    ['is cut off', async () => (await zipOf('data/a.txt')).subarray(0, 60)],
    ['says it is smaller than it unfolds to', async () => {
      const zip = new yazl.ZipFile();
      zip.addBuffer(Buffer.alloc(100_000), 'a');
      zip.end();
      const bytes = await buffer(zip.outputStream);
      bytes.writeUInt32LE(10, bytes.lastIndexOf(Buffer.from('PK\u0001\u0002', 'latin1')) + 24);
      return bytes;
    }],
  ])('is refused where an entry %s', async (_case, make) => {
    expect((await readZip(await make())).kind).toBe('unreadable');
  });
});

describe('a ZIP of ours', () => {
  it('has the same bytes in any time zone', async () => {
    const zone = process.env['TZ'];
    const files = new Map([['bagit.txt', Buffer.from('x')], ['data/a', Buffer.from('y')]]);
    const made: string[] = [];
    for (const name of ['UTC', 'Asia/Tokyo', 'America/New_York', 'Pacific/Kiritimati']) {
      process.env['TZ'] = name;
      made.push((await writeZip(files, '2026-03-29', { compress: true })).toString('hex'));
    }
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
    expect(new Set(made).size).toBe(1);
  });
});
