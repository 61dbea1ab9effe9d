import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { monthPeriod } from '../../src/core/period.ts';
import { standing } from '../../src/core/standing.ts';
import { toDashboard } from '../../src/web/routes/dashboard/view-model.ts';
import { renderPage, renderPartial, templatePaths } from '../support/render-page.ts';
import { RAG_RULES, aCouncil, aPoint, aSeries, aTarget, anIndicator } from '../support/standing-fixtures.ts';
import { aTrend } from '../support/indicator-trend.ts';
import { RULES } from '../support/trend-rules.ts';

describe('every template', () => {
  it.each(templatePaths().map((path) => [basename(path), path]))('%s: no raw output, no inline style or script', (_, path) => {
    const text = readFileSync(path, 'utf8');
    expect(text.replace(/\{\{\{body\}\}\}/, '')).not.toContain('{{{');
    expect(text).not.toMatch(/\sstyle="|<style|\son[a-z]+="/);
    expect(text).not.toMatch(/<script(?! src=)/);
    expect(text, 'an attribute without quotes lets a value break out').not.toMatch(/\s[a-z-]+=\{\{/);
  });
});

describe('the dashboard page', () => {
  const evil = '<script>alert("x")</script>';
  const now = standing({
    indicator: anIndicator({ shortTitle: evil.slice(0, 34), theme: evil }), owner: evil, asOf: '2026-11-23', ragRules: RAG_RULES,
    series: aSeries('month', [aPoint(monthPeriod(2026, 10), 50)]), targets: [aTarget(monthPeriod(2020, 4), 90)],
  });
  const html = renderPage('dashboard', toDashboard({
    council: aCouncil({ name: evil }), asOf: '2026-11-23', themes: [], sets: [], filters: { status: 'all', sort: 'attention' },
    trendRules: RULES, least: 5, rows: [{ standing: now, trend: aTrend(now), set: 'ict', theme: evil, href: '/i', hasNotes: true }], links: { self: '/c', csv: '/x.csv', trends: '/t', keep: [] },
  }));

  it('escapes every word that somebody wrote', () => {
    expect(html).not.toContain('<script');
    expect(html).toContain('&lt;script');
  });

  it('says state and period in words, not by colour alone', () => {
    expect(html).toContain('</svg>Missed');
    expect(html).toContain('needs attention');
    expect(html).toContain('has notes');
  });
});

describe('form partials', () => {
  it('tie hint and error to the field', () => {
    const html = renderPartial('input', { id: 'email', name: 'email', label: 'E-mail', hint: 'From your council', error: 'Enter your e-mail' });
    expect(html).toContain('aria-describedby="email-hint email-error"');
    expect(html).toContain('<label class="govuk-label" for="email">E-mail</label>');
    expect(renderPartial('input', { id: 'a', name: 'a', label: 'A' })).not.toContain('aria-describedby');
  });

  it.each(['radios', 'checkboxes'])('%s: the first choice carries the id an error links to', (partial) => {
    const html = renderPartial(partial, { id: 'layout', name: 'layout', label: 'Layout', items: [{ value: 'long', text: 'Long', selected: true }, { value: 'wide', text: 'Wide' }] });
    expect(html).toMatch(/id="layout" name="layout" type="(radio|checkbox)" value="long" checked/);
    expect(html).toContain('for="layout-1"');
  });
});
