import { describe, expect, it } from 'vitest';
import { readCatalogue } from '../../src/catalogue/catalogue.ts';
import { accessFor } from '../../src/core/access.ts';
import type { Assignment } from '../../src/core/access.ts';
import { mayAssign, mayManageAccount, maySeeAccount, ownCouncil } from '../../src/core/user.ts';
import type { User } from '../../src/core/user.ts';
import { FOLDERS } from '../../src/folders.ts';

const { roles } = readCatalogue(FOLDERS.data);
const [A, B] = ['E07000106', 'E07000110'];
const acting = (...assignments: Assignment[]) => accessFor(roles, { id: 'actor', assignments });
const account = (...assignments: Assignment[]): User => ({
  id: 'other', email: 'o@example.gov.uk', name: 'O', assignments, createdAt: '2026-11-23T09:00:00.000Z', disabledAt: undefined, passwordExpiresAt: undefined,
});
const viewer = (council: string | null): Assignment => ({ role: 'viewer', council });
const everywhere = acting({ role: 'administrator', council: null });
const ofA = acting({ role: 'administrator', council: A });
const viewerOfA = acting(viewer(A));

describe('who may do what with an account', () => {
  it.each([
    ['an administrator of every council, anybody', everywhere, account(viewer(B)), true, true],
    ['an administrator of every council, somebody without a role', everywhere, account(), true, true],
    ['an administrator of A, a viewer of A', ofA, account(viewer(A)), true, true],
    ['an administrator of A, somebody of A and B', ofA, account(viewer(A), viewer(B)), true, false],
    ['an administrator of A, somebody of every council', ofA, account(viewer(null)), false, false],
    ['an administrator of A, a viewer of B', ofA, account(viewer(B)), false, false],
    ['an administrator of A, somebody without a role', ofA, account(), false, false],
    ['a viewer of A, another viewer of A', viewerOfA, account(viewer(A)), false, false],
  ])('%s', (_name, access, user, sees, manages) => {
    expect(maySeeAccount(access, user)).toBe(sees);
    expect(mayManageAccount(access, user)).toBe(manages);
  });

  it('gives roles only within the own councils', () => {
    expect(mayAssign(ofA, { council: A })).toBe(true);
    expect(mayAssign(ofA, { council: B })).toBe(false);
    expect(mayAssign(ofA, { council: null })).toBe(false);
    expect(mayAssign(everywhere, { council: null })).toBe(true);
  });
});

describe('the council somebody works for', () => {
  it.each([
    ['two roles in one council', [viewer(A), { role: 'head-of-ict', council: A }], A],
    ['two councils', [viewer(A), viewer(B)], undefined],
    ['every council', [viewer(null)], undefined],
    ['one council and every council', [viewer(A), viewer(null)], undefined],
    ['no role', [], undefined],
  ] as const)('%s', (_name, assignments, council) => {
    expect(ownCouncil(assignments)).toBe(council);
  });
});
