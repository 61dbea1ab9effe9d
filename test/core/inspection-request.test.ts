import { describe, expect, it } from 'vitest';
import { compareRequests, requestAboutSchema } from '../../src/core/inspection-request.ts';

describe('the order of requests', () => {
  it('is open ones first, requests before comments, then by number', () => {
    const made = (id: string, kind: 'comment' | 'request', state: 'open' | 'answered' | 'closed') => ({ id, kind, state });
    const all = [made('RQ-01', 'request', 'answered'), made('RQ-02', 'comment', 'open'), made('RQ-10', 'request', 'open'), made('RQ-9', 'request', 'open'), made('RQ-03', 'comment', 'closed')];
    expect(all.sort(compareRequests).map(({ id }) => id)).toEqual(['RQ-9', 'RQ-10', 'RQ-02', 'RQ-01', 'RQ-03']);
  });
});

describe('what a request is about', () => {
  it.each([
    [{ on: 'criterion', framework: 'f', criterion: 'c' }, true], [{ on: 'figure', indicator: 'i', period: '2026-10' }, true], [{ on: 'evidence', item: 'EV-01' }, true],
    [{ on: 'criterion', criterion: 'c' }, false], [{ on: 'figure', item: 'EV-01' }, false], [{ on: 'evidence', item: '' }, false],
  ])('%o: %s', (about, holds) => expect(requestAboutSchema.safeParse(about).success).toBe(holds));
});
