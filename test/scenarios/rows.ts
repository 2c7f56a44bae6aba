/** Builders of the smallest campaign rows: a test states what matters to it and nothing else. */

import type {
  AlternanceIntakeRow,
  CampaignData,
  ClosureRow,
  EnvelopeRow,
  SessionRow,
} from '../../src/scenarios/campaign-data.ts';

/** A validated structural session of 10 trainees, 350 h at 35 h, wished on Monday 14 March 2022, paid by ENV. */
export function aSessionRow(overrides: Partial<SessionRow> = {}): SessionRow {
  return {
    id: `id-${overrides.reference ?? 'S1'}`,
    reference: 'S1',
    project: 'P1',
    title: 'Soudeur',
    opco: 'OPCO_2I',
    branch: null,
    nature: 'STRUCTURAL',
    alternance: false,
    rome: 'H2913',
    departement: '14',
    zone: 'Caen',
    communeName: 'Caen',
    agency: null,
    places: 10,
    costCents: 5_000_000,
    hours: 350,
    weeklyHours: 35,
    wishedStart: '14/03/2022',
    wishedFrom: '2022-03-14',
    wishedTo: '2022-03-14',
    windowFrom: null,
    windowTo: null,
    envelope: 'ENV',
    derogation: null,
    trainingBodyKnownOn: null,
    certificationFrom: null,
    certificationUntil: null,
    announced: false,
    state: 'VALIDATED',
    ...overrides,
  };
}

/** A wish for one exact day. */
export function wishedOn(date: string): Partial<SessionRow> {
  return { wishedStart: date, wishedFrom: date, wishedTo: date };
}

/** A fuzzy wish. */
export function wishedWithin(from: string, to: string): Partial<SessionRow> {
  return { wishedStart: `${from} à ${to}`, wishedFrom: from, wishedTo: to };
}

/** An envelope of 1 M EUR released on 1 January. */
export function anEnvelopeRow(overrides: Partial<EnvelopeRow> = {}): EnvelopeRow {
  return {
    id: `id-${overrides.reference ?? 'ENV'}`,
    reference: 'ENV',
    label: 'Enveloppe',
    parent: null,
    floorCents: null,
    alreadyEngagedCents: 0,
    tranches: [{ date: '2022-01-01', amountCents: 100_000_000, kind: 'INITIAL' }],
    ...overrides,
  };
}

/** An intake of 1 September, open to any job and département, eight weeks at most after the session. */
export function anIntakeRow(overrides: Partial<AlternanceIntakeRow> = {}): AlternanceIntakeRow {
  return {
    reference: 'SEPT',
    label: 'Rentrée de septembre',
    rome: null,
    departement: null,
    date: '2022-09-01',
    maxGapWeeks: 8,
    ...overrides,
  };
}

/** A closure of starts, hard, from 14 July to 31 August 2022. */
export function aClosureRow(overrides: Partial<ClosureRow> = {}): ClosureRow {
  return {
    reference: 'TREVE',
    label: 'Trêve',
    firstDay: '2022-07-14',
    lastDay: '2022-08-31',
    effect: 'STARTS',
    force: 'HARD',
    ...overrides,
  };
}

/** A campaign of the year 2022 with one session and one envelope. */
export function aCampaign(overrides: Partial<CampaignData> = {}): CampaignData {
  return {
    id: 'id-campaign',
    slug: 'essai-2022',
    title: 'Essai 2022',
    regionCode: '28',
    year: 2022,
    startsOn: '2022-01-01',
    endsOn: '2022-12-31',
    sessions: [aSessionRow()],
    envelopes: [anEnvelopeRow()],
    prfOffers: [],
    alternanceIntakes: [],
    closures: [],
    agencies: [],
    opcoCapacities: [],
    candidatePools: [],
    quarterCapacities: [],
    ...overrides,
  };
}
