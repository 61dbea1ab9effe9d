import { describe, expect, it } from 'vitest';
import { sparkline } from '../../src/present/sparkline.ts';

const series = (drawing: string): string => /<path d="([^"]*)" fill="none" stroke="#5C6770"/.exec(drawing)?.[1] ?? '';
const target = (drawing: string): string => /<path d="([^"]*)" fill="none" stroke="#801650"/.exec(drawing)?.[1] ?? '';

describe('a sparkline', () => {
  // 106 wide with an edge of 5 leaves 96: three slots stand at 5, 53 and 101; heights run from 19 (lowest) to 5.
  it('runs from edge to edge and marks the last figure', () => {
    const drawing = sparkline({ values: [0, 5, 10], targets: [], label: 'x' });
    expect(series(drawing)).toBe('M5 19L53 12L101 5');
    expect(drawing).toContain('<circle cx="101" cy="5" r="3.2" fill="#3D3D3D"');
  });

  it('leaves gaps open, and shows a figure between two gaps', () => {
    expect(series(sparkline({ values: [0, undefined, 10], targets: [], label: 'x' }))).toBe('M5 19h0M101 5h0');
  });

  it('ends hollow when the last figure is missing', () => {
    const drawing = sparkline({ values: [0, 10, undefined], targets: [], label: 'x' });
    expect(drawing).toContain('<circle cx="101" cy="5" r="3" fill="#fff"');
    expect(drawing).not.toContain('r="3.2"');
  });

  it('draws the target in steps, dashed', () => {
    const drawing = sparkline({ values: [5, 5, 5], targets: [0, 0, 10], label: 'x' });
    expect(target(drawing)).toBe('M2 19H101V5H104');
    expect(target(sparkline({ values: [5, 5], targets: [undefined, 5], label: 'x' }))).toBe('M101 12H104');
  });

  it('keeps a flat line, a single figure and nothing at all drawable', () => {
    expect(series(sparkline({ values: [4, 4], targets: [], label: 'x' }))).toBe('M5 12L101 12');
    expect(series(sparkline({ values: [4], targets: [], label: 'x' }))).toBe('M5 12h0');
    for (const drawing of [sparkline({ values: [], targets: [], label: 'x' }), sparkline({ values: [undefined], targets: [], label: 'x' })]) {
      expect(drawing).toMatch(/^<svg.*><\/svg>$/);
      expect(drawing).not.toMatch(/NaN|Infinity/);
    }
  });

  it('escapes its label', () => {
    expect(sparkline({ values: [1], targets: [], label: '"><script>' })).toContain('aria-label="&quot;&gt;&lt;script&gt;"');
  });

  it('is short: 36 figures in less than 1,100 characters', () => {
    const values = Array.from({ length: 36 }, (_, slot) => 90 + Math.sin(slot) * 3);
    expect(sparkline({ values, targets: values.map(() => 92), label: 'x' }).length).toBeLessThan(1100);
  });
});
