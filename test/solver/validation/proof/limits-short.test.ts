/** "No plan exists" by what limits count: sums added up by hand, and what people may do to them. */

import { describe, expect, test } from '@jest/globals';
import type { Instance, Session } from '../../../../solver/instance/types.ts';
import type { Parameters } from '../../../../solver/parameters/types.ts';
import type { Limit } from '../../../../solver/solution/proof-types.ts';
import {
  aCapacity,
  anAgency,
  anEnvelope,
  anInstance,
  anOpco,
  aPool,
  aTranche,
  monthGridOf,
} from '../../builders.ts';
import { verdictOn as verdictOnReasons } from './impossible.ts';

/** Three sessions of 10 trainees and 50 000 EUR that must start in February or March, where nothing has quite the room. */
function year(session: Partial<Session> = {}, fields: Partial<Instance> = {}): Instance {
  const spring = { agency: 'Caen', project: 'P1', wishedWeek: 1, window: { earliest: 1, latest: 2 } };
  return {
    ...anInstance({
      grid: 'MONTH',
      weeks: monthGridOf(2022),
      sessions: [0, 1, 2].map(() => ({ ...spring, ...session })),
    }),
    opcos: [anOpco({ monthlyLaunchCap: 1 })],
    agencies: [anAgency({ launchCap: 2 })],
    candidatePools: [aPool({ expectedCandidates: 29 })],
    capacities: [aCapacity({ entries: 29, costCents: 14_999_999 })],
    envelopes: [anEnvelope({ tranches: [aTranche({ amountCents: 14_999_999 })] })],
    ...fields,
  };
}
const hard: Partial<Parameters> = {
  agencyLoad: { mode: 'HARD', launchWeeks: 20 },
  opcoLoad: { mode: 'HARD' },
  candidatePool: { mode: 'HARD' },
  spacing: { projectWeeks: 20, jobZoneWeeks: 0 },
  unforeseenReserve: { share: 0 },
};

/** What is answered to these limits, each at its multiplier. */
const verdictOn = (
  instance: Instance,
  limits: (Limit & { multiplier: number })[],
  parameters: Partial<Parameters> = {},
) => verdictOnReasons(instance, [{ kind: 'LIMITS_SHORT', limits }], { ...hard, ...parameters });
const once = (limit: Limit) => ({ ...limit, multiplier: 1 });
const opco = (month: string, multiplier = 1) =>
  ({ rule: 'opco-load', opco: 'AKTO', month, multiplier }) as const;

describe('holds to the unit', () => {
  test.each<[string, Limit, Partial<Instance>]>([
    [
      "au moins 15000000, et il y a place pour 14999999 : centimes de l'enveloppe « E1 » à la fin de l'horizon",
      { rule: 'envelope-budget', envelope: 'E1', before: null },
      { envelopes: [anEnvelope({ tranches: [aTranche({ amountCents: 15_000_000 })] })] },
    ],
    [
      "au moins 3, et il y a place pour 2 : lancements de l'agence « Caen » la semaine du 2022-02-01",
      { rule: 'agency-load', agency: 'Caen', week: 1 },
      { agencies: [anAgency({ launchCap: 3 })] },
    ],
    [
      'au moins 30, et il y a place pour 29 : candidats du vivier « V1 » sur trois mois dès 2022-02',
      { rule: 'candidate-pool', candidatePool: 'V1', month: '2022-02' },
      { candidatePools: [aPool({ expectedCandidates: 30 })] },
    ],
    [
      'au moins 30, et il y a place pour 29 : entrées du trimestre 2022-Q1',
      { rule: 'unforeseen-reserve', quarter: '2022-Q1', counts: 'entries' },
      { capacities: [aCapacity({ entries: 30 })] },
    ],
    [
      'au moins 15000000, et il y a place pour 14999999 : centimes du trimestre 2022-Q1',
      { rule: 'unforeseen-reserve', quarter: '2022-Q1', counts: 'cost' },
      { capacities: [aCapacity({ costCents: 15_000_000 })] },
    ],
  ])('%s', (told, limit, wider) => {
    expect(verdictOn(year(), [once(limit)])).toEqual({
      holds: true,
      reasons: [`Les sessions à placer prennent ${told}.`],
    });
    expect(verdictOn(year({}, wider), [once(limit)])).toEqual({
      holds: false,
      because: expect.stringContaining('suffisent'),
    });
  });

  test('money before a release is told with its date', () => {
    const tranches = [aTranche({ amountCents: 5_000_000 }), aTranche({ date: '2022-04-01' })];
    const poor = year({}, { envelopes: [anEnvelope({ tranches })] });
    expect(
      verdictOn(poor, [once({ rule: 'envelope-budget', envelope: 'E1', before: '2022-04-01' })]),
    ).toMatchObject({ reasons: [expect.stringContaining("l'enveloppe « E1 » avant le 2022-04-01.")] });
  });

  test('one start in twenty weeks has room for one of a project, not for two', () => {
    const one = once({ rule: 'spacing', kind: 'project', group: 'P1', week: 1 });
    expect(verdictOn(year(), [one])).toMatchObject({
      reasons: [
        expect.stringContaining(
          'au moins 3, et il y a place pour 1 : débuts espacés de « P1 » dès la semaine du 2022-02-01',
        ),
      ],
    });
    const alone = year();
    expect(verdictOn({ ...alone, sessions: alone.sessions.slice(0, 1) }, [one])).toMatchObject({
      holds: false,
    });
  });
});

describe('several limits', () => {
  test('add up: three starts in two months, one a month', () => {
    expect(verdictOn(year(), [opco('2022-02'), opco('2022-03')])).toEqual({
      holds: true,
      reasons: [
        "Les sessions à placer prennent au moins 3, et il y a place pour 2 : débuts de l'OPCO « AKTO » en 2022-02 + débuts de l'OPCO « AKTO » en 2022-03.",
      ],
    });
  });

  test('weigh as much as their multipliers, and each session takes its cheapest start', () => {
    expect(verdictOn(year(), [opco('2022-02', 5), opco('2022-03', 4)])).toEqual({
      holds: true,
      reasons: [expect.stringContaining('au moins 12, et il y a place pour 9 : 5 × débuts')],
    });
    // 3 x 1 for 2 + 1.
    expect(verdictOn(year(), [opco('2022-02', 2), opco('2022-03', 1)])).toMatchObject({ holds: false });
    expect(verdictOn(year(), [opco('2022-02')])).toMatchObject({
      because: expect.stringContaining('Il y a place pour 1, et 0 suffisent'),
    });
  });
});

describe('is refused when', () => {
  const both = [opco('2022-02'), opco('2022-03')];

  test('somebody may stay out', () => {
    expect(verdictOn(year(), both, { unplaced: 'ALLOWED' })).toMatchObject({
      because: expect.stringContaining('et 0 suffisent'),
    });
  });

  test('the limit is a wish', () => {
    expect(verdictOn(year(), both, { opcoLoad: { mode: 'SOFT' } })).toEqual({
      holds: false,
      because: "Un souhait peut être dépassé à un prix : débuts de l'OPCO « AKTO » en 2022-02.",
    });
  });

  test('sessions have another month to go to', () => {
    expect(verdictOn(year({ window: { earliest: 1, latest: 3 } }), both)).toMatchObject({ holds: false });
  });

  test('facts fill it already: three pinned starts are no fault of a plan', () => {
    expect(verdictOn(year({ pinnedWeek: 1 }), [opco('2022-02')])).toMatchObject({ holds: false });
  });

  test('a session without an open week is all there is: its reason is another', () => {
    expect(verdictOn(year({ forbiddenWeeks: [1, 2] }), both)).toMatchObject({
      because: expect.stringContaining('et 0 suffisent'),
    });
  });

  test.each<[string, (Limit & { multiplier: number })[], string]>([
    ['a limit is told twice', [opco('2022-02'), opco('2022-02')], 'est donnée deux fois'],
    ['a month is not of the horizon', [opco('2023-02')], "L'instance n'a pas de limite"],
    ['a multiplier is below 0', [opco('2022-02', -1), opco('2022-03')], '-1'],
    ['it lists nothing', [], 'Il y a place pour 0, et 0 suffisent'],
  ])('%s', (_, limits, because) => {
    expect(verdictOn(year(), limits)).toEqual({ holds: false, because: expect.stringContaining(because) });
  });
});
