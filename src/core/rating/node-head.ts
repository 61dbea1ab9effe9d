import { z } from 'zod';
import { idText } from './scale.ts';

/** What every node of a framework may say of itself. */
export const nodeHead = {
  title: z.string().min(1).optional(),
  /** The number people know it by, such as `Q1` or `2.3`. */
  reference: z.string().min(1).optional(),
  scale: idText,
  /** Who made the rule: the publisher of the scheme, or Threestar where nothing was published. */
  origin: z.enum(['published', 'threestar']).optional(),
  note: z.string().min(1).optional(),
};
