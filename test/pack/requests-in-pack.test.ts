import { describe, expect, it } from 'vitest';
import { CONSOLE_ACCESS, accessFor } from '../../src/core/access.ts';
import { readZip } from '../../src/pack/archive/read-zip.ts';
import type { PackArguments } from '../../src/pack/pack-contents.ts';
import { verifyPack } from '../../src/pack/verify/verify-pack.ts';
import { makePack } from '../../src/usecases/make-pack.ts';
import { answerRequest, continueRequest, writeRequest } from '../../src/usecases/write-request.ts';
import type { WantedRequest } from '../../src/usecases/write-request.ts';
import { NORTHBOROUGH, loadNorthborough } from '../support/northborough.ts';
import { PACK_ARGUMENTS, textOf, unfold } from '../support/pack.ts';
import { buildTestHouse } from '../support/test-house.ts';

const council = NORTHBOROUGH;
const THEN = '2026-11-23T09:30:00.000Z';

/** RQ-01 is answered and closed, RQ-02 open, RQ-03 and RQ-04 comments; RQ-05 is about another framework. The answer to RQ-01 comes at 10:00. */
async function setUp() {
  const house = await buildTestHouse();
  await loadNorthborough(house);
  const [inspector, head] = ['inspector', 'head-of-ict'].map((role) => accessFor(house.catalogue.roles, { id: `one-${role}`, assignments: [{ role, council }] }));
  if (inspector === undefined || head === undefined) throw new Error('two people are needed');
  const write = async (about: WantedRequest['about'], kind: string, text: string, period = ''): Promise<void> => {
    house.pass(1);
    expect((await writeRequest(house, inspector, { council, about, kind, text, period })).kind).toBe('written');
  };
  await write({ on: 'figure', indicator: 'incidents-in-sla' }, 'request', 'Where do the 412 tickets stand?', '2026-10');
  await write({ on: 'criterion', framework: 'best-value-2001', criterion: 'security-kept-current' }, 'request', '=Show me the last scan');
  await write({ on: 'criterion', framework: 'best-value-2001', criterion: 'security-kept-current' }, 'comment', 'Well kept.');
  await write({ on: 'evidence', item: 'EV-07' }, 'comment', 'The safe was opened on page 3.');
  const [other] = Object.entries(house.catalogue.frameworks.get('best-value-themes-2024')?.nodes ?? {}).find(([, node]) => 'levels' in node) ?? [''];
  await write({ on: 'criterion', framework: 'best-value-themes-2024', criterion: other }, 'comment', 'Said of another framework.');
  house.pass(55);
  expect((await answerRequest(house, head, { council, id: 'RQ-01', text: 'In the supplier’s list: sheet 2.' })).kind).toBe('written');
  house.pass(1);
  expect((await continueRequest(house, inspector, { council, id: 'RQ-01', text: '', closes: true })).kind).toBe('written');
  const pack = async (change: Partial<PackArguments> = {}) => {
    const { zip, content } = await makePack(house, CONSOLE_ACCESS, { ...PACK_ARGUMENTS, knownAt: '2026-11-23T10:30:00.000Z', ...change }, () => undefined);
    return { files: await unfold(zip), sha256: content.sha256 };
  };
  return { house, inspector, pack };
}

const rowsOf = (files: ReadonlyMap<string, Uint8Array>) => {
  const [head = [], ...rows] = textOf(files, 'data/requests.csv').trimEnd().split('\r\n').map((line) => line.split(','));
  const at = (name: string): number => head.indexOf(name);
  return rows.map((cells) => ['id', 'kind', 'state', 'holds'].map((name) => cells[at(name)]));
};
const section = (files: ReadonlyMap<string, Uint8Array>): string => /Requests and comments<\/h2>(.*?)<h2/s.exec(textOf(files, 'data/report.html'))?.[1] ?? '';

describe('what the inspector wrote, in a pack', { timeout: 120_000 }, () => {
  it('stands there with every entry and how it stands, as far as the pack’s framework goes', async () => {
    const { pack } = await setUp();
    const { files, sha256 } = await pack();
    expect(rowsOf(files)).toEqual([
      ['RQ-01', 'request', 'open', 'false'], ['RQ-02', 'request', 'open', 'true'], ['RQ-03', 'comment', 'open', 'true'], ['RQ-04', 'comment', 'open', 'true'],
      ['RQ-01', 'request', 'answered', 'false'], ['RQ-01', 'request', 'closed', 'true'],
    ]);
    const csv = textOf(files, 'data/requests.csv');
    expect(csv).toContain('figure,,,incidents-in-sla,2026-10,,Where do the 412 tickets stand?,Inspector');
    expect(csv, 'no formula').toContain("'=Show me the last scan");
    const words = section(files);
    expect(words).toContain('2 requests: 1 open, 0 answered, 1 closed. 2 comments.');
    expect(words.indexOf('Request RQ-02')).toBeLessThan(words.indexOf('Request RQ-01'));
    expect(words).toMatch(/Incidents resolved within agreed times, October 2026.*Inspector, 23 November 2026: Where do the 412 tickets stand\?.*Head of ICT, 23 November 2026: In the supplier’s list: sheet 2\..*Closed since 23 November 2026/s);
    const opened = await readZip(Buffer.from(files.get('data/workbook.xlsx') ?? []));
    expect(opened.kind === 'files' && [...opened.files.values()].some((part) => Buffer.from(part).includes('Where do the 412 tickets stand?'))).toBe(true);
    for (const [name] of files) expect(textOf(files, name).includes('Said of another framework'), name).toBe(false);
    expect(verifyPack({ kind: 'files', files }).faults).toEqual([]);
    const verified = verifyPack({ kind: 'files', files: new Map([...files, ['data/requests.csv', Buffer.from(csv.replace('comment,open', 'comment,lost'))]]) });
    expect(verified.faults.find(({ check, file }) => check === 'tables' && file === 'data/requests.csv')?.message).toContain('lost');
    expect((await pack()).sha256).toBe(sha256);
  });

  it('is there as it stood at the moment of the pack, whatever was written after', async () => {
    const { house, inspector, pack } = await setUp();
    const before = await pack({ knownAt: THEN });
    expect(rowsOf(before.files)).toEqual([['RQ-01', 'request', 'open', 'true'], ['RQ-02', 'request', 'open', 'true'], ['RQ-03', 'comment', 'open', 'true'], ['RQ-04', 'comment', 'open', 'true']]);
    expect(section(before.files)).toContain('2 requests: 2 open');
    house.pass(60);
    await continueRequest(house, inspector, { council, id: 'RQ-02', text: 'Still open.', closes: false });
    expect((await pack({ knownAt: THEN })).sha256).toBe(before.sha256);
    expect(rowsOf((await pack({ knownAt: '2026-11-23T09:00:00.000Z' })).files)).toEqual([]);
  });

  it('keeps back what is said of an item that is hidden, and says so', async () => {
    const { pack } = await setUp();
    for (const [redaction, says] of [['personal', true], ['confidential', false]] as const) {
      const { files } = await pack({ redaction });
      const all = [...files].filter(([name]) => !/\.(pdf|xlsx)$/.test(name)).map(([name]) => textOf(files, name)).join();
      expect(all.includes('The safe was opened'), redaction).toBe(says);
      expect(textOf(files, 'data/requests.csv').includes('EV-07,[redacted: confidential],Inspector')).toBe(!says);
      expect(all).toContain('Where do the 412 tickets stand?');
    }
  });
});
