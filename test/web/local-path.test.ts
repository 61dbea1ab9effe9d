import { describe, expect, it } from 'vitest';
import { localPath } from '../../src/web/local-path.ts';

describe('localPath', () => {
  it.each([
    ['a path with query and place', '/inspections?kind=unitary#grid', '/inspections?kind=unitary#grid'],
    ['nothing', undefined, '/'],
    ['no leading slash', 'councils', '/'],
    ['another site without its scheme', '//evil.example/steal', '/'],
    ['another site', 'https://evil.example/steal', '/'],
    ['a backslash, which browsers read as a slash', '/\\evil.example/steal', '/'],
    ['a tab, which browsers leave out', '/\t/evil.example/steal', '/'],
    ['two slashes after going up', '/..//evil.example/steal', '/'],
    ['this page\'s own stand-in for the host', '//here.invalid//evil.example/steal', '/'],
  ])('%s', (_name, wanted, expected) => expect(localPath(wanted)).toBe(expected));
});
