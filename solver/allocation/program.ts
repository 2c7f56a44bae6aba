/** The split as a linear program: what `allocate` solves in closed form, for export and for a second solver. */

import {
  addColumn,
  addRow,
  type Expression,
  emptyProgram,
  type LinearProgram,
  plus,
  zero,
} from '../model/lp.ts';
import { toLpText } from '../model/lp-text.ts';
import { nameOf, uniquePlainNames } from '../model/names.ts';
import { needsOf } from './needs.ts';
import type { AllocationRequest } from './types.ts';

/** Rows are in thousands of euros: amounts near the coefficients of the other rows. */
const CENTS_PER_ROW_UNIT = 100_000;

/** The program with what it minimises. */
export interface AllocationProgram {
  lp: LinearProgram;
  objective: Expression;
}

/**
 * "Serve the OPCO least served for its needs as well as can be."
 * maximise level, subject to total[i] >= share[i] x level, sum total[i] = envelope, total[i] >= floor[i]
 * Applies to every recipient; share[i] is its part of the needs, so that without floors level = envelope.
 * Unit: thousands of euros. The optimum is unique: raising the level uses every cent that floors leave.
 * Source: H4, 002:L113-125. Takes a request that `checkAllocationRequest` accepts.
 */
export function allocationProgram(request: AllocationRequest): AllocationProgram {
  const lp = emptyProgram();
  const total = request.envelope.totalCents / CENTS_PER_ROW_UNIT;
  const names = uniquePlainNames(request.recipients.map(({ opco }) => opco));
  const needs = needsOf(request);
  const allNeeds = Number(needs.reduce((sum, need) => sum + need, 0n));
  const level = addColumn(lp, { name: 'level', lower: 0, upper: Infinity, integer: false });
  const sum = zero();
  request.recipients.forEach(({ floorCents }, r) => {
    const amount = addColumn(lp, {
      name: nameOf('total', names[r]!),
      lower: floorCents / CENTS_PER_ROW_UNIT,
      upper: Infinity,
      integer: false,
    });
    plus(sum, amount, 1);
    const served = zero();
    plus(served, amount, 1);
    plus(served, level, -Number(needs[r]) / allNeeds);
    addRow(lp, nameOf('served', names[r]!), served, 0, Infinity);
  });
  addRow(lp, 'envelope_split', sum, total, total);
  const objective = zero();
  plus(objective, level, -1);
  return { lp, objective };
}

/** The program as LP text, so that anybody can solve it elsewhere and get the same optimum. */
export function allocationLpText(request: AllocationRequest): string {
  const { lp, objective } = allocationProgram(request);
  return toLpText(lp, objective);
}
