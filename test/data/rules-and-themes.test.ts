import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readJsonFile } from '../../src/catalogue/read-json-file.ts';
import { findingThemeSchema } from '../../src/core/finding-theme.ts';
import { ragRuleSchema } from '../../src/core/target.ts';

const data = join(import.meta.dirname, '../../data');

describe('the RAG rules that ship', () => {
  const rules = readJsonFile(join(data, 'rag-rules.json'), z.array(ragRuleSchema));

  it('are these five, each with its source; the first is the default', () => {
    expect(rules.map((rule) => rule.id)).toEqual(['within-5-percent', 'within-10-percent', 'within-10-percent-and-improving', 'agreed-tolerance', 'exact']);
  });
});

describe('the finding themes that ship', () => {
  const themes = readJsonFile(join(data, 'finding-themes.json'), z.array(findingThemeSchema));

  it('have one id each', () => {
    expect(new Set(themes.map((theme) => theme.id)).size).toBe(themes.length);
  });

  it('hold the five the survey of the first 76 named', () => {
    expect(themes.filter((theme) => theme.recurring).map((theme) => theme.id))
      .toEqual(['strategy-alignment', 'grasp-of-it', 'technical-and-front-line-talk', 'demand-and-delivery', 'user-training']);
  });
});
