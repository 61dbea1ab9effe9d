import { describe, expect, it } from 'vitest';
import { sparkline } from '../../src/present/sparkline.ts';

const series = (drawing: string): string => /<path d="([^"]*)" fill="none" stroke="#5C6770"/.exec(drawing)?.[1] ?? '';
const target = (drawing: string): string => /<path d="([^"]*)" fill="none" stroke="#801650"/.exec(drawing)?.[1] ?? '';

describe('a sparkline', () => {
  // In tenths of a pixel: 1060 wide with an edge of 50 leaves 960, so three slots stand at 50, 530 and 1010; heights run from 190 (lowest) to 50.
  it('runs from edge to edge and marks the last figure', () => {
    const drawing = sparkline({ values: [0, 5, 10], targets: [], label: 'x' });
    expect(series(drawing)).toBe('M50 190L530 120L1010 50');
    expect(drawing).toContain('<circle cx="1010" cy="50" r="32" fill="#3D3D3D"');
  });

  it('leaves gaps open, and shows a figure between two gaps', () => {
    expect(series(sparkline({ values: [0, undefined, 10], targets: [], label: 'x' }))).toBe('M50 190h0M1010 50h0');
  });

  it('ends hollow when the last figure is missing', () => {
    const drawing = sparkline({ values: [0, 10, undefined], targets: [], label: 'x' });
    expect(drawing).toContain('<circle cx="1010" cy="50" r="30" fill="#fff"');
    expect(drawing).not.toContain('r="32"');
  });

  it('draws the target in steps, dashed', () => {
    const drawing = sparkline({ values: [5, 5, 5], targets: [0, 0, 10], label: 'x' });
    expect(target(drawing)).toBe('M20 190H1010V50H1040');
    expect(target(sparkline({ values: [5, 5], targets: [undefined, 5], label: 'x' }))).toBe('M1010 120H1040');
  });

  it('keeps a flat line, a single figure and nothing at all drawable', () => {
    expect(series(sparkline({ values: [4, 4], targets: [], label: 'x' }))).toBe('M50 120L1010 120');
    expect(series(sparkline({ values: [4], targets: [], label: 'x' }))).toBe('M50 120h0');
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
