import { expect, it } from 'vitest';
import { z } from 'zod';
import { factsSchema } from '../../../src/core/rating/facts.ts';
import { frameworkFileSchema } from '../../../src/core/rating/framework.ts';

// The committed schemas are for editors; after a change of the code, `npx vitest run -u` on this file writes them anew.
it.each([
  ['framework.json', 'Threestar framework file', frameworkFileSchema],
  ['facts.json', 'Threestar facts file', factsSchema],
])('%s is what the code checks', async (file, title, schema) => {
  const generated = { title, ...z.toJSONSchema(schema, { io: 'input' }) };
  await expect(`${JSON.stringify(generated, null, 2)}\n`).toMatchFileSnapshot(`../../../data/schemas/${file}`);
});
