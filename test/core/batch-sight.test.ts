import { describe, expect, it } from 'vitest';
import { readCatalogue } from '../../src/catalogue/catalogue.ts';
import { VISITOR, accessFor } from '../../src/core/access.ts';
import { batchSight } from '../../src/core/batch-sight.ts';
import { FOLDERS } from '../../src/folders.ts';

const { roles } = readCatalogue(FOLDERS.data);
const visitor = accessFor(roles, VISITOR);
const viewerOfA = accessFor(roles, { id: 'v', assignments: [{ role: 'viewer', council: 'A' }] });
const inspector = accessFor(roles, { id: 'i', assignments: [{ role: 'inspector', council: null }] });
const published = { publishedAt: '2026-11-01T00:00:00Z', withdrawnAt: null };
const draft = { publishedAt: null, withdrawnAt: null };
const withdrawn = { ...published, withdrawnAt: '2026-11-02T00:00:00Z' };

describe('batchSight', () => {
  it.each([
    ['published figures', { kind: 'observations', ...published }, ['A'], 'content', 'content', 'content'],
    ['published figures of two councils', { kind: 'observations', ...published }, ['A', 'B'], 'content', 'content', 'content'],
    ['draft figures', { kind: 'observations', ...draft }, ['A'], 'none', 'content', 'entry'],
    ['draft figures of another council', { kind: 'observations', ...draft }, ['B'], 'none', 'none', 'entry'],
    ['draft figures of two councils', { kind: 'observations', ...draft }, ['A', 'B'], 'none', 'entry', 'entry'],
    ['figures withdrawn while they were a draft', { kind: 'observations', publishedAt: null, withdrawnAt: withdrawn.withdrawnAt }, ['A'], 'none', 'content', 'entry'],
    ['withdrawn figures', { kind: 'observations', ...withdrawn }, ['A'], 'none', 'content', 'content'],
    ['published evidence', { kind: 'evidence', ...published }, ['A'], 'none', 'content', 'content'],
    ['published assessments of another council', { kind: 'assessments', ...published }, ['B'], 'none', 'none', 'content'],
    ['published inspections', { kind: 'inspections', ...published }, ['A', 'B'], 'content', 'content', 'content'],
    ['a kind nobody named', { kind: 'something-new', ...published }, ['B'], 'none', 'none', 'content'],
    ['a published batch about no council', { kind: 'notes', ...published }, [], 'none', 'content', 'content'],
  ] as const)('%s', (_name, batch, councils, forVisitor, forViewer, forInspector) => {
    expect([visitor, viewerOfA, inspector].map((access) => batchSight(access, batch, councils))).toEqual([forVisitor, forViewer, forInspector]);
  });
});
