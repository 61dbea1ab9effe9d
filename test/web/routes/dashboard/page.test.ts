import { describe, expect, it } from 'vitest';
import { CONSOLE_ACCESS, VISITOR, accessFor } from '../../../../src/core/access.ts';
import { confirmImport } from '../../../../src/usecases/confirm-import.ts';
import { stageImport } from '../../../../src/usecases/stage-import.ts';
import { dashboardPage, dashboardQuery } from '../../../../src/web/routes/dashboard/page.ts';
import { buildTestServer } from '../../../support/test-browser.ts';
import { CANTERBURY, buildTestHouse } from '../../../support/test-house.ts';
import type { TestHouse } from '../../../support/test-house.ts';

async function save(house: TestHouse, rows: readonly string[], options: { publish: boolean } = { publish: true }): Promise<void> {
  const content = Buffer.from(`council,indicator,period,value\n${rows.map((row) => `${CANTERBURY},${row}\n`).join('')}`);
  const staged = await stageImport(house, CONSOLE_ACCESS, { content, fileName: 'figures.csv', kind: 'observations' });
  if (staged.kind !== 'staged') throw new Error(staged.kind);
  const saved = await confirmImport(house, CONSOLE_ACCESS, { id: staged.id, publish: options.publish, leaveOut: false });
  if (saved.kind !== 'saved') throw new Error(saved.kind);
}

const words = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

describe('the dashboard of a council whose figures are old', () => {
  it('shows the newest it has, as stale', async () => {
    const house = await buildTestHouse();
    await save(house, ['first-contact-fix,2013-05,79.4', 'first-contact-fix,2014-04,81.1', 'first-contact-fix,2014-05,80.6']);
    const app = await buildTestServer(house);
    const page = words((await app.inject({ url: `/councils/${CANTERBURY}` })).body);
    expect(page).toContain('figures to May 2014');
    expect(page).toMatch(/80\.6% .*&#8722;0\.5 \+1\.2 none Stale May 2014/);
    expect((await app.inject({ url: `/councils/${CANTERBURY}` })).body, 'a sign outside Latin-1 makes the page slow to send').not.toMatch(/[\u0100-\uffff]/);
    expect((await app.inject({ url: `/councils/${CANTERBURY}/indicators.csv` })).body).toMatch(/first-contact-fix.*2014-05,80\.6,.*,too-old,no,.*,1,4,1,1,1,,too-few,no-target,"3 figures/);
  });
});

describe('the dashboard', () => {
  it('is the same from what is kept ready as from the revisions', async () => {
    const house = await buildTestHouse();
    const months = Array.from({ length: 40 }, (_, at) => `${2023 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`).filter((month) => month !== '2025-04');
    await save(house, months.map((month, at) => `first-contact-fix,${month},${60 + at / 10}`));
    await save(house, ['first-contact-fix,2026-03,58.4', 'major-incidents,2026-09,not available']);
    await save(house, ['first-contact-fix,2026-05,99'], { publish: false });
    const visitor = accessFor(house.catalogue.roles, VISITOR);
    const groups = async (asked: object): Promise<string> => {
      const { view } = await dashboardPage(house, visitor, CANTERBURY, dashboardQuery.parse(asked));
      return JSON.stringify((view as { groups: unknown }).groups).replaceAll('?known-at=2026-11-23', '');
    };
    const first = await groups({});
    expect(first).toContain('"latest":"63.8%"');
    expect(first).toContain('"onLastPeriod":"+5.4"');
    expect(await groups({})).toBe(first);
    expect(await groups({ 'known-at': '2026-11-23' })).toBe(first);
  });
});
