/** Rows of a small campaign, by name: a test says what matters to it and nothing else. */

import type { EntityManager, RequiredEntityData } from '@mikro-orm/postgresql';
import {
  Agency,
  AlternanceIntake,
  Campaign,
  Closure,
  Envelope,
  PoecProject,
  PoecSession,
  PrfOffer,
  Territory,
  Tranche,
} from '../../src/entities/index.ts';

const MADE_UP = { provenance: 'RECONSTRUCTED', source: 'exemple de test' } as const;

/** Normandie 2022 unless told. */
export function aCampaign(em: EntityManager, said: Partial<RequiredEntityData<Campaign>> = {}): Campaign {
  return em.create(Campaign, {
    slug: 'normandie-2022',
    title: 'Normandie 2022',
    regionCode: '28',
    year: 2022,
    startsOn: '2022-01-01',
    endsOn: '2022-12-31',
    ...said,
  });
}

/** A territory: `REG-28`, `DEP-14` ... */
export function aTerritory(
  em: EntityManager,
  said: Pick<RequiredEntityData<Territory>, 'kind' | 'code' | 'name'> & { parent?: Territory },
): Territory {
  return em.create(Territory, { parent: null, ...said });
}

/** A project for welders, structural, of AKTO, unless told. */
export function aProject(
  em: EntityManager,
  campaign: Campaign,
  reference: string,
  said: Partial<RequiredEntityData<PoecProject>> = {},
): PoecProject {
  return em.create(PoecProject, {
    campaign,
    reference,
    opco: 'AKTO',
    branch: null,
    title: 'Soudeur',
    rome: 'H2913',
    formacode: null,
    nature: 'STRUCTURAL',
    alternance: false,
    ...said,
  });
}

/** A session of ten trainees at Caen, wished on 4 April 2022, for 48 128 EUR, unless told. */
export function aSession(
  em: EntityManager,
  project: PoecProject,
  reference: string,
  said: Partial<RequiredEntityData<PoecSession>> = {},
): PoecSession {
  return em.create(PoecSession, {
    project,
    campaign: project.campaign,
    reference,
    departement: '14',
    communeCode: '14118',
    communeName: 'Caen',
    zone: 'Caen',
    agency: null,
    places: 10,
    costCents: 4_812_800,
    hours: 350,
    weeklyHours: 35,
    wishedStart: '04/04/2022',
    wishedFrom: '2022-04-04',
    wishedTo: '2022-04-04',
    windowFrom: null,
    windowTo: null,
    envelope: null,
    state: 'VALIDATED',
    abandonReason: null,
    ...MADE_UP,
    ...said,
  });
}

/** An OPCO's envelope, of AKTO, with no floor and nothing engaged yet, unless told. */
export function anEnvelope(
  em: EntityManager,
  campaign: Campaign,
  reference: string,
  said: Partial<RequiredEntityData<Envelope>> = {},
): Envelope {
  return em.create(Envelope, {
    campaign,
    reference,
    label: `Enveloppe ${reference}`,
    scope: 'OPCO',
    opco: 'AKTO',
    parent: null,
    floorCents: null,
    alreadyEngagedCents: 0,
    ...MADE_UP,
    ...said,
  });
}

/** A tranche: so many cents on a day. */
export function aTranche(
  em: EntityManager,
  envelope: Envelope,
  date: string,
  amountCents: number,
  kind: Tranche['kind'] = 'INITIAL',
): Tranche {
  return em.create(Tranche, { envelope, date, amountCents, kind, ...MADE_UP });
}

/** An ordinary PRF offer for welders at Caen in the spring, unless told. */
export function aPrfOffer(
  em: EntityManager,
  campaign: Campaign,
  reference: string,
  said: Partial<RequiredEntityData<PrfOffer>> = {},
): PrfOffer {
  return em.create(PrfOffer, {
    campaign,
    reference,
    label: 'Soudage, programme régional',
    rome: 'H2913',
    departement: '14',
    zone: 'Caen',
    startsOn: '2022-03-01',
    endsOn: '2022-06-30',
    places: 12,
    structuring: false,
    ...MADE_UP,
    ...said,
  });
}

/** The September intake, for any job anywhere, unless told. */
export function anIntake(
  em: EntityManager,
  campaign: Campaign,
  reference: string,
  said: Partial<RequiredEntityData<AlternanceIntake>> = {},
): AlternanceIntake {
  return em.create(AlternanceIntake, {
    campaign,
    reference,
    label: 'Rentrée de septembre',
    rome: null,
    departement: null,
    date: '2022-09-05',
    maxGapWeeks: 8,
    ...MADE_UP,
    ...said,
  });
}

/** An agency of Caen unless told. */
export function anAgency(
  em: EntityManager,
  campaign: Campaign,
  reference: string,
  said: Partial<RequiredEntityData<Agency>> = {},
): Agency {
  return em.create(Agency, {
    campaign,
    reference,
    name: 'Caen',
    departement: '14',
    zone: 'Caen',
    ...MADE_UP,
    ...said,
  });
}

/** The summer truce unless told. */
export function aClosure(
  em: EntityManager,
  campaign: Campaign,
  reference: string,
  said: Partial<RequiredEntityData<Closure>> = {},
): Closure {
  return em.create(Closure, {
    campaign,
    reference,
    label: 'Trêve estivale',
    firstDay: '2022-07-01',
    lastDay: '2022-08-31',
    ...MADE_UP,
    ...said,
  });
}
