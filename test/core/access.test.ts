import { describe, expect, it } from 'vitest';
import { readCatalogue } from '../../src/catalogue/catalogue.ts';
import { CONSOLE_ACCESS, EVERY_COUNCIL, PERMISSIONS, VISITOR, accessFor, may } from '../../src/core/access.ts';
import type { Actor } from '../../src/core/access.ts';
import { FOLDERS } from '../../src/folders.ts';

const { roles } = readCatalogue(FOLDERS.data);

const EVERYBODY = ['see-councils', 'see-figures', 'see-inspections', 'see-frameworks'];
const READER = [...EVERYBODY, 'see-ratings', 'see-notes', 'see-evidence', 'see-actions', 'see-batches', 'see-events'];

// Written by hand from the design (Draft and published; the three people), not from data/roles.json.
const EXPECTED: Readonly<Record<string, readonly string[]>> = {
  'viewer': [...READER, 'see-drafts'],
  'contributor': [...READER, 'see-drafts', 'enter-figures', 'add-notes', 'draft-assessments', 'change-actions', 'change-evidence', 'see-confidential-evidence', 'see-requests', 'answer-requests'],
  'head-of-ict': [...READER, 'see-drafts', 'enter-figures', 'publish-figures', 'withdraw-batch', 'set-targets', 'set-rebase', 'add-notes', 'import-inspections', 'draft-assessments', 'approve-assessments', 'change-actions', 'change-evidence', 'see-confidential-evidence', 'make-packs', 'see-requests', 'answer-requests'],
  'chief-executive': [...READER, 'see-drafts', 'add-notes', 'approve-assessments', 'see-confidential-evidence', 'make-packs', 'see-requests', 'answer-requests'],
  'inspector': [...READER, 'see-redacted-evidence', 'make-packs', 'see-requests', 'write-requests'],
  'administrator': [...EVERYBODY, 'manage-users', 'manage-frameworks', 'import-inspections', 'see-events'],
};
const WRITING = ['enter-figures', 'publish-figures', 'withdraw-batch', 'set-targets', 'set-rebase', 'add-notes', 'import-inspections', 'draft-assessments', 'approve-assessments', 'change-actions', 'change-evidence', 'manage-users', 'answer-requests'] as const;

const holding = (role: string, council: string | null): Actor => ({ id: 'somebody', assignments: [{ role, council }] });

describe('data/roles.json', () => {
  it('has the roles the design names and no other', () => expect(roles.roles.map(({ id }) => id).sort()).toEqual(Object.keys(EXPECTED).sort()));

  describe.each(Object.entries(EXPECTED))('%s', (role, allowed) => {
    it.each(PERMISSIONS)('%s', (permission) => {
      expect(may(roles, holding(role, 'E07000106'), permission, 'E07000106')).toBe(allowed.includes(permission));
      expect(may(roles, holding(role, 'E07000106'), permission, 'E07000110'), 'another council').toBe(EVERYBODY.includes(permission));
      expect(may(roles, holding(role, null), permission, 'E07000110'), 'held for every council').toBe(allowed.includes(permission));
    });
  });

  it.each(PERMISSIONS)('a visitor: %s', (permission) => expect(may(roles, VISITOR, permission, 'E07000106')).toBe(EVERYBODY.includes(permission)));

  it.each(WRITING)('an inspector changes nothing: %s', (permission) => expect(may(roles, holding('inspector', null), permission)).toBe(false));
});

describe('may', () => {
  it('gives an unknown role nothing, and one that is named like a property of objects neither', () => {
    for (const role of ['king', 'constructor', '__proto__', '']) expect(may(roles, holding(role, null), 'see-ratings')).toBe(false);
  });

  it('asked without a council, counts a role held for any', () => expect(may(roles, holding('viewer', 'E07000106'), 'see-ratings')).toBe(true));

  it('asked for every council, counts only a role held for every council', () => {
    expect(may(roles, holding('administrator', 'E07000106'), 'manage-users', EVERY_COUNCIL)).toBe(false);
    expect(may(roles, holding('administrator', null), 'manage-users', EVERY_COUNCIL)).toBe(true);
  });

  it('does not add up roles of different councils', () => {
    const actor: Actor = { id: 'somebody', assignments: [{ role: 'viewer', council: 'E07000106' }, { role: 'head-of-ict', council: 'E07000110' }] };
    const access = accessFor(roles, actor);
    expect(access.may('publish-figures', 'E07000106')).toBe(false);
    expect(access.may('publish-figures', 'E07000110')).toBe(true);
    expect(access.may('see-drafts', 'E07000106')).toBe(true);
  });

  it('lets the command line on the server do everything', () => {
    expect(PERMISSIONS.every((permission) => CONSOLE_ACCESS.may(permission, EVERY_COUNCIL))).toBe(true);
  });
});

describe('a role with days', () => {
  const inspector: Actor = { id: 'i', assignments: [{ role: 'inspector', council: 'E07000106', from: '2027-01-04', until: '2027-03-03', framework: 'best-value-2001' }] };
  it.each([
    ['the day before', '2027-01-03', false],
    ['the first day', '2027-01-04', true],
    ['the last day', '2027-03-03', true],
    ['the day after', '2027-03-04', false],
    ['no day known', undefined, false],
  ])('%s', (_name, day, counts) => {
    const access = accessFor(roles, inspector, day);
    expect(access.may('see-ratings', 'E07000106')).toBe(counts);
    expect(access.may('see-figures', 'E07000106'), 'what everybody sees').toBe(true);
    expect(access.actor.assignments).toHaveLength(counts ? 1 : 0);
  });

  it('is for its framework alone', () => {
    const access = accessFor(roles, inspector, '2027-02-01');
    expect(access.may('see-ratings', 'E07000106', 'best-value-2001')).toBe(true);
    expect(access.may('see-ratings', 'E07000106', 'cqc-2022')).toBe(false);
    const both = accessFor(roles, { id: 'b', assignments: [...inspector.assignments, { role: 'viewer', council: 'E07000106' }] }, '2027-02-01');
    expect(both.may('see-ratings', 'E07000106', 'cqc-2022')).toBe(true);
    expect(both.may('make-packs', 'E07000106', 'cqc-2022')).toBe(false);
  });
});
