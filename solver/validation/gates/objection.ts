/** What a gate of the judge answers. */

import type { Violation } from '../../solution/types.ts';
import type { Placed } from '../reading.ts';

/** One reason against a start, with how far it is from being open when that can be counted. */
export interface Objection {
  amount?: number;
  /** Unit of `amount`; days when left out. */
  unit?: NonNullable<Violation['unit']>;
  /** The rest of "La session ... débute le ..., or", in French: what is in the way and what to do. */
  because: string;
}

/** Every objection of one gate to one start; empty when the gate is open. */
export type Judge = (placed: Placed) => Objection[];
