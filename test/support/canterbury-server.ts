import type { Assignment } from '../../src/core/access.ts';
import type { App } from '../../src/web/server.ts';
import { buildTestServer, testBrowser } from './test-browser.ts';
import { ASHFORD, CANTERBURY, buildTestHouse } from './test-house.ts';
import type { TestHouse } from './test-house.ts';

const PEOPLE = {
  alice: [{ role: 'head-of-ict', council: CANTERBURY }],
  carol: [{ role: 'contributor', council: CANTERBURY }],
  ivan: [{ role: 'inspector', council: CANTERBURY }],
  olive: [{ role: 'head-of-ict', council: ASHFORD }],
  adam: [{ role: 'administrator', council: null }, { role: 'head-of-ict', council: null }],
} as const satisfies Record<string, readonly Assignment[]>;

export type SignedIn = ReturnType<typeof testBrowser>;

/** A server that holds no figures, for the people of Canterbury and, as `olive`, of Ashford; `as` answers a browser they are signed in with. */
export async function canterburyServer(): Promise<{ house: TestHouse; app: App; as(name: keyof typeof PEOPLE): Promise<SignedIn>; ids: ReadonlyMap<string, string> }> {
  const house = await buildTestHouse();
  const ids = new Map<string, string>();
  for (const [name, assignments] of Object.entries(PEOPLE)) ids.set(name, await house.person(name, ...assignments));
  const app = await buildTestServer(house);
  return {
    house, app, ids,
    async as(name) {
      const browser = testBrowser(app);
      await browser.signIn(name);
      return browser;
    },
  };
}
