import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readCouncils } from '../../src/catalogue/read-councils.ts';

const text = readFileSync(new URL('../../data/councils.csv', import.meta.url), 'utf8');
const header = text.slice(0, text.indexOf('\n')).trimEnd();
const row = 'E07000106,Canterbury,Canterbury City Council,Non-metropolitan district,England,South East,,,,165394,,';

describe('readCouncils', () => {
  it('reads the whole register', () => {
    const councils = readCouncils(text);
    expect(councils).toHaveLength(450);
    // mySociety's list: Aylesbury Vale was abolished on 31 March 2020 and became part of Buckinghamshire.
    expect(councils.find(({ gss }) => gss === 'E07000004')).toMatchObject({ name: 'Aylesbury Vale', closed: '2020-03-31', successors: ['E06000060'] });
    expect(councils.find(({ gss }) => gss === 'E06000004')?.aliases).toContain('Stockton On Tees UA');
    expect(councils.every(({ illustrative }) => !illustrative)).toBe(true);
  });

  it.each([
    ['another header', 'gss,name\n', 'line 1: the header must be'],
    ['a short row', `${header}\nE07000106,Canterbury\n`, 'line 2'],
    ['a GSS code that is none', `${header}\n${row}\n${row.replace('E07000106', 'X1')}\n`, 'line 3: gss: a GSS code is'],
    ['a day that is none', `${header}\n${row.replace('East,,', 'East,2005-02-30,')}\n`, 'line 2: opened:'],
    ['a GSS code twice', `${header}\n${row}\n${row}\n`, 'line 3: E07000106 is already on line 2'],
    ['a successor nobody knows', `${header}\n${row.replace('East,,,', 'East,,,E06999999')}\n`, 'the successor E06999999'],
  ])('refuses %s', (_, wrong, message) => {
    expect(() => readCouncils(wrong)).toThrow(message);
  });
});
