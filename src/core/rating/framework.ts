import { z } from 'zod';
import { combinationSchemas } from './combination.ts';
import type { CombinationNode } from './combination.ts';
import { exampleSchema } from './example.ts';
import { expressionSchema } from './expression.ts';
import { dayText } from './facts.ts';
import { nodeHead } from './node-head.ts';
import { idText, scaleSchema } from './scale.ts';

const effortAmount = z.int().min(1).max(1000);
/** What a rise by one level takes, to compare paths with: one number, or one a level it leads to; `data/path-rules.json` where not stated. */
const effort = z.union([effortAmount, z.record(idText, effortAmount)]).optional();

/** A level stated as a fact. */
export const givenNodeSchema = z.strictObject({ ...nodeHead, effort, given: z.literal(true) });

/** Tests per level above the worst, cumulative: a level is reached when its tests and those of all before it are met. */
export const criterionNodeSchema = z.strictObject({
  ...nodeHead,
  effort,
  /** What a test that does not apply does: it is left out, it counts as not known, or the criterion is not rated at all. */
  whenNotApplicable: z.enum(['leave-out', 'not-known', 'refuse']).default('leave-out'),
  /** A sentence a level, in plain English: a guide for people, not a checklist. */
  descriptors: z.record(idText, z.string().min(1)).default({}),
  levels: z.record(idText, expressionSchema),
  examples: z.array(exampleSchema).default([]),
});

export type GivenNode = z.infer<typeof givenNodeSchema>;
export type CriterionNode = z.infer<typeof criterionNodeSchema>;
export type FrameworkNode = GivenNode | CriterionNode | CombinationNode;

/** A framework file of `data/frameworks/`: scales, nodes and the judgements they lead to. */
export const frameworkFileSchema = z.strictObject({
  $schema: z.string().optional(),
  id: idText,
  version: z.string().min(1),
  title: z.string().min(1),
  publisher: z.string().min(1).optional(),
  /** What it judges; a council's pages open with the newest framework for an IT service. */
  subject: z.enum(['it-service', 'council', 'care-provider']).optional(),
  effectiveFrom: dayText.optional(),
  /** The first day it no longer applies. */
  effectiveTo: dayText.optional(),
  note: z.string().min(1).optional(),
  sources: z.array(z.string().min(1)).default([]),
  scales: z.record(idText, scaleSchema),
  /** The nodes that are the result, in the order they are shown. */
  judgements: z.array(idText).min(1),
  nodes: z.record(idText, z.union([givenNodeSchema, criterionNodeSchema, ...combinationSchemas])),
});
export type FrameworkFile = z.infer<typeof frameworkFileSchema>;

/** A framework file that has passed the check, with what the check found out. */
export interface Framework extends FrameworkFile {
  /** Every node after those it stands on. */
  readonly order: readonly string[];
  /** Combinations whose result can fall when a child rises. */
  readonly nonMonotone: readonly string[];
  /** The same with a case where it falls, in words. */
  readonly falls: readonly { readonly node: string; readonly why: string }[];
  /** Combinations whose possible levels are found by trying every combination: those, and what stands beneath them. */
  readonly enumerated: readonly string[];
}

/** The node of a checked framework; asking for one it has not is a programmer's error. */
export function nodeOf(framework: FrameworkFile, id: string): FrameworkNode {
  const node = framework.nodes[id];
  if (!node) throw new RangeError(`framework ${framework.id} has no node ${id}`);
  return node;
}

export function scaleOfNode(framework: FrameworkFile, id: string): z.infer<typeof scaleSchema> {
  const scale = framework.scales[nodeOf(framework, id).scale];
  if (!scale) throw new RangeError(`framework ${framework.id} has no scale for node ${id}`);
  return scale;
}

export function isCriterion(node: FrameworkNode): node is CriterionNode {
  return 'levels' in node;
}
