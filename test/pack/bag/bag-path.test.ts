import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodePath, encodePath, unsafePath } from '../../../src/pack/bag/bag-path.ts';

describe('paths in manifests (RFC 8493 2.1.3)', () => {
  it.each([
    ['a line feed', 'data/a\nb', 'data/a%0Ab'],
    ['a carriage return', 'data/a\rb', 'data/a%0Db'],
    ['a percent sign', 'data/100%', 'data/100%25'],
    ['what looks encoded already', 'data/a%0Ab', 'data/a%250Ab'],
    ['nothing else', 'data/a b+c', 'data/a b+c'],
  ])('encodes %s', (_case, path, encoded) => {
    expect(encodePath(path)).toBe(encoded);
    expect(decodePath(encoded)).toBe(path);
  });

  it('reads back whatever it writes', () => {
    fc.assert(fc.property(fc.string(), (path) => decodePath(encodePath(path)) === path));
  });
});

describe('a name that is safe on every machine', () => {
  it.each(['data/rating.json', 'data/sources/0af3.csv', 'bagit.txt'])('%s is', (path) => expect(unsafePath(path)).toBeUndefined());
  it.each([
    'data/../../etc/passwd', '/etc/passwd', 'data//x', 'data/./x', 'data/aux', 'data/CON.csv', 'data/com1.txt', 'data/lpt0', 'data/name.', 'data/.hidden',
    'data/größe.csv', 'data/a b.csv', 'data/a:b', 'data/a\\b', `data/${'x'.repeat(200)}`,
  ])('%s is not', (path) => expect(unsafePath(path)).toBeTypeOf('string'));
});
