/** Rows for tests on a real database: the least that the tables accept, and what the test states. */

import type { EntityManager, RequiredEntityData } from '@mikro-orm/postgresql';
import { Campaign, Envelope, PoecProject, PoecSession, Tranche } from '../../src/entities/index.ts';

/** A campaign of 2022 in Normandie, not yet flushed. */
export function newCampaign(em: EntityManager, slug = 'essai-2022'): Campaign {
  return em.create(Campaign, {
    slug,
    title: 'Essai 2022',
    regionCode: '28',
    year: 2022,
    startsOn: '2022-01-01',
    endsOn: '2022-12-31',
  });
}

/** An envelope of the campaign with one tranche on 1 January, 1 M EUR unless told. */
export function newEnvelope(
  em: EntityManager,
  campaign: Campaign,
  {
    reference = 'ENV',
    cents = 100_000_000,
    parent = null,
  }: { reference?: string; cents?: number; parent?: Envelope | null } = {},
): Envelope {
  const sourced = { provenance: 'RECONSTRUCTED', source: 'essai' } as const;
  const envelope = em.create(Envelope, {
    campaign,
    reference,
    label: `Enveloppe ${reference}`,
    scope: 'OPCO',
    parent,
    alreadyEngagedCents: 0,
    ...sourced,
  });
  em.create(Tranche, { envelope, date: '2022-01-01', amountCents: cents, kind: 'INITIAL', ...sourced });
  return envelope;
}

/** A project of AKTO with its reference. */
export function newProject(
  em: EntityManager,
  campaign: Campaign,
  overrides: Partial<RequiredEntityData<PoecProject>> = {},
): PoecProject {
  return em.create(PoecProject, {
    campaign,
    reference: 'P1',
    opco: 'AKTO',
    title: 'Soudeur',
    rome: 'H2913',
    nature: 'STRUCTURAL',
    alternance: false,
    ...overrides,
  });
}

/** A validated session of ten trainees, 50 000 EUR and 350 h, wished on a day. */
export function newSession(
  em: EntityManager,
  project: PoecProject,
  reference: string,
  wishedOn: string,
  overrides: Partial<RequiredEntityData<PoecSession>> = {},
): PoecSession {
  return em.create(PoecSession, {
    project,
    campaign: project.campaign,
    reference,
    departement: '14',
    places: 10,
    costCents: 5_000_000,
    hours: 350,
    weeklyHours: 35,
    wishedStart: wishedOn,
    wishedFrom: wishedOn,
    wishedTo: wishedOn,
    state: 'VALIDATED',
    provenance: 'RECONSTRUCTED',
    source: 'essai',
    ...overrides,
  });
}
