import fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import { quarterPeriod, shiftPeriod, yearPeriod } from '../../../../src/core/period.ts';
import type { Period } from '../../../../src/core/period.ts';
import { NORTHBOROUGH, loadNorthborough } from '../../../support/northborough.ts';
import { save } from '../../../support/save-batch.ts';
import { buildTestServer, testBrowser } from '../../../support/test-browser.ts';
import { CANTERBURY, buildTestHouse } from '../../../support/test-house.ts';

const CODE = 'care-grants-in-15-days';
const AT = `/councils/${CANTERBURY}/indicators/${CODE}`;
const JUNE = 'as-of=2023-06-30';
// Glasgow's published CORP 10 from 2018/19 Q1 to 2023/24 Q1 (data/samples/scottish-welfare-fund), given to a council of the test.
const GLASGOW = [86, 86, 98, 77, 41, 95, 35, 49, 36, 52, 72, 51, 90, 68, 92, 54, 99, 86, 88, 86, 98];
const textOf = (body: string): string => body.replaceAll(/<(svg|option).*?<\/\1>/gs, ' ').replaceAll(/<[^>]+>/g, ' ').replaceAll('&#x27;', "'").replaceAll(/\s+/g, ' ').replaceAll(/ ([.,])/g, '$1');

async function setUp(figures: readonly number[] = GLASGOW, { indicator = CODE, first = quarterPeriod(2018, 1) }: { indicator?: string; first?: Period } = {}) {
  const house = await buildTestHouse();
  fs.mkdirSync(house.store.stagingFolder, { recursive: true });
  await save(house.store, figures.map((value, at) => ({ council: CANTERBURY, indicator, period: shiftPeriod(first, at), definitionVersion: 1, figure: { kind: 'value', value, status: 'actual' } as const })));
  const app = await buildTestServer(house);
  const visitor = testBrowser(app);
  return { house, app, visitor, text: async (query: string) => textOf((await visitor.get(`/councils/${CANTERBURY}/indicators/${indicator}?${query}`)).body) };
}

describe('the chance of meeting a target, asked by a visitor', () => {
  it('is told in words and number, with whose target it is and what it rests on; nothing is stored', async () => {
    const { house, text } = await setUp();
    const version = house.store.dataVersion();
    // Mean 73.286 and ranges of mean 24.35, so 24.35 / 1.128 * sqrt(22/21) = 22.1 around it, widened by past errors; 90 and more begins at 89.5.
    const page = await text(`${JUNE}&target=90&by=2023/24+Q4`);
    expect(page).toContain('Possible (24%) that the figure for January to March 2024 is 90% or more.');
    expect(page).toContain('90% is the target typed here as “90”. It is nobody’s published target and is kept nowhere.');
    expect(page).toContain('It rests on the 21 quarterly figures under the same conditions, up to April to June 2023. The latest figures show no signal, so the mean is the best forecast. 73.3% is expected for January to March 2024');
    expect(page).toContain('Figures come rounded, so one that rounds to 90% meets it.');
    expect(page).toContain('It assumes that things go on as these figures show them');
    expect(page).toContain('Chance asked for Possible (24%) of 90% or more in Jan to Mar 2024');
    expect(house.store.dataVersion()).toBe(version);
  });

  it('stands in the table for every period drawn, up to the one asked for, and in the chart as CSV', async () => {
    const { visitor } = await setUp();
    const query = `${JUNE}&target=90&by=2024/25+Q1`;
    const { body } = await visitor.get(`${AT}?${query}`);
    const rows = [...body.matchAll(/data-label="Target">([^<]*)<\/td><td role="cell" data-label="Chance of it">([^<]*)</g)].map(([, target, chance]) => [target, chance]);
    expect(rows).toEqual([['90% or more', 'Possible (24%)'], ['90% or more', 'Possible (24%)'], ['90% or more', 'Possible (24%)'], ['90% or more', 'Possible (25%)']]);
    const csv = (await visitor.get(`${AT}/chart.csv?${query}`)).body.trim().split(/\r?\n/);
    expect(csv[0]?.endsWith(',upper_80,chance_target,chance')).toBe(true);
    expect(csv.slice(-4).map((line) => line.split(',').slice(-2)).map(([target, chance]) => [target, Number(chance).toFixed(3)])).toEqual([['90', '0.241'], ['90', '0.243'], ['90', '0.243'], ['90', '0.247']]);
    expect((await visitor.get(`${AT}/chart.csv?${JUNE}`)).body.trim().split(/\r?\n/).at(-1)?.endsWith(',,')).toBe(true);
  });

  it('keeps its question in every address of the page, and the page’s settings in its form', async () => {
    const { visitor } = await setUp();
    const { body } = await visitor.get(`${AT}?${JUNE}&periods=24&near=show&peers=kind&target=95&by=2023/24+Q2`);
    const form = /<form method="get"[^>]*class="chance-form[^]*?<\/form>/.exec(body)?.[0] ?? '';
    const hidden = [...form.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => `${name}=${value}`);
    expect(hidden).toEqual(['as-of=2023-06-30', 'peers=kind', 'periods=24', 'near=show']);
    expect(form).toContain('name="target" type="text" value="95"');
    expect(form).toContain('<option value="2023/24 Q2" selected>');
    const links = [...body.matchAll(/href="([^"]*)"/g)].map(([, href]) => (href ?? '').replaceAll('&amp;', '&').replaceAll('&#x3D;', '='));
    const settings = links.filter((href) => href.startsWith(`${AT}?`) && !href.endsWith('#chance'));
    expect(settings.length).toBeGreaterThan(8);
    for (const href of [...settings, ...links.filter((one) => one.includes('/chart.'))]) expect(href).toContain('target=95&by=2023%2F24+Q2');
    expect(links.find((href) => href.endsWith('#chance'))).not.toContain('target=');
  });

  it.each([
    ['target=soon&by=2023/24+Q2', '“soon” is not a number. Write a plain number, such as 97.5.'],
    ['target=140', '“140” is more than 100, which this indicator cannot be.'],
    ['target=-5', '“-5” is less than 0, which this indicator cannot be.'],
    ['target=0', 'Every figure this indicator can have meets 0%. Write a target that can be missed.'],
    ['target=97,5', '“97,5” has a comma for the decimal point. Write the point, such as 97.5.'],
    ['target=&by=2023/24+Q2', 'Enter the target'],
    ['target=90&by=2023/24+Q1', 'April to June 2023 is past: its figure is 98%. A chance is for a figure to come. Choose a period up to April to June 2024.'],
    ['target=90&by=2024/25+Q2', 'July to September 2024 is further ahead than these figures say anything about. Choose a period up to April to June 2024.'],
    ['target=90&by=2023-09', '“2023-09” is no quarter of this indicator.'],
  ])('is refused with its reason: %s', async (query, says) => {
    const { visitor } = await setUp();
    const { statusCode, body } = await visitor.get(`${AT}?${JUNE}&${query}`);
    expect(statusCode).toBe(200);
    expect(body).toContain('<title>Error: ');
    expect(textOf(body)).toContain(says);
    expect(body).not.toContain('chance-answer');
  });

  it('understands a percentage as people write it, and asks about one typed as a share', async () => {
    const { text } = await setUp();
    expect(await text(`${JUNE}&target=97.5%25&by=2023/24+Q2`)).toContain('97.5% is the target typed here. It is nobody');
    const share = await text(`${JUNE}&target=0.95&by=2023/24+Q2`);
    expect(share).toContain('0.95% is the target typed here as “0.95”.');
    expect(share).toContain('0.95% is not more than one in a hundred. If you meant 95%, write 95.');
  });

  it('leads from figures that are too old to the day on which they were new', async () => {
    const { text, visitor } = await setUp();
    expect(await text('as-of=2026-11-23')).toContain('No chance is given: the newest figure is for April to June 2023, too old to say what comes next from this day on. Ask as of 30 June 2023, when that figure was the newest');
    const { body } = await visitor.get(`${AT}?as-of=2026-11-23&target=90`);
    expect(body.replaceAll('&amp;', '&').replaceAll('&#x3D;', '=')).toContain(`${AT}?as-of=2023-06-30&target=90#chance`);
  });

  it('does not pretend to know how far figures may fall that never differed', async () => {
    const { text } = await setUp(Array.from({ length: 21 }, () => 98));
    const page = await text(`${JUNE}&target=98`);
    expect(page).toContain('Likely (over 95%) that the figure for July to September 2023 is 98% or more.');
    expect(page).toContain('98.0% is expected for July to September 2023. No figure has differed from it, so that nothing is known of how far one could');
  });

  it('goes by the newest figure, not by a later row without one', async () => {
    const { house, text } = await setUp();
    await save(house.store, [{ council: CANTERBURY, indicator: CODE, period: quarterPeriod(2023, 2), definitionVersion: 1, figure: { kind: 'none', reason: 'not-available' } }]);
    expect(await text('as-of=2023-10-20&target=90')).toContain('figures under the same conditions, up to April to June 2023.');
    const late = await text('as-of=2026-11-23');
    expect(late).toContain('What was supplied for July to September 2023 counted until 31 March 2024 and is now too old.');
    expect(late).toContain('No forecast is made: the newest figure is for April to June 2023, too old to say what comes next from this day on.');
  });

  it('is not given on three yearly points', async () => {
    const { text } = await setUp([24.6, 34.5, 76.4], { indicator: 'bvpi-157', first: yearPeriod(2001) });
    for (const day of ['2004-07-31', '2026-11-23']) {
      expect(await text(`as-of=${day}&target=100&by=2005/06`)).toContain('No chance is given. Too little history: a forecast needs 12 figures under the same conditions, and there are 3.');
    }
  });
});

describe('the chance of meeting a target, for the head of ICT', () => {
  it('starts with the council’s own target at the review', async () => {
    const house = await buildTestHouse();
    await loadNorthborough(house);
    await house.person('hanna', { role: 'head-of-ict', council: NORTHBOROUGH });
    const hanna = testBrowser(await buildTestServer(house));
    await hanna.signIn('hanna');
    const at = `/councils/${NORTHBOROUGH}/indicators/incidents-in-sla`;
    const page = await hanna.get(`${at}?as-of=2026-11-23`);
    expect(textOf(page.body)).toMatch(/(Likely|Possible|Unlikely) \((over |under )?\d+%\) that the figure for February 2027 is 90\.0% or more\. 90\.0% is Northborough[^.]*’s own target for February 2027, the last month that ends by the review on 3 March 2027\./);
    expect(textOf(page.body)).toContain('Chance at the review');
    expect(page.body).toContain('name="target" type="text" value="90"');
    const other = await hanna.get(`${at}?as-of=2026-11-23&target=95&by=2026-12`);
    expect(textOf(other.body)).toContain('95.0% is the target typed here as “95”.');
    const visitor = testBrowser(await buildTestServer(house));
    expect(textOf((await visitor.get(`${at}?as-of=2026-11-23`)).body)).not.toContain('review');
  });
});
