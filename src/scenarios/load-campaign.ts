/** Reads a campaign from the database as plain rows, in a number of queries that does not depend on its size. */

import { type EntityManager, IsolationLevel } from '@mikro-orm/postgresql';
import {
  Agency,
  AlternanceIntake,
  Campaign,
  CandidatePool,
  Closure,
  Envelope,
  OpcoCapacity,
  PrfOffer,
  QuarterCapacity,
  Tranche,
} from '../entities/index.ts';
import type { CampaignData, EnvelopeRow } from './campaign-data.ts';
import { loadSessions } from './load-sessions.ts';

/** How a campaign is asked for: by its key or by its short name. */
export type CampaignKey = { id: string } | { slug: string };

/**
 * A campaign with all its rows as they were at one moment, or null when no campaign has this key. Twelve queries,
 * whatever its size.
 */
export function loadCampaign(em: EntityManager, key: CampaignKey): Promise<CampaignData | null> {
  // A fork of its own: what is read once has no place in the caller's identity map.
  return em.fork().transactional((reader) => readCampaign(reader, key), {
    isolationLevel: IsolationLevel.REPEATABLE_READ,
    readOnly: true,
  });
}

async function readCampaign(reader: EntityManager, key: CampaignKey): Promise<CampaignData | null> {
  const campaign = await reader.findOne(Campaign, key);
  if (campaign === null) return null;
  const ofCampaign = { campaign: campaign.id };
  const byReference = { orderBy: { reference: 'asc' } } as const;
  const agencies = await reader.find(Agency, ofCampaign, byReference);
  const envelopes = await reader.find(Envelope, ofCampaign, byReference);
  const tranches = await reader.find(
    Tranche,
    { envelope: { campaign: campaign.id } },
    { orderBy: { date: 'asc', kind: 'asc' } },
  );
  return {
    id: campaign.id,
    slug: campaign.slug,
    title: campaign.title,
    regionCode: campaign.regionCode,
    year: campaign.year,
    startsOn: campaign.startsOn,
    endsOn: campaign.endsOn,
    sessions: await loadSessions(reader, campaign.id, { agencies, envelopes }),
    envelopes: envelopeRows(envelopes, tranches),
    prfOffers: await reader.find(PrfOffer, ofCampaign, byReference).then(plainOffers),
    alternanceIntakes: await reader.find(AlternanceIntake, ofCampaign, byReference).then(plainIntakes),
    closures: await reader.find(Closure, ofCampaign, byReference).then(plainClosures),
    agencies: agencies.map(({ reference, name, launchCap }) => ({ reference, name, launchCap })),
    opcoCapacities: await reader
      .find(OpcoCapacity, ofCampaign, { orderBy: { opco: 'asc' } })
      .then((rows) => rows.map(({ opco, monthlyLaunchCap }) => ({ opco, monthlyLaunchCap }))),
    candidatePools: await reader.find(CandidatePool, ofCampaign, byReference).then(plainPools),
    quarterCapacities: await reader
      .find(QuarterCapacity, ofCampaign, { orderBy: { quarter: 'asc' } })
      .then((rows) => rows.map(({ quarter, entries, costCents }) => ({ quarter, entries, costCents }))),
  };
}

function envelopeRows(envelopes: Envelope[], tranches: Tranche[]): EnvelopeRow[] {
  const byEnvelope = Map.groupBy(tranches, (tranche) => tranche.envelope.id);
  return envelopes.map((envelope) => ({
    id: envelope.id,
    reference: envelope.reference,
    label: envelope.label,
    parent: envelope.parent?.unwrap().reference ?? null,
    floorCents: envelope.floorCents,
    alreadyEngagedCents: envelope.alreadyEngagedCents,
    tranches: (byEnvelope.get(envelope.id) ?? []).map(({ date, amountCents, kind }) => ({
      date,
      amountCents,
      kind,
    })),
  }));
}

function plainOffers(offers: PrfOffer[]): CampaignData['prfOffers'] {
  return offers.map((offer) => ({
    reference: offer.reference,
    label: offer.label,
    rome: offer.rome,
    departement: offer.departement,
    zone: offer.zone,
    startsOn: offer.startsOn,
    endsOn: offer.endsOn,
    places: offer.places,
    structuring: offer.structuring,
  }));
}

function plainIntakes(intakes: AlternanceIntake[]): CampaignData['alternanceIntakes'] {
  return intakes.map(({ reference, label, rome, departement, date, maxGapWeeks }) => ({
    reference,
    label,
    rome,
    departement,
    date,
    maxGapWeeks,
  }));
}

function plainClosures(closures: Closure[]): CampaignData['closures'] {
  return closures.map(({ reference, label, firstDay, lastDay, effect, force }) => ({
    reference,
    label,
    firstDay,
    lastDay,
    effect,
    force,
  }));
}

function plainPools(pools: CandidatePool[]): CampaignData['candidatePools'] {
  return pools.map(({ reference, family, zone, departement, expectedCandidates }) => ({
    reference,
    family,
    zone,
    departement,
    expectedCandidates,
  }));
}
