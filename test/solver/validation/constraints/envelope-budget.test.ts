import { describe, expect, test } from '@jest/globals';
import type { Envelope, Session } from '../../../../solver/instance/types.ts';
import { verify } from '../../../../solver/validation/verify.ts';
import { anEnvelope, anInstance, aTranche, someParameters, starts, weeksOf } from '../../builders.ts';
import { broken } from '../broken.ts';

/** 52 weeks from Monday 3 January 2022: week 12 starts on 28 March, week 13 on 4 April. */
const MARCH = 12;
const APRIL = 13;

/** Sessions at these costs in cents, all paid by E1, beside these envelopes. */
function costing(costs: number[], envelopes: Envelope[], paidBy: string[] = []) {
  const sessions: Partial<Session>[] = costs.map((costCents, i) => ({
    costCents,
    envelope: paidBy[i] ?? 'E1',
  }));
  return anInstance({ weeks: weeksOf(2022), sessions, envelopes });
}

/** Cents released on 1 January, then on 1 April. */
function released(january: number, april: number, overrides: Partial<Envelope> = {}): Envelope {
  return anEnvelope({
    tranches: [
      aTranche({ amountCents: january }),
      aTranche({ date: '2022-04-01', kind: 'RESERVE', amountCents: april }),
    ],
    ...overrides,
  });
}

const short = (excess: number, date?: string, envelope = 'E1') => ({
  rule: 'envelope-budget',
  subject: date === undefined ? { envelope } : { envelope, date },
  excess,
  unit: 'cents',
});

describe('at the end', () => {
  test.each([
    ['one cent left', 199, []],
    ['to the cent', 200, []],
    ['one cent too much', 201, [short(1)]],
    ['fifty cents too much', 250, [short(50)]],
  ])('%s', (_, total, expected) => {
    expect(broken(costing([100, total - 100], [released(200, 0)]), starts(APRIL, APRIL))).toEqual(expected);
  });

  test('an unplaced session costs nothing', () => {
    expect(broken(costing([100, 101], [released(200, 0)]), starts(0, null))).toEqual([]);
  });
});

describe('just before a release', () => {
  const instance = costing([85, 15], [released(85, 15)]);

  test('the reserve pays what starts after it', () => {
    expect(broken(instance, starts(MARCH, APRIL))).toEqual([]);
  });

  test('the reserve does not pay what starts before it', () => {
    expect(broken(instance, starts(MARCH, MARCH))).toEqual([short(15, '2022-04-01')]);
  });

  test.each([
    ['the day before', '2022-03-31', [short(15, '2022-04-01')]],
    ['on the day', '2022-04-01', []],
  ])('a start %s of the release', (_, day, expected) => {
    const startDateByStart = weeksOf(2022).map(({ startDate }, w) => (w === MARCH ? day : startDate));
    const sessions = instance.sessions.map((session) => ({ ...session, startDateByStart }));
    expect(broken({ ...instance, sessions }, starts(0, MARCH))).toEqual(expected);
  });

  test('too much before and too much at the end are two faults', () => {
    expect(broken(costing([90, 20], [released(85, 15)]), starts(MARCH, APRIL))).toEqual([
      short(5, '2022-04-01'),
      short(10),
    ]);
  });

  test('nothing is paid before the first release', () => {
    const late = anEnvelope({ tranches: [aTranche({ date: '2022-01-04', amountCents: 100 })] });
    expect(broken(costing([60, 40], [late]), starts(0, 1))).toEqual([short(60, '2022-01-04')]);
    expect(broken(costing([60, 40], [late]), starts(1, 1))).toEqual([]);
  });

  test('tranches of one date are one release, in whatever order they are listed', () => {
    const tranches = [
      aTranche({ date: '2022-04-01', kind: 'RESERVE', amountCents: 10 }),
      aTranche({ date: '2022-04-01', kind: 'TOP_UP', amountCents: 5 }),
      aTranche({ amountCents: 85 }),
    ];
    const envelopes = [anEnvelope({ tranches })];
    expect(broken(costing([85, 15], envelopes), starts(MARCH, APRIL))).toEqual([]);
    expect(broken(costing([86, 15], envelopes), starts(MARCH, APRIL))).toEqual([
      short(1, '2022-04-01'),
      short(1),
    ]);
  });

  test('an envelope without tranches pays nothing', () => {
    expect(broken(costing([7], [anEnvelope({ tranches: [] })]), starts(0))).toEqual([short(7)]);
  });
});

describe('already engaged', () => {
  test.each([
    [10, []],
    [11, [short(1)]],
  ])('%p cents leave less for the sessions', (alreadyEngagedCents, expected) => {
    expect(broken(costing([90], [released(100, 0, { alreadyEngagedCents })]), starts(APRIL))).toEqual(
      expected,
    );
  });

  test('alone it breaks nothing: it is a fact, not a decision', () => {
    const envelopes = [released(100, 0, { alreadyEngagedCents: 150 })];
    expect(broken(costing([90], envelopes), starts(null))).toEqual([]);
    expect(broken(costing([0], envelopes), starts(APRIL))).toEqual([]);
    expect(broken(costing([1], envelopes), starts(APRIL))).toEqual([short(51)]);
  });

  test('engaged before the first release, it does not forbid what starts after', () => {
    const tranches = [aTranche({ date: '2022-04-01', amountCents: 100 })];
    const envelopes = [anEnvelope({ tranches, alreadyEngagedCents: 40 })];
    expect(broken(costing([60], envelopes), starts(APRIL))).toEqual([]);
    expect(broken(costing([60], envelopes), starts(MARCH))).toEqual([short(100, '2022-04-01')]);
  });
});

describe('the tree', () => {
  const region = released(100, 0, { id: 'R' });
  const opco = released(70, 0, { id: 'E1', parent: 'R' });
  const branch = released(40, 0, { id: 'E2', parent: 'E1' });

  test('each level has its own limit', () => {
    const tree = [branch, opco, region];
    expect(broken(costing([40, 30, 30], tree, ['E2', 'E1', 'R']), starts(0, 0, 0))).toEqual([]);
    expect(broken(costing([41, 29, 30], tree, ['E2', 'E1', 'R']), starts(0, 0, 0))).toEqual([
      short(1, '2022-04-01', 'E2'),
      short(1, undefined, 'E2'),
    ]);
    expect(broken(costing([40, 31, 30], tree, ['E2', 'E1', 'R']), starts(APRIL, APRIL, APRIL))).toEqual([
      short(1, undefined, 'E1'),
      short(1, undefined, 'R'),
    ]);
  });

  test('what a child engaged before counts in its ancestors', () => {
    const tree = [{ ...branch, alreadyEngagedCents: 10 }, opco, { ...region, alreadyEngagedCents: 30 }];
    expect(broken(costing([30, 30], tree, ['E2', 'E1']), starts(APRIL, APRIL))).toEqual([]);
    expect(broken(costing([30, 31], tree, ['E2', 'E1']), starts(APRIL, APRIL))).toEqual([
      short(1, undefined, 'E1'),
      short(1, undefined, 'R'),
    ]);
  });

  test('a parent without tranches gives nothing to its children', () => {
    const tree = [opco, anEnvelope({ id: 'R', tranches: [] })];
    expect(broken(costing([5], tree), starts(0))).toEqual([short(5, undefined, 'R')]);
  });

  test('a neighbour does not pay', () => {
    const tree = [released(10, 0), released(90, 0, { id: 'E9' })];
    expect(broken(costing([11], tree), starts(APRIL))).toEqual([short(1)]);
  });
});

test('sums stay exact where floating numbers do not', () => {
  const large = Number.MAX_SAFE_INTEGER;
  const envelopes = [anEnvelope({ tranches: [aTranche({ amountCents: large })] })];
  expect(broken(costing([large - 1, 1], envelopes), starts(0, 0))).toEqual([]);
  expect(broken(costing([large - 1, 2], envelopes), starts(0, 0))).toEqual([short(1)]);
});

test('the message has the euros, the date and what to do', () => {
  const instance = costing([123_456_789], [released(123_456_000, 789)]);
  const { violations } = verify(instance, someParameters(), starts(MARCH));
  expect(violations.map(({ message }) => message)).toEqual([
    "L'enveloppe « E1 » manque de 7,89 EUR avant le 2022-04-01 : 1 234 567,89 EUR engagés, 1 234 560,00 EUR libérés. Reporter des sessions au 2022-04-01 ou après, en retirer, ou abonder l'enveloppe.",
  ]);
});

test('at the end the message asks for fewer sessions or more money: there is no later release to wait for', () => {
  const instance = costing([301], [released(300, 0, { label: 'Akto' })]);
  const { violations } = verify(instance, someParameters(), starts(APRIL));
  expect(violations.map(({ message }) => message)).toEqual([
    "L'enveloppe « Akto » manque de 0,01 EUR à la fin de l'horizon : 3,01 EUR engagés, 3,00 EUR libérés. Retirer des sessions ou abonder l'enveloppe.",
  ]);
  expect(Object.keys(violations[0]!.subject)).toEqual(['envelope']);
});

describe('an instance that was not checked is refused, not misjudged', () => {
  test.each([
    ['an envelope that is not there', costing([1], [released(1, 0)], ['E9']), /Enveloppe « E9 » inconnue/],
    ['a parent that is not there', costing([1], [released(1, 0, { parent: 'E9' })]), /« E9 » sans sommet/],
    [
      'envelopes in a circle',
      costing([1], [released(1, 0, { parent: 'E2' }), released(1, 0, { id: 'E2', parent: 'E1' })]),
      /« E1 » sans sommet/,
    ],
  ])('%s', (_, instance, message) => {
    const judging = () => verify(instance, someParameters(), starts(APRIL));
    expect(judging).toThrow(RangeError);
    expect(judging).toThrow(message);
  });
});
