import type { Assignment } from '../../src/core/access.ts';
import type { App } from '../../src/web/server.ts';
import { NORTHBOROUGH, loadNorthborough } from './northborough.ts';
import { buildTestServer, testBrowser } from './test-browser.ts';
import { CANTERBURY, buildTestHouse } from './test-house.ts';
import type { TestHouse } from './test-house.ts';

const PEOPLE = {
  hanna: { role: 'head-of-ict', council: NORTHBOROUGH },
  ines: { role: 'inspector', council: NORTHBOROUGH },
  vera: { role: 'viewer', council: NORTHBOROUGH },
  otto: { role: 'head-of-ict', council: CANTERBURY },
  root: { role: 'administrator', council: null },
} as const satisfies Record<string, Assignment>;

/** A browser in which the person is signed in; anybody who has no account is a visitor. */
export async function browserOf(app: App, name: string) {
  const browser = testBrowser(app);
  if (Object.hasOwn(PEOPLE, name)) await browser.signIn(name);
  return browser;
}

/** A server with the illustrative council and the people named, `otto` among them of another council. */
export async function northboroughServer(people: readonly (keyof typeof PEOPLE)[], options: Parameters<typeof buildTestHouse>[0] = {}): Promise<{ house: TestHouse; app: App; as(name: string): ReturnType<typeof browserOf> }> {
  const house = await buildTestHouse(options);
  await loadNorthborough(house);
  for (const name of people) await house.person(name, PEOPLE[name]);
  const app = await buildTestServer(house);
  return { house, app, as: async (name) => browserOf(app, name) };
}
