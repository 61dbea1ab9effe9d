import { z } from 'zod';
import { exampleSchema } from './example.ts';
import { expressionSchema } from './expression.ts';
import { dayText } from './facts.ts';
import { idText, scaleSchema } from './scale.ts';

const base = {
  title: z.string().min(1).optional(),
  /** The number people know it by, such as `Q1` or `2.3`. */
  reference: z.string().min(1).optional(),
  scale: idText,
  /** Who made the rule: the publisher of the scheme, or Threestar where nothing was published. */
  origin: z.enum(['published', 'threestar']).optional(),
  note: z.string().min(1).optional(),
};

const effortAmount = z.int().min(1).max(1000);
/** What a rise by one level takes, to compare paths with: one number, or one a level it leads to; `data/path-rules.json` where not stated. */
const effort = z.union([effortAmount, z.record(idText, effortAmount)]).optional();

/** A level stated as a fact. */
export const givenNodeSchema = z.strictObject({ ...base, effort, given: z.literal(true) });

/** Tests per level above the worst, cumulative: a level is reached when its tests and those of all before it are met. */
export const criterionNodeSchema = z.strictObject({
  ...base,
  effort,
  /** What a test that does not apply does: it is left out, it counts as not known, or the criterion is not rated at all. */
  whenNotApplicable: z.enum(['leave-out', 'not-known', 'refuse']).default('leave-out'),
  /** A sentence a level, in plain English: a guide for people, not a checklist. */
  descriptors: z.record(idText, z.string().min(1)).default({}),
  levels: z.record(idText, expressionSchema),
  examples: z.array(exampleSchema).default([]),
});

const conditionShape = {
  /** Counts the children below, exactly at, or at or above a level of their scale. */
  below: idText.optional(),
  at: idText.optional(),
  atOrAbove: idText.optional(),
  atMost: z.number().int().min(0).optional(),
  atLeast: z.number().int().min(0).optional(),
  /** Only these children; all of them when not said. */
  of: z.array(idText).min(1).optional(),
};

export const conditionSchema = z.strictObject(conditionShape)
  .refine((one) => [one.below, one.at, one.atOrAbove].filter((level) => level !== undefined).length === 1, 'write exactly one of below, at and atOrAbove')
  .refine((one) => one.atMost !== undefined || one.atLeast !== undefined, 'write atMost or atLeast, or both');
export type Condition = z.infer<typeof conditionSchema>;

/** The first rule whose conditions all hold gives the level, or says that the scheme leaves a gap there. */
export const ruleSchema = z.union([
  z.strictObject({ then: idText, when: z.array(conditionSchema).default([]) }),
  z.strictObject({ gap: z.string().min(1), between: z.tuple([idText, idText]), when: z.array(conditionSchema).default([]) }),
]);
export type Rule = z.infer<typeof ruleSchema>;

/** While a node is below a level, the result is not above another. */
export const capSchema = z.strictObject({
  id: idText,
  when: z.strictObject({ node: idText, below: idText }),
  notAbove: idText,
  reason: z.string().min(1),
});
export type Cap = z.infer<typeof capSchema>;

/** Other nodes joined by ordered rules. */
export const combinationNodeSchema = z.strictObject({
  ...base,
  from: z.array(idText).min(1),
  rules: z.array(ruleSchema).min(1),
  caps: z.array(capSchema).default([]),
});

export type GivenNode = z.infer<typeof givenNodeSchema>;
export type CriterionNode = z.infer<typeof criterionNodeSchema>;
export type CombinationNode = z.infer<typeof combinationNodeSchema>;
export type FrameworkNode = GivenNode | CriterionNode | CombinationNode;

/** A framework file of `data/frameworks/`: scales, nodes and the judgements they lead to. */
export const frameworkFileSchema = z.strictObject({
  $schema: z.string().optional(),
  id: idText,
  version: z.string().min(1),
  title: z.string().min(1),
  publisher: z.string().min(1).optional(),
  effectiveFrom: dayText.optional(),
  /** The first day it no longer applies. */
  effectiveTo: dayText.optional(),
  note: z.string().min(1).optional(),
  sources: z.array(z.string().min(1)).default([]),
  scales: z.record(idText, scaleSchema),
  /** The nodes that are the result, in the order they are shown. */
  judgements: z.array(idText).min(1),
  nodes: z.record(idText, z.union([givenNodeSchema, criterionNodeSchema, combinationNodeSchema])),
});
export type FrameworkFile = z.infer<typeof frameworkFileSchema>;

/** A framework file that has passed the check, with what the check found out. */
export interface Framework extends FrameworkFile {
  /** Every node after those it stands on. */
  readonly order: readonly string[];
  /** Combinations whose result can fall when a child rises. */
  readonly nonMonotone: readonly string[];
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

export function isCombination(node: FrameworkNode): node is CombinationNode {
  return 'rules' in node;
}

export function isCriterion(node: FrameworkNode): node is CriterionNode {
  return 'levels' in node;
}

/** The nodes a node's level depends on: the children of a combination and the nodes its caps look at. */
export function dependsOn(node: FrameworkNode): string[] {
  return isCombination(node) ? [...new Set([...node.from, ...node.caps.map((cap) => cap.when.node)])] : [];
}
