import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { projectFile } from '../../../support/import.ts';
import { buildTestServer, testBrowser } from '../../../support/test-browser.ts';
import { buildTestHouse } from '../../../support/test-house.ts';

async function visit(address: string) {
  return testBrowser(await buildTestServer(await buildTestHouse())).get(address);
}

const textOf = (body: string): string => body.replaceAll(/<[^>]+>/g, ' ').replaceAll('&#x27;', "'").replaceAll(/\s+/g, ' ');

describe('frameworks', () => {
  it('are listed for everybody, both versions of the scale', async () => {
    const page = await visit('/frameworks');
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('href="/frameworks/best-value-2001"');
    expect(page.body).toContain('href="/frameworks/best-value-2000"');
  });

  it('say in words what every level needs, by which rules, with examples and whose they are', async () => {
    const text = textOf((await visit('/frameworks/best-value-2001')).body);
    expect(text).toContain('Good when at most 1 is below good and none is below fair.');
    expect(text).toContain('Incidents are resolved within agreed times 2.1');
    expect(text).toContain('Incidents resolved within agreed times: target met in 9 or more of the last 12 months.');
    expect(text).toContain('At least 3 of these 5:');
    expect(text).toContain('Seven incidents in ten or more are resolved in the agreed time.');
    expect(text).toContain('Cannot tell: eight months met and four not yet in. Gives fair to excellent as of 31 October 2026.');
    expect(text).toContain("Threestar's own; none was published.");
    expect(text).toContain('Poor (0), Fair (1), Good (2), Excellent (3)');
  });

  it('hand out the file itself', async () => {
    const answer = await visit('/frameworks/best-value-2001/file');
    expect(answer.body).toBe(readFileSync(projectFile('data/frameworks/best-value-2001.json'), 'utf8'));
    expect(answer.headers['content-disposition']).toBe('attachment; filename="best-value-2001.json"');
  });

  it('answer an unknown one with those there are', async () => {
    const page = await visit('/frameworks/none-such');
    expect(page.statusCode).toBe(404);
    expect(page.body).toContain('best-value-2001');
  });
});
