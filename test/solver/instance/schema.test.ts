import { describe, expect, test } from '@jest/globals';
import schema from '../../../solver/instance/instance.schema.json' with { type: 'json' };
import { readInstance } from '../../../solver/instance/read.ts';
import type {
  Agency,
  AlternanceIntake,
  CandidatePool,
  Capacity,
  Closure,
  Envelope,
  Instance,
  Month,
  Opco,
  PrfOffer,
  Session,
  Tranche,
  Week,
  Window,
} from '../../../solver/instance/types.ts';
import parametersSchema from '../../../solver/parameters/parameters.schema.json' with { type: 'json' };
import type { Level, Parameters } from '../../../solver/parameters/types.ts';
import { aCapacity, aClosure, anAgency, anInstance, anOpco, aPool } from '../builders.ts';

/** Fields of a type: the compiler refuses this table when it and the type part. */
type Fields<T> = Record<keyof Required<T>, true>;

const INSTANCE: Fields<Instance> = {
  format: true,
  name: true,
  regionCode: true,
  grid: true,
  weeks: true,
  months: true,
  sessions: true,
  envelopes: true,
  prfOffers: true,
  alternanceIntakes: true,
  closures: true,
  decisionDate: true,
  agencies: true,
  opcos: true,
  candidatePools: true,
  capacities: true,
};
const WEEK: Fields<Week> = { startDate: true, offsetWeeks: true };
const MONTH: Fields<Month> = { month: true, quarter: true, workingDays: true, workingDaysByRegion: true };
const WINDOW: Fields<Window> = { earliest: true, latest: true };
const SESSION: Fields<Session> = {
  id: true,
  label: true,
  opco: true,
  agency: true,
  region: true,
  departement: true,
  zone: true,
  rome: true,
  plannedEntries: true,
  costCents: true,
  envelope: true,
  wishedWeek: true,
  window: true,
  nature: true,
  startDateByStart: true,
  endDateByStart: true,
  alternanceIntakes: true,
  placementWeight: true,
  pinnedWeek: true,
  pinReason: true,
  forbiddenWeeks: true,
  closureExempt: true,
  project: true,
  hours: true,
  derogation: true,
  trainingBodyKnownOn: true,
  validated: true,
  certification: true,
  publishedWeek: true,
  announced: true,
  askedWeek: true,
  branch: true,
};
const CERTIFICATION: Fields<NonNullable<Session['certification']>> = { validFrom: true, validUntil: true };
const TRANCHE: Fields<Tranche> = { date: true, amountCents: true, kind: true };
const ENVELOPE: Fields<Envelope> = {
  id: true,
  label: true,
  parent: true,
  tranches: true,
  alreadyEngagedCents: true,
  floorCents: true,
};
const PRF_OFFER: Fields<PrfOffer> = {
  id: true,
  label: true,
  rome: true,
  departement: true,
  zone: true,
  startDate: true,
  endDate: true,
  places: true,
  structuring: true,
};
const INTAKE: Fields<AlternanceIntake> = { id: true, label: true, date: true, maxGapWeeks: true };
const CLOSURE: Fields<Closure> = { id: true, label: true, kind: true, region: true, from: true, to: true };
const AGENCY: Fields<Agency> = { id: true, label: true, launchCap: true };
const OPCO: Fields<Opco> = { id: true, label: true, monthlyLaunchCap: true };
const POOL: Fields<CandidatePool> = {
  id: true,
  label: true,
  family: true,
  zone: true,
  departement: true,
  expectedCandidates: true,
};
const CAPACITY: Fields<Capacity> = { quarter: true, entries: true, costCents: true };
const PARAMETERS: Fields<Parameters> = {
  seed: true,
  engine: true,
  unplaced: true,
  proof: true,
  levels: true,
  gates: true,
  smoothing: true,
  concurrency: true,
  fidelity: true,
  delays: true,
  hoursCap: true,
  agencyLoad: true,
  opcoLoad: true,
  candidatePool: true,
  spacing: true,
  unforeseenReserve: true,
  stability: true,
};
const SMOOTHING: Fields<Parameters['smoothing']> = {
  mode: true,
  scopes: true,
  periods: true,
  peakWeight: true,
  stepWidth: true,
  slopes: true,
  profile: true,
};
const CONCURRENCY: Fields<Parameters['concurrency']> = {
  sameRome: true,
  sameFamily: true,
  sameZone: true,
  sameDepartement: true,
  horizonWeeks: true,
};
const FIDELITY: Fields<Parameters['fidelity']> = { structural: true, conjunctural: true, innovative: true };
const DELAYS: Fields<Parameters['delays']> = {
  preparationWeeks: true,
  sourcingWeeks: true,
  opinionWeeks: true,
  validationWeeks: true,
};
const AGENCY_LOAD: Fields<Parameters['agencyLoad']> = { mode: true, launchWeeks: true };
const OPCO_LOAD: Fields<Parameters['opcoLoad']> = { mode: true };
const CANDIDATE_POOL: Fields<Parameters['candidatePool']> = { mode: true };
const SPACING: Fields<Parameters['spacing']> = { projectWeeks: true, jobZoneWeeks: true };
const RESERVE: Fields<Parameters['unforeseenReserve']> = { share: true };
const STABILITY: Fields<Parameters['stability']> = { perMove: true, perWeek: true, announcedFactor: true };
const LEVEL: Fields<Level> = {
  name: true,
  terms: true,
  tolerance: true,
  gap: true,
  nodeLimit: true,
  secondsLimit: true,
};

const { $defs: of } = schema;
const { properties: parametersOf } = parametersSchema;

test.each<[string, object, object]>([
  ['Instance', schema, INSTANCE],
  ['Week', of.week, WEEK],
  ['Month', of.month, MONTH],
  ['Window', of.window, WINDOW],
  ['Session', of.session, SESSION],
  ['Tranche', of.tranche, TRANCHE],
  ['Envelope', of.envelope, ENVELOPE],
  ['PrfOffer', of.prfOffer, PRF_OFFER],
  ['AlternanceIntake', of.alternanceIntake, INTAKE],
  ['Closure', of.closure, CLOSURE],
  ['Certification', of.certification, CERTIFICATION],
  ['Agency', of.agency, AGENCY],
  ['Opco', of.opco, OPCO],
  ['CandidatePool', of.candidatePool, POOL],
  ['Capacity', of.capacity, CAPACITY],
  ['Parameters', parametersSchema, PARAMETERS],
  ['SmoothingParameters', parametersOf.smoothing, SMOOTHING],
  ['ConcurrencyParameters', parametersOf.concurrency, CONCURRENCY],
  ['FidelityParameters', parametersOf.fidelity, FIDELITY],
  ['DelayParameters', parametersOf.delays, DELAYS],
  ['agencyLoad', parametersOf.agencyLoad, AGENCY_LOAD],
  ['opcoLoad', parametersOf.opcoLoad, OPCO_LOAD],
  ['candidatePool', parametersOf.candidatePool, CANDIDATE_POOL],
  ['spacing', parametersOf.spacing, SPACING],
  ['unforeseenReserve', parametersOf.unforeseenReserve, RESERVE],
  ['StabilityParameters', parametersOf.stability, STABILITY],
  ['Level', parametersSchema.$defs.level, LEVEL],
])('the schema and the type %s have the same fields', (_, node, fields) => {
  const { properties, additionalProperties } = node as { properties: object; additionalProperties: boolean };
  expect(Object.keys(properties).sort()).toEqual(Object.keys(fields).sort());
  expect(additionalProperties).toBe(false);
});

test('a field is required, has a default, or is optional in the type', () => {
  const optional: Record<string, string[]> = {
    instance: ['decisionDate', 'agencies', 'opcos', 'candidatePools', 'capacities'],
    session: [
      ...['startDateByStart', 'project', 'hours', 'derogation', 'trainingBodyKnownOn', 'validated'],
      ...['certification', 'publishedWeek', 'announced', 'askedWeek', 'region', 'branch'],
    ],
    month: ['workingDaysByRegion'],
    closure: ['kind', 'region'],
  };
  for (const [name, node] of Object.entries({ instance: schema, ...of })) {
    const { required, properties } = node as { required: string[]; properties: Record<string, object> };
    const left = ['label', ...(optional[name] ?? [])];
    const open = Object.entries(properties).filter(([, property]) => !('default' in property));
    expect({ name, fields: open.map(([field]) => field).filter((field) => !left.includes(field)) }).toEqual({
      name,
      fields: required,
    });
  }
});

/** Every property of a schema, with its path. */
function propertiesOf(node: unknown, path: string): [string, Record<string, unknown>][] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, child]): [string, Record<string, unknown>][] => {
    const own = key === 'properties' ? Object.entries(child as Record<string, Record<string, unknown>>) : [];
    return [
      ...own.map(([name, property]): [string, Record<string, unknown>] => [`${path}/${name}`, property]),
      ...propertiesOf(child, key === 'properties' ? path : `${path}/${key}`),
    ];
  });
}

describe.each([
  ['instance', schema, 90],
  ['parameters', parametersSchema, 50],
])('%s.schema.json', (_, root, atLeast) => {
  const properties = propertiesOf(root, '');

  test('describes every property, with its unit', () => {
    expect(properties.length).toBeGreaterThan(atLeast);
    const bare = properties.filter(([, { description, unit }]) => !isText(description) || !isText(unit));
    expect(bare.map(([path]) => path)).toEqual([]);
  });

  test('takes integers where money, weeks, trainees, places and days are counted', () => {
    const counted = [
      ...['euro cents', 'week index', 'trainees', 'places', 'working days', 'nodes', 'sessions', 'people'],
    ];
    const fractional = properties.filter(
      ([, { unit, type }]) => counted.includes(unit as string) && ![type].flat().includes('integer'),
    );
    expect(fractional.map(([path]) => path)).toEqual([]);
  });
});

function isText(value: unknown): boolean {
  return typeof value === 'string' && value.length > 0;
}

test('the instance of the builders is valid, with and without what may be left out', () => {
  expect(readInstance(anInstance())).toEqual({ instance: anInstance() });
  const whole = anInstance({
    decisionDate: '2021-12-01',
    agencies: [anAgency()],
    opcos: [anOpco()],
    candidatePools: [aPool()],
    capacities: [aCapacity()],
    closures: [aClosure({ kind: 'SOFT', region: '28' })],
    sessions: [
      {
        agency: 'Caen',
        project: 'P1',
        hours: 399,
        derogation: null,
        trainingBodyKnownOn: '2021-11-02',
        validated: false,
        certification: { validFrom: null, validUntil: '2023-12-31' },
        publishedWeek: 3,
        announced: true,
      },
    ],
  });
  expect(readInstance(whole)).toEqual({ instance: whole });
});
