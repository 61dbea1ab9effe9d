import { describe, expect, it } from 'vitest';
import { escapeToAscii } from '../../src/present/escape-html.ts';

describe('text as ASCII', () => {
  it.each([
    ['a minus', '−0.5', '&#8722;0.5'],
    ['a target where lower is better', '≤ £30', '&#8804; &#163;30'],
    ['signs that mean something in HTML', '<b>"&\'', '&lt;b&gt;&quot;&amp;&#39;'],
    ['a sign of two units', '\u{1F600}', '&#128512;'],
    ['plain text', '91.6%', '91.6%'],
  ])('%s', (_, text, written) => {
    expect(escapeToAscii(text)).toBe(written);
  });
});
