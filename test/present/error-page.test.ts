import { expect, it } from 'vitest';
import { errorPage } from '../../src/present/error-page.ts';

it.each([
  [404, 'Page not found'], [403, 'You may not see this page'], [500, 'Something went wrong on our side'],
  [503, 'The service is not available for a moment'], [400, 'The request could not be used'],
])('%i helps', (status, title) => {
  const page = errorPage(status, { signedIn: true, reference: 'req-7' });
  expect(page.title).toBe(title);
  expect(page.paragraphs.length).toBeGreaterThan(0);
  expect(page.links.length).toBeGreaterThan(0);
});

it('sends a visitor to sign in', () => {
  expect(errorPage(403, { signedIn: false }).links[0]).toEqual({ text: 'Sign in', href: '/sign-in' });
});

it('keeps the technical reason of a fault to the log', () => {
  expect(JSON.stringify(errorPage(500, { signedIn: true, reason: 'SQLITE_CORRUPT', reference: 'req-7' }))).not.toContain('SQLITE');
  expect(errorPage(500, { signedIn: true, reference: 'req-7' }).reference).toBe('req-7');
});
