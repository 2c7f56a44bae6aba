/** What limits a campaign beside its money, saved by OPCO, pool or quarter. Rows that a file no longer has are kept. */

import type { EntityManager } from '@mikro-orm/postgresql';
import { type Campaign, CandidatePool, OpcoCapacity, QuarterCapacity } from '../entities/index.ts';
import type { CandidatePoolRow } from './candidate-pools.parse.ts';
import type { OpcoCapacityRow } from './opco-capacities.parse.ts';
import type { QuarterCapacityRow } from './quarter-capacities.parse.ts';
import { nothingUpserted, type Upserted, upsert } from './upsert.ts';

/** Saves what OPCO can launch. */
export async function saveOpcoCapacities(
  em: EntityManager,
  campaign: Campaign,
  rows: OpcoCapacityRow[],
): Promise<Upserted> {
  const existing = new Map((await em.find(OpcoCapacity, { campaign })).map((row) => [row.opco, row]));
  const upserted = nothingUpserted();
  for (const { line: _, ...values } of rows) {
    upsert<OpcoCapacity>(em, OpcoCapacity, existing, upserted, {
      reference: values.opco,
      values,
      creation: { campaign, ...values },
    });
  }
  return upserted;
}

/** Saves pools of candidates. */
export async function saveCandidatePools(
  em: EntityManager,
  campaign: Campaign,
  rows: CandidatePoolRow[],
): Promise<Upserted> {
  const existing = new Map((await em.find(CandidatePool, { campaign })).map((row) => [row.reference, row]));
  const upserted = nothingUpserted();
  for (const { line: _, ...values } of rows) {
    upsert<CandidatePool>(em, CandidatePool, existing, upserted, {
      reference: values.reference,
      values,
      creation: { campaign, ...values },
    });
  }
  return upserted;
}

/** Saves what quarters can hold. */
export async function saveQuarterCapacities(
  em: EntityManager,
  campaign: Campaign,
  rows: QuarterCapacityRow[],
): Promise<Upserted> {
  const existing = new Map((await em.find(QuarterCapacity, { campaign })).map((row) => [row.quarter, row]));
  const upserted = nothingUpserted();
  for (const { line: _, ...values } of rows) {
    upsert<QuarterCapacity>(em, QuarterCapacity, existing, upserted, {
      reference: values.quarter,
      values,
      creation: { campaign, ...values },
    });
  }
  return upserted;
}
