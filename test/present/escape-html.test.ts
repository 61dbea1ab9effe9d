import { describe, expect, it } from 'vitest';
import { escapeToLatin1 } from '../../src/present/escape-html.ts';

describe('text as Latin-1', () => {
  it.each([
    ['a minus', '−0.5', '&#8722;0.5'],
    ['a target where lower is better', '≤ £30', '&#8804; £30'],
    ['signs that mean something in HTML', '<b>"&\'', '&lt;b&gt;&quot;&amp;&#39;'],
    ['a sign of two units', '\u{1F600}', '&#128512;'],
    ['plain text', '91.6%', '91.6%'],
  ])('%s', (_, text, written) => {
    expect(escapeToLatin1(text)).toBe(written);
  });
});
