import { createHash } from 'node:crypto';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { NORTHBOROUGH, loadNorthborough } from '../../../support/northborough.ts';
import { buildTestServer, testBrowser } from '../../../support/test-browser.ts';
import { CANTERBURY, buildTestHouse } from '../../../support/test-house.ts';

interface Package { licenses: { name: string }[]; description: string; resources: { path: string; hash: string; bytes: number; schema: { fields: { name: string; type: string; constraints?: { required?: boolean } }[]; primaryKey: string[] } }[] }

async function setUp() {
  const house = await buildTestHouse();
  await loadNorthborough(house);
  await house.person('hanna', { role: 'head-of-ict', council: NORTHBOROUGH });
  return { app: await buildTestServer(house) };
}
const AT = `/councils/${NORTHBOROUGH}`;

describe('open data', () => {
  it('are the published figures, labelled where they are invented, the same for everybody', async () => {
    const { app } = await setUp();
    const csv = await app.inject(`${AT}/open-data.csv`);
    expect(csv.headers).toMatchObject({ 'content-type': 'text/csv; charset=utf-8', 'access-control-allow-origin': '*' });
    // Of the sample files: October is published at 91.6, and the draft of the web contractor is not.
    expect(csv.body).toContain(`${NORTHBOROUGH},Northborough (illustrative),true,incidents-in-sla,`);
    expect(csv.body).toMatch(/incidents-in-sla,[^\n]*,2026-10,2026-10-01,2026-10-31,91\.6,/);
    expect(csv.body).not.toMatch(/website-available,[^\n]*,2026-10,/);
    const head = testBrowser(app);
    await head.signIn('hanna');
    expect((await head.get(`${AT}/open-data.csv`)).body).toBe(csv.body);
  });

  it('are described by their package: every column, its type, the key, and the hash of the file', async () => {
    const { app } = await setUp();
    const csv = (await app.inject(`${AT}/open-data.csv`)).body;
    const packed = (await app.inject(`${AT}/datapackage.json`)).json<Package>();
    const [resource] = packed.resources;
    const { data, meta } = Papa.parse<Record<string, string>>(csv, { header: true, skipEmptyLines: true });
    expect(meta.fields).toEqual(resource?.schema.fields.map(({ name }) => name));
    expect([resource?.hash, resource?.bytes]).toEqual([`sha256:${createHash('sha256').update(csv).digest('hex')}`, Buffer.byteLength(csv)]);
    expect(new URL(resource?.path ?? '', `http://x${AT}/datapackage.json`).pathname).toBe(`${AT}/open-data.csv`);
    expect(packed.licenses[0]?.name).toBe('OGL-UK-3.0');
    expect(packed.description).toContain('Invented');
    expect(new Set(data.map((row) => resource?.schema.primaryKey.map((field) => row[field]).join(' '))).size).toBe(data.length);
    for (const row of data) for (const { name, type, constraints } of resource?.schema.fields ?? []) {
      const cell = row[name] ?? '';
      if (cell === '') expect(constraints?.required, name).toBeUndefined();
      else if (type === 'number') expect(Number.isFinite(Number(cell)), `${name} ${cell}`).toBe(true);
      else if (type === 'integer') expect(cell).toMatch(/^\d+$/);
      else if (type === 'date') expect(cell).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      else if (type === 'boolean') expect(['true', 'false']).toContain(cell);
    }
  });

  it('say the same as JSON, and of a council without figures that there are none', async () => {
    const { app } = await setUp();
    const json = (await app.inject(`${AT}/open-data.json`)).json<{ figures: { indicator: string; period: string; value?: number }[]; licence: { title: string } }>();
    expect(json.figures).toContainEqual(expect.objectContaining({ indicator: 'incidents-in-sla', period: '2026-10', value: 91.6, illustrative: true }));
    expect(json.licence.title).toBe('Open Government Licence v3.0');
    expect((await app.inject(`/councils/${CANTERBURY}/open-data.json`)).json<{ figures: unknown[] }>().figures).toEqual([]);
    expect((await app.inject('/councils/E99999999/datapackage.json')).statusCode).toBe(404);
    expect((await app.inject(AT)).body).toContain(`href="${AT}/open-data.csv"`);
    expect((await app.inject(`/councils/${CANTERBURY}`)).body).not.toContain('open-data.csv');
  });

  it.each(['open-data.csv', 'open-data.json', 'datapackage.json'])('are sent again only when they changed: %s', async (name) => {
    const { app } = await setUp();
    const first = await app.inject(`${AT}/${name}`);
    const tag = String(first.headers.etag);
    const again = async (held: string) => app.inject({ url: `${AT}/${name}`, headers: { 'if-none-match': held } });
    expect(tag).toMatch(/^"[0-9a-f]{32}"$/);
    expect([await again(tag), await again(`"x", W/${tag}`)].map(({ statusCode, body }) => [statusCode, body])).toEqual([[304, ''], [304, '']]);
    expect((await again('"x"')).body).toBe(first.body);
  });
});
