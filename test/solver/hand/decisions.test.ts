import { describe, expect, test } from '@jest/globals';
import type { Decision } from '../../../solver/hand/types.ts';
import { checkInstance } from '../../../solver/index.ts';
import { aClosure, anEnvelope, anInstance, someParameters } from '../builders.ts';
import { applied, deciding, problemsOf, sessionsAfter } from './hands.ts';

/** Weeks of 2022 from Monday 3 January: week 9 starts on 7 March, week 13 on 4 April, week 26 on 4 July. */
const instance = anInstance({
  sessions: [
    { wishedWeek: 9, window: { earliest: 5, latest: 20 } },
    { wishedWeek: 13, opco: 'OPCO EP', zone: 'Lisieux', rome: 'H2909', nature: 'CONJUNCTURAL' },
    {
      ...{ wishedWeek: 13, departement: '76', zone: 'Rouen', rome: 'G1602', agency: 'Rouen', envelope: 'E2' },
      ...{ branch: 'travail temporaire', region: '32' },
    },
    { pinnedWeek: 10, pinReason: 'ENGAGED' },
  ],
  envelopes: [anEnvelope(), anEnvelope({ id: 'E2', parent: 'E1' })],
  closures: [aClosure({ label: 'trêve' })],
});

/** Sessions that a filter finds, seen by the weeks they are forbidden. */
function foundBy(which: Decision['which']): string[] {
  const sessions = sessionsAfter(instance, deciding({ kind: 'FORBID', which, when: [50] }));
  return sessions.filter(({ forbiddenWeeks }) => forbiddenWeeks.includes(50)).map(({ id }) => id);
}

describe('a decision that can be followed', () => {
  test('PIN puts a session in the week that holds the day', () => {
    const [first] = sessionsAfter(instance, deciding({ kind: 'PIN', which: 'S1', at: '2022-03-13' }));
    expect(first).toEqual({ ...instance.sessions[0], pinnedWeek: 9, pinReason: 'PLANNER' });
  });

  test('FORBID closes weeks, by rank, by date, and by a span of start dates', () => {
    const forbidden = (when: Extract<Decision, { kind: 'FORBID' }>['when']) =>
      sessionsAfter(instance, deciding({ kind: 'FORBID', which: 'S1', when }))[0]!.forbiddenWeeks;
    expect(forbidden([7, '2022-03-07', 7])).toEqual([7, 9]);
    expect(forbidden({ from: '2022-03-07', to: '2022-03-20' })).toEqual([9, 10]);
    expect(forbidden({ from: '2022-03-08', to: '2022-03-14' })).toEqual([10]);
    expect(forbidden({ from: '2021-01-01', to: '2022-01-10' })).toEqual([0, 1]);
  });

  test('a span and NOT_BEFORE look at the own start date of a session', () => {
    const startDateByStart = instance.weeks.map(({ startDate }, w) => (w === 9 ? '2022-03-10' : startDate));
    const thursday = anInstance({ sessions: [{ startDateByStart }] });
    const forbidden = (decision: Decision) => sessionsAfter(thursday, deciding(decision))[0]!.forbiddenWeeks;
    expect(
      forbidden({ kind: 'FORBID', which: 'S1', when: { from: '2022-03-08', to: '2022-03-10' } }),
    ).toEqual([9]);
    expect(forbidden({ kind: 'NOT_BEFORE', which: 'S1', date: '2022-03-10' })).toEqual([
      0, 1, 2, 3, 4, 5, 6, 7, 8,
    ]);
    expect(forbidden({ kind: 'NOT_BEFORE', which: 'S1', date: '2022-03-11' })).toHaveLength(10);
  });

  test('PREFER changes the wish, keeps what the employers asked for, and the last one counts', () => {
    const twice = deciding(
      { kind: 'PREFER', which: {}, at: 14 },
      { kind: 'PREFER', which: 'S1', at: '2022-04-25' },
    );
    const [first, second, , fourth] = sessionsAfter(instance, twice);
    expect(first).toMatchObject({ wishedWeek: 16, askedWeek: 9 });
    expect(second).toMatchObject({ wishedWeek: 14, askedWeek: 13 });
    expect(fourth).toEqual(instance.sessions[3]);
    const again = applied(
      { ...instance, sessions: [first!] },
      deciding({ kind: 'PREFER', which: 'S1', at: 6 }),
    );
    expect(again.instance.sessions[0]).toMatchObject({ wishedWeek: 6, askedWeek: 9 });
  });

  test('adds to what the instance forbids, and leaves the instance given untouched', () => {
    const before = anInstance({ sessions: [{ forbiddenWeeks: [12, 3] }] });
    const copy = structuredClone(before);
    const after = applied(before, deciding({ kind: 'FORBID', which: 'S1', when: [12, 5] })).instance;
    expect(after.sessions[0]!.forbiddenWeeks).toEqual([3, 5, 12]);
    expect(before).toEqual(copy);
    expect(checkInstance(after)).toEqual([]);
  });

  test('an empty hand changes nothing', () => {
    expect(applied(instance, deciding())).toEqual({ instance, parameters: someParameters(), effects: [] });
  });
});

describe('a filter finds the sessions that may move', () => {
  test.each<[string, Decision['which'], string[]]>([
    ['every session', {}, ['S1', 'S2', 'S3']],
    ['one OPCO', { opco: ['OPCO EP'] }, ['S2']],
    ['one of two OPCO', { opco: ['OPCO EP', 'AKTO'] }, ['S1', 'S2', 'S3']],
    ['a branch', { branch: ['travail temporaire'] }, ['S3']],
    ['a département', { departement: ['76'] }, ['S3']],
    ['a region of its own', { region: ['32'] }, ['S3']],
    ['the region of the instance', { region: ['28'] }, ['S1', 'S2']],
    ['an agency', { agency: ['Rouen'] }, ['S3']],
    ['a zone', { zone: ['Lisieux'] }, ['S2']],
    ['a job', { rome: ['H2913'] }, ['S1']],
    ['a job family', { rome: ['H29'] }, ['S1', 'S2']],
    ['a nature', { nature: ['CONJUNCTURAL'] }, ['S2']],
    ['an envelope', { envelope: ['E2'] }, ['S3']],
    ['an envelope with its descendants', { envelope: ['E1'] }, ['S1', 'S2', 'S3']],
    ['the quarter of the wish', { quarter: ['2022-Q2'] }, ['S2', 'S3']],
    ['two properties at once', { rome: ['H29'], quarter: ['2022-Q2'] }, ['S2']],
    ['all but one', { quarter: ['2022-Q2'], except: ['S2'] }, ['S3']],
    ['ids', ['S3', 'S1'], ['S1', 'S3']],
  ])('%s', (_, which, ids) => {
    expect(foundBy(which)).toEqual(ids);
  });
});

describe('a decision that cannot be followed is told at its place, with what it meets', () => {
  const pin = (at: string | number, which: Decision['which'] = 'S1'): Decision => ({
    kind: 'PIN',
    which,
    at,
  });
  test.each<[string, Decision[], string, RegExp]>([
    ['unknown session', [pin(9, 'S9')], 'SESSION_UNKNOWN /decisions/0/which', /S9/],
    ['unknown id in a list', [pin(9, ['S1', 'S9'])], 'SESSION_UNKNOWN /decisions/0/which/1', /S9/],
    ['unknown exception', [pin(9, { except: ['S9'] })], 'SESSION_UNKNOWN /decisions/0/which/except/0', /S9/],
    [
      'a value no session has',
      [pin(9, { opco: ['AKTO', 'AKT0'] })],
      'FILTER_VALUE_UNKNOWN /decisions/0/which/opco/1',
      /AKTO, OPCO EP/,
    ],
    [
      'a filter that finds nothing',
      [pin(9, { opco: ['AKTO'], zone: ['Lisieux'] })],
      'FILTER_MATCHES_NOTHING /decisions/0/which',
      /Lisieux/,
    ],
    [
      'a filter that finds fixed ones only',
      [pin(9, { except: ['S1', 'S2', 'S3'] })],
      'FILTER_MATCHES_FIXED /decisions/0/which',
      /restent où elles sont/,
    ],
    [
      'a date before the horizon',
      [pin('2022-01-02')],
      'DATE_OUTSIDE_HORIZON /decisions/0/at',
      /2022-01-03 au 2023-01-01/,
    ],
    [
      'a date after the horizon',
      [{ kind: 'NOT_BEFORE', which: 'S1', date: '2023-01-02' }],
      'DATE_OUTSIDE_HORIZON /decisions/0/date',
      /2023-01-01/,
    ],
    ['a week after the horizon', [pin(52)], 'WEEK_OUTSIDE_HORIZON /decisions/0/at', /0 à 51/],
    [
      'a span outside the horizon',
      [{ kind: 'FORBID', which: 'S1', when: { from: '2023-02-01', to: '2023-02-02' } }],
      'DATE_OUTSIDE_HORIZON /decisions/0/when/from',
      /2023-02-01/,
    ],
    ['an impossible date', [pin('2022-02-30')], 'DATE_IMPOSSIBLE /decisions/0/at', /n'existe pas/],
    [
      'a span without a start',
      [{ kind: 'FORBID', which: 'S1', when: { from: '2022-03-08', to: '2022-03-13' } }],
      'FORBIDS_NOTHING /decisions/0/when',
      /jour de début/,
    ],
    [
      'two weeks imposed',
      [pin(9), pin(10, {})],
      'PINNED_TWICE /decisions/1/at',
      /« S1 », la décision 0 impose déjà la semaine 9/,
    ],
    [
      'a week imposed and forbidden',
      [{ kind: 'FORBID', which: { quarter: ['2022-Q1'] }, when: [9] }, pin(9)],
      'PIN_FORBIDDEN /decisions/1/at',
      /la décision 0 ferme la semaine 9/,
    ],
    [
      'a week imposed and too early',
      [pin(9), { kind: 'NOT_BEFORE', which: 'S1', date: '2022-03-08' }],
      'PIN_FORBIDDEN /decisions/0/at',
      /la décision 1/,
    ],
    [
      'a week outside the window',
      [pin(21)],
      'PIN_CLOSED /decisions/0/at',
      /hors de la fenêtre convenue.*evenIfClosed/,
    ],
    ['a week in the truce', [pin(26, ['S2', 'S3'])], 'PIN_CLOSED /decisions/0/at', /« S2 », « S3 ».*trêve/],
    ['engaged elsewhere', [pin(9, 'S4')], 'SESSION_FIXED /decisions/0/at', /elle est engagée en semaine 10/],
    [
      'engaged where it is forbidden',
      [{ kind: 'FORBID', which: 'S4', when: [10] }],
      'SESSION_FIXED /decisions/0/when',
      /S4/,
    ],
    [
      'engaged and not to start before',
      [{ kind: 'NOT_BEFORE', which: 'S4', date: '2022-03-15' }],
      'SESSION_FIXED /decisions/0/date',
      /S4/,
    ],
    [
      'not before, after the window',
      [{ kind: 'NOT_BEFORE', which: 'S1', date: '2022-05-24' }],
      'NOT_BEFORE_TOO_LATE /decisions/0/date',
      /du 2022-02-07 au 2022-05-23/,
    ],
    [
      'the whole window forbidden',
      [
        { kind: 'NOT_BEFORE', which: 'S1', date: '2022-05-16' },
        { kind: 'FORBID', which: 'S1', when: [19, 20] },
      ],
      'NO_WEEK_LEFT /decisions/1/when',
      /avec la décision 0/,
    ],
    [
      'a forbidden week preferred',
      [
        { kind: 'PREFER', which: 'S1', at: 9 },
        { kind: 'FORBID', which: {}, when: [9] },
      ],
      'PREFERRED_FORBIDDEN /decisions/0/at',
      /la décision 1/,
    ],
  ])('%s', (_, decisions, fault, message) => {
    const { faults, messages } = problemsOf(instance, deciding(...decisions));
    expect(faults).toEqual([fault]);
    expect(messages).toMatch(message);
  });

  test('a week that the instance already forbids', () => {
    const forbidden = anInstance({ sessions: [{ forbiddenWeeks: [9] }] });
    const { faults } = problemsOf(forbidden, deciding({ kind: 'PIN', which: 'S1', at: 9 }));
    expect(faults).toEqual(['PIN_FORBIDDEN /decisions/0/at']);
  });

  test('all faults at once, and nothing is half applied', () => {
    const hand = deciding({ kind: 'PIN', which: 'S9', at: 1 }, pin(9), pin(10), {
      kind: 'PREFER',
      which: 'S2',
      at: 99,
    });
    expect(problemsOf(instance, hand).faults).toEqual([
      'SESSION_UNKNOWN /decisions/0/which',
      'WEEK_OUTSIDE_HORIZON /decisions/3/at',
      'PINNED_TWICE /decisions/2/at',
    ]);
  });
});

describe('what looks like a contradiction and is none', () => {
  test.each<[string, Decision[]]>([
    [
      'the same week imposed twice',
      [
        { kind: 'PIN', which: 'S1', at: 9 },
        { kind: 'PIN', which: 'S1', at: '2022-03-08' },
      ],
    ],
    ['the week where it is engaged', [{ kind: 'PIN', which: 'S4', at: 10 }]],
    ['not before the last day of the window', [{ kind: 'NOT_BEFORE', which: 'S1', date: '2022-05-23' }]],
    [
      'a week imposed, another forbidden',
      [
        { kind: 'PIN', which: 'S1', at: 9 },
        { kind: 'FORBID', which: {}, when: [10] },
      ],
    ],
    ['a closed week imposed knowingly', [{ kind: 'PIN', which: 'S2', at: 26, evenIfClosed: true }]],
    ['a wish outside the window', [{ kind: 'PREFER', which: 'S1', at: 40 }]],
    ['a session without an open week, before as after', [{ kind: 'FORBID', which: 'S4', when: [11] }]],
  ])('%s', (_, decisions) => {
    const after = applied(instance, deciding(...decisions)).instance;
    expect(checkInstance(after)).toEqual([]);
  });
});
