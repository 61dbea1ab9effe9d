import { describe, expect, it } from 'vitest';
import { buildTestServer, testBrowser } from '../support/test-browser.ts';
import { CANTERBURY, buildTestHouse } from '../support/test-house.ts';

const AT = `/councils/${CANTERBURY}`;

describe('a council of which nothing is held', () => {
  it.each([
    [`${AT}/assessments`, 'No assessment waits for approval'],
    [`${AT}/criteria/plan-is-approved?framework=best-value-2001`, 'No evidence is linked to this criterion.'],
    [`${AT}/criteria/plan-is-approved/assess?framework=best-value-2001`, 'No evidence is on the register.'],
    [`${AT}/rating/history`, 'Nothing has happened yet.'],
    [`${AT}/actions`, 'No action is on the register.'],
    [`${AT}/actions/add`, 'Add an action'],
    [`${AT}/evidence`, 'No item is on the register.'],
    [`${AT}/evidence/gaps`, 'pieces of evidence asked for are missing or expired'],
    [`${AT}/evidence/add`, 'Add an item of evidence'],
  ])('%s says so', async (address, says) => {
    const house = await buildTestHouse();
    await house.person('hanna', { role: 'head-of-ict', council: CANTERBURY });
    const hanna = testBrowser(await buildTestServer(house));
    await hanna.signIn('hanna');
    const page = await hanna.get(address);
    expect(page.statusCode).toBe(200);
    expect(page.body.replaceAll('’', "'")).toContain(says);
  });
});
