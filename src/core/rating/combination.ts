import { z } from 'zod';
import { decimalText } from '../decimal-text.ts';
import { decimal, exactOf, parseDecimal } from '../exact.ts';
import type { Exact } from '../exact.ts';
import { exampleSchema } from './example.ts';
import { nodeHead } from './node-head.ts';
import { idText } from './scale.ts';

/** A level, or the range the scheme leaves open and why. */
const levelShape = { then: idText };
const gapShape = { gap: z.string().min(1), between: z.tuple([idText, idText]) };
export type Result = { readonly then: string } | { readonly gap: string; readonly between: readonly [string, string] };

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
const when = z.array(conditionSchema).default([]);
export const ruleSchema = z.union([z.strictObject({ ...levelShape, when }), z.strictObject({ ...gapShape, when })]);
export type Rule = z.infer<typeof ruleSchema>;

const ABOVE_ZERO = 'write a number above zero, such as 25 or "2.5"';
/** Plain decimal text, or a number as JSON writes it. */
const aboveZero = z.union([decimalText, z.number()], ABOVE_ZERO).refine((one) => (typeof one === 'string' ? (parseDecimal(one)?.over ?? 0n) > 0n : one > 0), ABOVE_ZERO);
export type Amount = z.infer<typeof aboveZero>;

/** A weighted score below `below` gives the level or the gap; the last band has no `below` and takes the rest. */
const below = decimalText.optional();
export const bandSchema = z.union([z.strictObject({ below, ...levelShape }), z.strictObject({ below, ...gapShape })]);
export type Band = z.infer<typeof bandSchema>;

export const otherwiseSchema = z.union([z.strictObject(levelShape), z.strictObject(gapShape)]);
export const cellSchema = z.union([idText, z.strictObject(gapShape)]);
export type Cell = z.infer<typeof cellSchema>;

export const matrixSchema = z.strictObject({
  /** The two nodes whose levels name a cell. */
  rows: idText,
  columns: idText,
  /** Row level, then column level: a level of this node's scale, or a gap. */
  cells: z.record(idText, z.record(idText, cellSchema)),
  /** What every other pair of levels gives; wanted unless each pair has its cell. */
  otherwise: otherwiseSchema.optional(),
});
export type Matrix = z.infer<typeof matrixSchema>;

/** While a node is below a level, the result is not above another. */
export const capSchema = z.strictObject({
  id: idText,
  when: z.strictObject({ node: idText, below: idText }),
  notAbove: idText,
  reason: z.string().min(1),
});
export type Cap = z.infer<typeof capSchema>;

const tail = { caps: z.array(capSchema).default([]), examples: z.array(exampleSchema).default([]) };

/** Other nodes joined by ordered rules. */
export const rulesNodeSchema = z.strictObject({ ...nodeHead, from: z.array(idText).min(1), rules: z.array(ruleSchema).min(1), ...tail });
/** Other nodes' values, each times its weight, added up, divided and read off in bands. */
export const weightsNodeSchema = z.strictObject({
  ...nodeHead,
  weights: z.record(idText, aboveZero).refine((weights) => Object.keys(weights).length > 0, 'weigh one node or more'),
  divideBy: aboveZero.default(1),
  bands: z.array(bandSchema).min(1),
  ...tail,
});
/** Two nodes' levels looked up in a table. */
export const matrixNodeSchema = z.strictObject({ ...nodeHead, matrix: matrixSchema, ...tail });

export const combinationSchemas = [rulesNodeSchema, weightsNodeSchema, matrixNodeSchema] as const;

export type RulesNode = z.infer<typeof rulesNodeSchema>;
export type WeightsNode = z.infer<typeof weightsNodeSchema>;
export type MatrixNode = z.infer<typeof matrixNodeSchema>;
export type CombinationNode = RulesNode | WeightsNode | MatrixNode;

export function isCombination<Other extends object>(node: Other | CombinationNode): node is CombinationNode {
  return 'rules' in node || 'weights' in node || 'matrix' in node;
}

export function amountOf(amount: Amount): Exact {
  return typeof amount === 'string' ? decimal(amount) : exactOf(amount);
}

/** The nodes a combination joins, in the order of the file. */
export function childrenOf(node: CombinationNode): string[] {
  if ('rules' in node) return node.from;
  return 'weights' in node ? Object.keys(node.weights) : [node.matrix.rows, node.matrix.columns];
}

/** The nodes a node's level depends on: the children of a combination and the nodes its caps look at. */
export function dependsOn(node: object): string[] {
  return isCombination(node) ? [...new Set([...childrenOf(node), ...node.caps.map((cap) => cap.when.node)])] : [];
}
