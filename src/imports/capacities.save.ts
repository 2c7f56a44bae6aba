/** What limits a campaign beside its money, saved by OPCO, pool or quarter. Rows that a file no longer has are kept. */

import type { EntityManager } from '@mikro-orm/postgresql';
import { Campaign, CandidatePool, OpcoCapacity, QuarterCapacity } from '../entities/index.ts';
import type { CandidatePoolRow } from './candidate-pools.parse.ts';
import type { OpcoCapacityRow } from './opco-capacities.parse.ts';
import type { QuarterCapacityRow } from './quarter-capacities.parse.ts';
import { savePartByPart } from './transaction.ts';
import { byReference, nothingUpserted, type Upserted, upsert } from './upsert.ts';

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
  const upserted = nothingUpserted();
  await savePartByPart(em, rows, async (own, part) => {
    const here = own.getReference(Campaign, campaign.id);
    const named = { campaign: here, reference: { $in: part.map(({ reference }) => reference) } };
    const existing = byReference(await own.find(CandidatePool, named));
    for (const { line: _, ...values } of part) {
      upsert<CandidatePool>(own, CandidatePool, existing, upserted, {
        reference: values.reference,
        values,
        creation: { campaign: here, ...values },
      });
    }
  });
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
