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

describe('adding a framework by the form', () => {
  const FILE = { id: 'ours', version: '1', title: 'Ours', judgements: ['j'], scales: { s: { title: 'Scale', levels: [{ id: 'poor', title: 'Poor' }, { id: 'good', title: 'Good' }] } }, nodes: { j: { scale: 's', from: ['c'], rules: [{ then: 'good', when: [{ at: 'good', atLeast: 1 }] }, { then: 'poor' }] }, c: { scale: 's', given: true } } };

  it('lists every fault with its place, then adds the mended file, and is for administrators alone', async () => {
    const house = await buildTestHouse();
    await house.person('admin', { role: 'administrator', council: null });
    await house.person('viewer', { role: 'viewer', council: null });
    const app = await buildTestServer(house);
    const [admin, viewer] = [testBrowser(app), testBrowser(app)];
    await admin.signIn('admin');
    await viewer.signIn('viewer');
    expect((await viewer.get('/frameworks/add')).statusCode).toBe(403);
    expect((await viewer.get('/frameworks')).body).not.toContain('/frameworks/add');
    expect((await admin.get('/frameworks')).body).toContain('href="/frameworks/add"');
    const send = async (document: object) => {
      const page = await admin.get('/frameworks/add');
      return admin.postFile((/action="([^"]*add\?_csrf=[^"]*)"/.exec(page.body)?.[1] ?? '').replaceAll('&#x3D;', '='), { name: 'ours.json', content: JSON.stringify(document, null, 1) }, {});
    };
    const refused = await send({ ...FILE, judgements: ['k'], colour: 'blue' });
    expect(refused.statusCode).toBe(400);
    expect(textOf(refused.body)).toMatch(/There is a problem ours\.json was not added: .*line \d+, colour: unknown key.*judgements: unknown node/s);
    const added = await send(FILE);
    expect(added.statusCode).toBe(303);
    expect(added.headers.location).toBe('/frameworks/ours');
    expect(textOf((await viewer.get('/frameworks')).body)).toContain('added to this installation');
  });
});
