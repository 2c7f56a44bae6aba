import { describe, expect, test } from '@jest/globals';
import { readInstance } from '../../../solver/instance/read.ts';
import {
  aClosure,
  anEnvelope,
  anInstance,
  anIntake,
  anOffer,
  endsAfter,
  monthsOf,
  weeksFrom,
} from '../builders.ts';

/** Problems of a value as "CODE /path". */
function told(value: unknown): string[] {
  const outcome = readInstance(value);
  return 'problems' in outcome ? outcome.problems.map(({ code, path }) => `${code} ${path}`) : [];
}

const WEEKS = weeksFrom('2022-01-03', 2);
/** An instance as somebody writes it by hand: what has a default is left out. */
const SHORT = {
  format: 'metronome-instance/1',
  name: 'à la main',
  grid: 'WEEK',
  weeks: WEEKS,
  months: monthsOf(WEEKS),
  sessions: [
    {
      id: 'S1',
      opco: 'AKTO',
      rome: 'H2913',
      plannedEntries: 8,
      costCents: 4_000_000,
      envelope: 'E1',
      wishedWeek: 1,
      window: { earliest: 0, latest: 1 },
      nature: 'CONJUNCTURAL',
      endDateByStart: endsAfter(WEEKS, 8),
    },
  ],
  envelopes: [{ id: 'E1', tranches: [{ date: '2022-01-01', amountCents: 5_000_000, kind: 'INITIAL' }] }],
};

test('a whole instance is read as it is', () => {
  const instance = anInstance({
    prfOffers: [anOffer()],
    alternanceIntakes: [anIntake()],
    closures: [aClosure()],
  });
  expect(readInstance(instance)).toEqual({ instance });
});

test('a short instance is completed by the defaults, and the value given is left alone', () => {
  const written = JSON.stringify(SHORT);
  expect(readInstance(SHORT)).toEqual({
    instance: {
      ...SHORT,
      regionCode: null,
      sessions: [
        {
          ...SHORT.sessions[0],
          agency: null,
          departement: null,
          zone: null,
          alternanceIntakes: [],
          placementWeight: 1,
          pinnedWeek: null,
          pinReason: null,
          forbiddenWeeks: [],
          closureExempt: false,
        },
      ],
      envelopes: [{ ...SHORT.envelopes[0], parent: null, alreadyEngagedCents: 0, floorCents: null }],
      prfOffers: [],
      alternanceIntakes: [],
      closures: [],
    },
  });
  expect(JSON.stringify(SHORT)).toBe(written);
});

describe('shape', () => {
  test.each<[string, unknown, string[]]>([
    ['null', null, ['TYPE_INVALID ']],
    ['nothing', undefined, ['TYPE_INVALID ']],
    ['a list', [], ['TYPE_INVALID ']],
    ['a field missing', { ...SHORT, name: undefined }, ['FIELD_MISSING /name']],
    ['a field nobody knows', { ...SHORT, weaks: [] }, ['FIELD_UNKNOWN /weaks']],
    ['another version', { ...SHORT, format: 'metronome-instance/2' }, ['VALUE_UNKNOWN /format']],
    ['another grid', { ...SHORT, grid: 'DAY' }, ['VALUE_UNKNOWN /grid']],
    ['a region that is a name', { ...SHORT, regionCode: 'Normandie' }, ['FORMAT_INVALID /regionCode']],
    ['sessions that are no list', { ...SHORT, sessions: {} }, ['TYPE_INVALID /sessions']],
    [
      'a number written as text',
      { ...SHORT, sessions: [{ ...SHORT.sessions[0], plannedEntries: '8' }] },
      ['TYPE_INVALID /sessions/0/plannedEntries'],
    ],
    ['a name that is empty', { ...SHORT, name: '' }, ['TEXT_EMPTY /name']],
    [
      'a département that is a region',
      { ...SHORT, sessions: [{ ...SHORT.sessions[0], departement: 'REG-28' }] },
      ['FORMAT_INVALID /sessions/0/departement'],
    ],
  ])('%s', (_, value, problems) => {
    expect(told(value)).toEqual(problems);
  });

  test.each(['14', '2A', '974'])('département %s', (departement) => {
    expect(told({ ...SHORT, sessions: [{ ...SHORT.sessions[0], departement }] })).toEqual([]);
  });
});

test('faults of shape and of consistency are told together, one per place', () => {
  const value = {
    ...anInstance({ envelopes: [anEnvelope({ alreadyEngagedCents: -1 })], sessions: [{ wishedWeek: 99 }] }),
    grid: 'DAY',
  };
  expect(told(value)).toEqual([
    'VALUE_UNKNOWN /grid',
    'WISHED_WEEK_OUTSIDE_HORIZON /sessions/0/wishedWeek',
    'MONEY_NEGATIVE /envelopes/0/alreadyEngagedCents',
  ]);
});

test('a fraction or a NaN where a count is due does not hide the other problems', () => {
  const instance = anInstance({
    sessions: [{ costCents: 12.5, placementWeight: Number.NaN, envelope: 'E9' }],
  });
  expect(told(instance)).toEqual([
    'MONEY_NOT_INTEGER /sessions/0/costCents',
    'WEIGHT_INVALID /sessions/0/placementWeight',
    'ENVELOPE_UNKNOWN /sessions/0/envelope',
  ]);
});

test('a message has the value, the place, what was expected and what to do', () => {
  expect(readInstance({ ...SHORT, grid: 'DAY' })).toEqual({
    problems: [
      {
        code: 'VALUE_UNKNOWN',
        path: '/grid',
        value: 'DAY',
        message:
          "« DAY » n'est pas accepté en /grid. Attendu : une de ces valeurs : WEEK, HALF_MONTH, MONTH. Choisir une de ces valeurs.",
      },
    ],
  });
  expect(readInstance({ ...SHORT, sessions: [] })).toEqual({
    problems: [
      {
        code: 'NO_SESSION',
        path: '/sessions',
        value: [],
        message:
          '« [] » : aucune session à programmer. Attendu : au moins une. Importer les fiches de la région, ou vérifier le filtre.',
      },
    ],
  });
});

test('a field name with a slash keeps its pointer readable by a machine', () => {
  expect(told({ ...SHORT, 'a/b~c': 1 })).toEqual(['FIELD_UNKNOWN /a~1b~0c']);
});
