/** Rows of a campaign other than its sessions, saved by their reference. Rows that a file no longer has are kept. */

import type { EntityManager } from '@mikro-orm/postgresql';
import { Agency, AlternanceIntake, Campaign, Closure, PrfOffer } from '../entities/index.ts';
import type { AgencyRow } from './agencies.parse.ts';
import type { AlternanceIntakeRow } from './alternance-intakes.parse.ts';
import type { CampaignSheet } from './campaign.parse.ts';
import type { ClosureRow } from './closures.parse.ts';
import type { PrfOfferRow } from './prf-offers.parse.ts';
import { assignChanges, byReference, nothingUpserted, told, type Upserted, upsert } from './upsert.ts';

/** Creates the campaign of a data set, or gives it the values told; found by its slug. */
export async function saveCampaign(em: EntityManager, sheet: CampaignSheet): Promise<Campaign> {
  const { slug, title, regionCode, year, startsOn, endsOn } = sheet;
  const values = { slug, title, regionCode, year, startsOn, endsOn };
  const found = await em.findOne(Campaign, { slug });
  if (found === null) return em.create(Campaign, values);
  assignChanges(em, found, values);
  return found;
}

/** Saves agencies. A file without caps keeps those known. */
export async function saveAgencies(
  em: EntityManager,
  campaign: Campaign,
  rows: AgencyRow[],
): Promise<Upserted> {
  const existing = byReference(await em.find(Agency, { campaign }));
  const upserted = nothingUpserted();
  for (const { line: _, ...values } of rows) {
    upsert(em, Agency, existing, upserted, {
      reference: values.reference,
      values: told(values),
      creation: { campaign, ...values, launchCap: values.launchCap ?? null },
    });
  }
  return upserted;
}

/** Saves PRF offers. */
export async function savePrfOffers(
  em: EntityManager,
  campaign: Campaign,
  rows: PrfOfferRow[],
): Promise<Upserted> {
  const existing = byReference(await em.find(PrfOffer, { campaign }));
  const upserted = nothingUpserted();
  for (const { line: _, ...values } of rows) {
    upsert(em, PrfOffer, existing, upserted, {
      reference: values.reference,
      values,
      creation: { campaign, ...values },
    });
  }
  return upserted;
}

/** Saves alternance intakes. */
export async function saveAlternanceIntakes(
  em: EntityManager,
  campaign: Campaign,
  rows: AlternanceIntakeRow[],
): Promise<Upserted> {
  const existing = byReference(await em.find(AlternanceIntake, { campaign }));
  const upserted = nothingUpserted();
  for (const { line: _, ...values } of rows) {
    const row = { reference: values.reference, values, creation: { campaign, ...values } };
    upsert(em, AlternanceIntake, existing, upserted, row);
  }
  return upserted;
}

/** Saves closures. What a file does not tell is kept; a new closure stops starts, firmly. */
export async function saveClosures(
  em: EntityManager,
  campaign: Campaign,
  rows: ClosureRow[],
): Promise<Upserted> {
  const existing = byReference(await em.find(Closure, { campaign }));
  const upserted = nothingUpserted();
  for (const { line: _, ...row } of rows) {
    const effect = row.effect === null ? 'STARTS' : row.effect;
    const force = row.force === null ? 'HARD' : row.force;
    upsert(em, Closure, existing, upserted, {
      reference: row.reference,
      values: told({ ...row, effect, force }),
      creation: { campaign, ...row, effect: effect ?? 'STARTS', force: force ?? 'HARD' },
    });
  }
  return upserted;
}
