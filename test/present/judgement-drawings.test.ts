import { describe, expect, it } from 'vitest';
import { positionChart } from '../../src/present/position-chart.ts';
import { scaleBars } from '../../src/present/scale-bars.ts';
import { starRow } from '../../src/present/star-row.ts';

const count = (drawing: string, text: string): number => drawing.split(text).length - 1;
const NAVY_FILL = 'fill="#12436D"';

describe('stars', () => {
  it('are solid when proven, hatched when possible, outlined when out of reach', () => {
    const drawing = starRow({ lower: 1, upper: 2, of: 3 });
    expect(count(drawing, NAVY_FILL)).toBe(1);
    expect(count(drawing, 'stroke-width="1.3"')).toBe(1);
    expect(count(drawing, 'stroke="#768692"')).toBe(1);
  });
});

describe('scale bars', () => {
  it('rise to the level, poor being the first bar', () => {
    const drawing = scaleBars({ lower: 2, upper: 3, of: 4 });
    expect(count(drawing, NAVY_FILL)).toBe(3);
    expect(count(drawing, '<path')).toBe(1);
  });

  it('are all hatched while nothing is known', () => {
    expect(count(scaleBars({ lower: 0, upper: 3, of: 4 }), NAVY_FILL)).toBe(0);
  });
});

describe('the position chart', () => {
  const service = { title: 'How good is the service?', labels: ['poor', 'fair', 'good', 'excellent'], lower: 2, upper: 2 };
  const prospects = { title: 'Will it improve?', labels: ['poor', 'uncertain', 'promising', 'excellent'], lower: 2, upper: 3 };

  it('says in words what it shows', () => {
    const drawing = positionChart({ service, prospects, yearAgo: { service: 1, prospects: 1 }, width: 'wide', id: 'p' });
    expect(drawing).toContain('Service good; prospects promising to excellent. Missing facts could raise the lower end. A year ago: fair service, uncertain prospects.');
    expect(drawing).toContain('aria-labelledby="p-title p-desc"');
  });

  it('has no capsule when both are certain', () => {
    const drawing = positionChart({ service, prospects: { ...prospects, upper: 2 }, width: 'wide', id: 'p' });
    expect(drawing).toContain('Both are certain.');
    expect(drawing).not.toContain('rx="9"');
  });

  it('has no dot while a judgement is wholly unknown, since unknown is not poor', () => {
    const drawing = positionChart({ service: { ...service, lower: 0, upper: 3 }, prospects, width: 'narrow', id: 'p' });
    expect(drawing).not.toContain('r="9" fill="#12436D"');
    expect(drawing).not.toContain('font-weight="bold"');
  });

  it('escapes the names of levels', () => {
    const drawing = positionChart({ service: { ...service, labels: ['<b>', 'fair', 'good', 'x"y'] }, prospects, width: 'wide', id: 'p' });
    expect(drawing).not.toContain('<b>');
    expect(drawing).toContain('0 &lt;b&gt;');
  });
});
