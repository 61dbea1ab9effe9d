import { describe, expect, it } from 'vitest';
import { keepHeld } from '../../src/core/evidence-item.ts';
import { hideEvidence } from '../../src/core/hide-evidence.ts';
import type { Facts } from '../../src/core/rating/facts.ts';
import type { EvidenceEntry } from '../../src/core/register.ts';

describe('evidence somebody may not know of', () => {
  const item = { id: 'EV-07', title: 'Scan', criteria: ['a'], claim: 'No hole', expires: '2027-01-31', owner: 'Ann', sha256: 'f'.repeat(64), source: { batch: 3, line: 8 } };
  const facts = { evidence: [item, { ...item, id: 'EV-08' }] } as unknown as Facts;

  it('keeps its id, days and criteria, and nothing else', () => {
    expect(hideEvidence(facts, new Set(['EV-07'])).evidence).toEqual([
      { id: 'EV-07', title: '[confidential evidence item EV-07]', criteria: ['a'], claim: '', expires: '2027-01-31' }, { ...item, id: 'EV-08' },
    ]);
  });

  it('leaves the facts as they are where there is none', () => expect(hideEvidence(facts, new Set())).toBe(facts));
});

describe('an item said anew', () => {
  const said: EvidenceEntry = { id: 'EV-04', title: 'Report', confidentiality: 'internal', criteria: ['a', 'b'], claim: 'New', where: 'p. 1' };
  const file = { sha256: 'f'.repeat(64), name: 'r.pdf', size: 3, mediaType: 'application/pdf' };
  it('keeps its files, and the links to criteria it still names', () => {
    const links = [{ criterion: 'a', claim: 'A', where: 'p. 2' }, { criterion: 'gone', claim: 'G', where: 'p. 3' }];
    expect(keepHeld(said, { ...said, title: 'Old', criteria: ['a', 'gone'], file, redacted: file, links })).toEqual({ ...said, file, redacted: file, links: [links[0]] });
  });
  it('is as said when it is new', () => expect(keepHeld(said, undefined)).toBe(said));
});
