import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFindings, findChromium, launch, sidewaysScroll, startDemo } from '../support/browser.ts';
import type { Demo } from '../support/browser.ts';

const chromium = findChromium();
const NORTHBOROUGH = '/councils/X07000001';
const ABERDEEN = '/councils/S12000033';

const PAGES = {
  'visitor': ['/', '/?q=canterbury', '/?q=nothing-like-this', NORTHBOROUGH, '/councils/E07000089', '/councils/E07000106', `${NORTHBOROUGH}/indicators/first-contact-fix`,
    `${NORTHBOROUGH}/indicators/website-grade`, `${NORTHBOROUGH}/trends`, `${NORTHBOROUGH}?change=improving&aim=hit-or-miss`, '/councils/E08000006/indicators/bvpi-157', '/councils/E07000106/trends', ABERDEEN, `${ABERDEEN}/indicators/crisis-grants-in-1-day`, `${ABERDEEN}/indicators/care-grants-in-15-days?peers=size`, `${ABERDEEN}/indicators/crisis-grants-in-1-day?as-of=2023-06-30&target=95&by=2023/24+Q4`, `${ABERDEEN}/indicators/crisis-grants-in-1-day?as-of=2023-06-30&target=soon&by=2020/21+Q4`, '/inspections', '/inspections?service=Children%27s+services', '/inspections/1', '/frameworks', '/frameworks/best-value-2001', '/sign-in', '/verify', '/accessibility', '/nowhere', `${NORTHBOROUGH}/rating`],
  'Head of ICT': [NORTHBOROUGH, `${NORTHBOROUGH}?status=attention&sort=owner`, `${NORTHBOROUGH}/rating`, `${NORTHBOROUGH}/gather`, `${NORTHBOROUGH}/targets`, `${NORTHBOROUGH}/packs`,
    `${NORTHBOROUGH}/indicators/incidents-in-sla/enter`, `${NORTHBOROUGH}/indicators/incidents-in-sla/notes`, `${NORTHBOROUGH}/indicators/incidents-in-sla/new-limits?from=2026-04`, `${NORTHBOROUGH}/indicators/incidents-in-sla?periods=all&near=show&clip=no&screen=no&two=beyond`, '/batches/20', '/batches/20?line=2', '/account', '/inspections/import',
    `${NORTHBOROUGH}/criteria/strategy-serves-council-aims`, `${NORTHBOROUGH}/criteria/plan-is-approved/assess?framework=best-value-2001`, `${NORTHBOROUGH}/assessments`, `${NORTHBOROUGH}/rating/history`,
    `${NORTHBOROUGH}/actions`, `${NORTHBOROUGH}/actions/A-02`, `${NORTHBOROUGH}/evidence`, `${NORTHBOROUGH}/evidence/EV-07`, `${NORTHBOROUGH}/evidence/add`, `${NORTHBOROUGH}/evidence/gaps`],
  'Chief executive': [NORTHBOROUGH, `${NORTHBOROUGH}/rating?open=all`, `${NORTHBOROUGH}/readiness`, `${NORTHBOROUGH}/readiness?as-of=2022-01-31`, `${NORTHBOROUGH}/rating/compare?show=all`,
    `${NORTHBOROUGH}/rating/what-if?figure.incidents-in-sla=95&periods.incidents-in-sla=12`, `${NORTHBOROUGH}/rating/what-if?figure.incidents-in-sla=lots`,
    `${NORTHBOROUGH}/criteria/plan-is-approved/approve?framework=best-value-2001&day=2026-11-09`],
  'Inspector': [`${NORTHBOROUGH}/rating`, `${NORTHBOROUGH}/packs`, `${NORTHBOROUGH}/events?check=yes`, '/batches/20?line=2', `${NORTHBOROUGH}/indicators/incidents-in-sla`, `${NORTHBOROUGH}/requests`, `${NORTHBOROUGH}/requests/write?on=figure&indicator=incidents-in-sla`, `${NORTHBOROUGH}/criteria/service-standards-published`, `${NORTHBOROUGH}/evidence/EV-07`],
} as const;

describe.skipIf(chromium === undefined)('the pages in Chromium (skipped where there is none)', () => {
  let browser: Browser;
  let demo: Demo;

  beforeAll(async () => {
    [browser, demo] = await Promise.all([launch(chromium ?? ''), startDemo()]);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await demo?.stop();
  }, 30_000);

  async function open(who: string, options: Parameters<Browser['newContext']>[0] = {}): Promise<{ context: BrowserContext; page: Page; errors: string[] }> {
    const context = await browser.newContext({ baseURL: demo.address, viewport: { width: 1280, height: 900 }, ...options });
    const page = await context.newPage();
    const errors: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.text().includes('status of 40')) errors.push(message.text());
    });
    page.on('pageerror', (error) => errors.push(error.message));
    if (who !== 'visitor') {
      await page.goto('/sign-in');
      await page.getByRole('button', { name: who }).click();
    }
    return { context, page, errors };
  }

  it.each(Object.entries(PAGES))('%s: nothing for axe to find, nothing off the side, no error, at 1280 and 320 px', async (who, paths) => {
    const faults: object[] = [];
    for (const width of [1280, 320]) {
      const { context, page, errors } = await open(who, { viewport: { width, height: 900 } });
      for (const path of paths) {
        await page.goto(path);
        const axe = await axeFindings(page);
        const sideways = await sidewaysScroll(page);
        const headings = await page.getByRole('heading', { level: 1 }).count();
        if (axe.length > 0 || sideways > 0 || headings !== 1 || errors.length > 0) faults.push({ path, width, axe, sideways, headings, errors: errors.splice(0) });
      }
      await context.close();
    }
    expect(faults).toEqual([]);
  }, 300_000);

  it('draws the chart from the numbers of its table, and keeps the drawing where scripts do not run', async () => {
    const address = `${NORTHBOROUGH}/indicators/first-contact-fix`;
    const { context, page } = await open('visitor');
    await page.goto(address);
    await page.locator('canvas').waitFor({ state: 'visible' });
    const { values } = JSON.parse(await page.locator('[data-line-chart]').getAttribute('data-line-chart') ?? '{}') as { values: number[] };
    const [newest] = await page.getByRole('row', { name: /^Oct 2026/ }).allInnerTexts();
    expect(newest).toContain(`${values.at(-1)?.toFixed(1)}%`);
    await context.close();

    const plain = await open('visitor', { javaScriptEnabled: false });
    await plain.page.goto(address);
    expect(await plain.page.locator('canvas').isVisible()).toBe(false);
    expect(await plain.page.locator('svg[role=img]:visible').count()).toBeGreaterThan(0);
    await plain.context.close();
  }, 60_000);

  it('leads an inspector without scripts from the stars to the line of the file', async () => {
    const { context, page } = await open('Inspector', { javaScriptEnabled: false });
    await page.goto(NORTHBOROUGH);
    await page.getByRole('navigation', { name: 'Council pages' }).getByRole('link', { name: 'Rating', exact: true }).click();
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toMatch(/two stars/i);
    await page.getByRole('link', { name: /batch \d+, line 3/ }).first().click();
    expect(page.url()).toMatch(/\/batches\/\d+\?line=3/);
    expect(await page.locator('main').innerText()).toContain('Northborough (illustrative),incidents-in-sla,2026-10,91.6');
    await context.close();
  }, 60_000);

  it('takes a head of ICT without scripts from a file to a published figure', async () => {
    const { context, page } = await open('Head of ICT', { javaScriptEnabled: false });
    await page.goto(`${NORTHBOROUGH}/gather`);
    const rows = ['council,indicator,period,value', 'X07000001,minutes-lost-per-user,Oct-26,27', 'X07000001,minutes-lost-per-user,2026-13,30'];
    await page.getByLabel('CSV file').setInputFiles({ name: 'october.csv', mimeType: 'text/csv', buffer: Buffer.from(`${rows.join('\n')}\n`) });
    await page.getByRole('button', { name: 'Read the file' }).click();
    await page.waitForURL(/previews/);
    const preview = await page.locator('main').innerText();
    expect(preview).toContain('2026-13');
    await page.getByRole('radio', { name: /publish/i }).check();
    await page.getByRole('button', { name: /save/i }).click();
    expect(await page.getByRole('alert').innerText()).toMatch(/leave out/i);
    await page.getByRole('checkbox', { name: /leave out/i }).check();
    await page.getByRole('radio', { name: /publish/i }).check();
    await page.getByRole('button', { name: /save/i }).click();
    await page.waitForURL(/\/batches\/\d+/);
    await page.goto(NORTHBOROUGH);
    expect(await page.getByRole('row', { name: /Minutes lost per user/ }).innerText()).toContain('27');
    await context.close();
  }, 60_000);

  it.each(['2026-11-23', '2025-01-31', '2022-01-31', '2021-01-31'])('prints readiness on exactly one A4 sheet, as of %s, by every framework', async (asOf) => {
    const { context, page } = await open('Chief executive');
    await page.goto(`${NORTHBOROUGH}/readiness`);
    const frameworks = await page.locator('#framework option').evaluateAll((options) => options.map((option) => option.getAttribute('value') ?? ''));
    expect(frameworks.length).toBeGreaterThan(1);
    for (const framework of frameworks) {
      await page.goto(`${NORTHBOROUGH}/readiness?as-of=${asOf}&framework=${framework}`);
      const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
      expect({ framework, pages: pdf.match(/\/Type\s*\/Page\b/g)?.length }).toEqual({ framework, pages: 1 });
    }
    await context.close();
  }, 120_000);

  it('says in the terminal what the stars are and what holds them', () => {
    expect(demo.said()).toContain('How good is the service? 2 of 3 stars (good)');
    expect(demo.said()).toContain('What are the prospects for improvement? promising to excellent');
    expect(demo.said()).toContain('The plan is assessed and approved: a missing fact could settle it at excellent');
  });
});
