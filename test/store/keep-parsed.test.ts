import { describe, expect, it } from 'vitest';
import { keepParsed } from '../../src/store/keep-parsed.ts';

describe('texts read before', () => {
  it('are read again only when they change, or were dropped', () => {
    const kept = keepParsed<object>(2);
    const read = (name: string, text: string): object => kept.get(name, text, () => ({ text }));
    const first = read('a', 'one');
    expect(read('a', 'one')).toBe(first);
    expect(read('a', 'two')).toEqual({ text: 'two' });
    const second = read('a', 'two');
    read('b', 'x');
    expect(read('a', 'two')).toBe(second);
    read('c', 'x');
    expect(read('a', 'two')).not.toBe(second);
  });
});
