import { describe, expect, it } from 'vitest';
import { readCatalogue } from '../../src/catalogue/catalogue.ts';
import { VISITOR, accessFor } from '../../src/core/access.ts';
import { mayImport } from '../../src/core/may-import.ts';
import { FOLDERS } from '../../src/folders.ts';

const { roles } = readCatalogue(FOLDERS.data);
const as = (role: string, council: string | null) => accessFor(roles, { id: role, assignments: [{ role, council }] });
const contributor = as('contributor', 'A');
const head = as('head-of-ict', 'A');
const administrator = as('administrator', null);

describe('mayImport', () => {
  // To enter and to publish: for a contributor of A, the head of ICT of A, an administrator of every council.
  it.each([
    ['figures of A', { kind: 'observations', councils: ['A'] }, [true, false], [true, true], [false, false]],
    ['figures of A and B', { kind: 'observations', councils: ['A', 'B'] }, [false, false], [false, false], [false, false]],
    ['notes of A', { kind: 'notes', councils: ['A'] }, [true, true], [true, true], [false, false]],
    ['targets of A', { kind: 'targets', councils: ['A'] }, [false, false], [true, true], [false, false]],
    ['inspections of A', { kind: 'inspections', councils: ['A'] }, [false, false], [true, true], [true, true]],
    ['inspections of A and B', { kind: 'inspections', councils: ['A', 'B'] }, [false, false], [false, false], [true, true]],
    ['a summary about no council', { kind: 'aggregates', councils: [] }, [false, false], [false, false], [true, true]],
  ])('%s', (_name, file, ...expected) => {
    expect([contributor, head, administrator].map((access) => [mayImport(access, 'enter', file), mayImport(access, 'publish', file)])).toEqual(expected);
    const visitor = accessFor(roles, VISITOR);
    expect([mayImport(visitor, 'enter', file), mayImport(visitor, 'publish', file)]).toEqual([false, false]);
  });
});
