/** Limits as a proof lists them, and what starts use of them at their multipliers. */

import { expect, test } from '@jest/globals';
import type { Limit } from '../../../../solver/solution/proof-types.ts';
import { pricedLimits, useOf } from '../../../../solver/validation/proof/priced-limits.ts';
import { placedIn } from '../../../../solver/validation/reading.ts';
import {
  aCapacity,
  anAgency,
  anEnvelope,
  anInstance,
  anOpco,
  aPool,
  aTranche,
  someParameters,
  weeksFrom,
} from '../../builders.ts';

/** Fourteen weeks from 3 January: S1 is AKTO's, in Caen and of P1; S2 is another OPCO's. */
const instance = anInstance({
  weeks: weeksFrom('2022-01-03', 14),
  sessions: [
    { agency: 'Caen', project: 'P1' },
    { agency: 'Vire', project: 'P2', opco: 'OPCO EP', zone: 'Vire' },
  ],
  agencies: [anAgency({ launchCap: 3 }), anAgency({ id: 'Vire', launchCap: 1 })],
  opcos: [anOpco({ monthlyLaunchCap: 2 }), anOpco({ id: 'OPCO EP', monthlyLaunchCap: 4 })],
  candidatePools: [aPool(), aPool({ id: 'V2' })],
  capacities: [aCapacity({ costCents: 5 }), aCapacity({ quarter: '2022-Q2', costCents: 6 })],
  envelopes: [
    anEnvelope({ tranches: [aTranche({ amountCents: 8 }), aTranche({ date: '2022-02-01' })] }),
    anEnvelope({ id: 'E2', tranches: [aTranche({ date: '2022-02-01' })] }),
  ],
});
const parameters = someParameters({
  agencyLoad: { mode: 'HARD', launchWeeks: 2 },
  opcoLoad: { mode: 'SOFT' },
  candidatePool: { mode: 'HARD' },
  spacing: { projectWeeks: 2, jobZoneWeeks: 2 },
  unforeseenReserve: { share: 0 },
});
const read = (...limits: Limit[]) =>
  pricedLimits(
    limits.map((limit) => ({ ...limit, multiplier: 7 })),
    instance,
    parameters,
  );

/** For each rule, two limits that one field alone tells apart, for every field of it. */
const PAIRS: [Limit, Limit][] = [
  [
    { rule: 'envelope-budget', envelope: 'E1', before: '2022-02-01' },
    { rule: 'envelope-budget', envelope: 'E2', before: '2022-02-01' },
  ],
  [
    { rule: 'envelope-budget', envelope: 'E1', before: '2022-02-01' },
    { rule: 'envelope-budget', envelope: 'E1', before: null },
  ],
  [
    { rule: 'agency-load', agency: 'Caen', week: 0 },
    { rule: 'agency-load', agency: 'Vire', week: 0 },
  ],
  [
    { rule: 'agency-load', agency: 'Caen', week: 0 },
    { rule: 'agency-load', agency: 'Caen', week: 1 },
  ],
  [
    { rule: 'opco-load', opco: 'AKTO', month: '2022-01' },
    { rule: 'opco-load', opco: 'OPCO EP', month: '2022-01' },
  ],
  [
    { rule: 'opco-load', opco: 'AKTO', month: '2022-01' },
    { rule: 'opco-load', opco: 'AKTO', month: '2022-02' },
  ],
  [
    { rule: 'candidate-pool', candidatePool: 'V1', month: '2022-01' },
    { rule: 'candidate-pool', candidatePool: 'V2', month: '2022-01' },
  ],
  [
    { rule: 'candidate-pool', candidatePool: 'V1', month: '2022-01' },
    { rule: 'candidate-pool', candidatePool: 'V1', month: '2022-02' },
  ],
  [
    { rule: 'spacing', kind: 'project', group: 'P1', week: 0 },
    { rule: 'spacing', kind: 'project', group: 'P2', week: 0 },
  ],
  [
    { rule: 'spacing', kind: 'project', group: 'P1', week: 0 },
    { rule: 'spacing', kind: 'project', group: 'P1', week: 1 },
  ],
  [
    { rule: 'spacing', kind: 'project', group: 'P1', week: 0 },
    { rule: 'spacing', kind: 'job-zone', group: 'H2913 Caen', week: 0 },
  ],
  [
    { rule: 'unforeseen-reserve', quarter: '2022-Q1', counts: 'entries' },
    { rule: 'unforeseen-reserve', quarter: '2022-Q2', counts: 'entries' },
  ],
  [
    { rule: 'unforeseen-reserve', quarter: '2022-Q1', counts: 'entries' },
    { rule: 'unforeseen-reserve', quarter: '2022-Q1', counts: 'cost' },
  ],
];

test.each(PAIRS)('%j and %j are two; either twice is one too many', (one, other) => {
  expect(read(one, other).map(({ multiplier }) => multiplier)).toEqual([7n, 7n]);
  expect(() => read(one, other, one)).toThrow('est donnée deux fois');
  expect(() => read(one, other, { ...other })).toThrow('est donnée deux fois');
});

test('one that is none is named as the proof names it, without its multiplier', () => {
  expect(() => read({ rule: 'opco-load', opco: 'OPCO 2i', month: '2022-01' })).toThrow(
    'L\'instance n\'a pas de limite {"rule":"opco-load","opco":"OPCO 2i","month":"2022-01"}.',
  );
});

test('a start uses what each limit that counts it takes of its session, times its multiplier', () => {
  const limits = read(
    { rule: 'envelope-budget', envelope: 'E1', before: '2022-02-01' },
    { rule: 'opco-load', opco: 'AKTO', month: '2022-01' },
    { rule: 'opco-load', opco: 'OPCO EP', month: '2022-01' },
  );
  const [s1, s2] = instance.sessions.map(
    (session) => (week: number) => useOf(limits, session)(placedIn(instance, session, week)),
  );
  // 50 000 EUR and one start of AKTO in January; from 1 February on, neither.
  expect([s1!(0), s1!(5)]).toEqual([7n * 5_000_000n + 7n, 0n]);
  expect(s2!(0)).toBe(7n * 5_000_000n + 7n);
  expect(useOf([], instance.sessions[0]!)(placedIn(instance, instance.sessions[0]!, 0))).toBe(0n);
});
