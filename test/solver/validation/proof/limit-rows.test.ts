import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { findPackings } from '../../../../solver/model/build.ts';
import type { Limit } from '../../../../solver/solution/proof-types.ts';
import { limitRow } from '../../../../solver/validation/proof/limit-rows.ts';
import { placedIn } from '../../../../solver/validation/reading.ts';
import { arbitraryInstance } from '../../arbitrary.ts';
import { anInstance, someParameters } from '../../builders.ts';

const every = someParameters({
  agencyLoad: { mode: 'HARD', launchWeeks: 3 },
  opcoLoad: { mode: 'SOFT' },
  candidatePool: { mode: 'HARD' },
  spacing: { projectWeeks: 2, jobZoneWeeks: 1 },
  unforeseenReserve: { share: 0.15 },
});

test('every limit is the same in its two writings: as much, used by the same starts', () => {
  const rules = new Set<string>();
  fc.assert(
    fc.property(
      arbitraryInstance(8),
      fc.array(fc.constantFrom(null, null, 0, 5, 6), { minLength: 8, maxLength: 8 }),
      (drawn, pins) => {
        const capacities = [{ quarter: '2022-Q2', entries: 60, costCents: 12_345_678 }];
        const sessions = drawn.sessions.map((session, s) => ({ ...session, pinnedWeek: pins[s]! }));
        const instance = { ...drawn, capacities, sessions };
        for (const { about, limit, soft, uses } of findPackings(instance, every)) {
          const row = limitRow(about, instance, every)!;
          rules.add(about.rule);
          expect({ about, most: row.most, soft: row.soft }).toEqual({ about, most: BigInt(limit), soft });
          instance.sessions.forEach((session, s) => {
            const use = uses.find((one) => one.session === s);
            expect({ about, amount: row.amountOf(session) }).toEqual({
              about,
              amount: BigInt(use?.amount ?? 0),
            });
            if (use === undefined) return;
            const weeks = instance.weeks.map((_, week) => week);
            expect(weeks.filter((week) => row.counts(placedIn(instance, session, week)))).toEqual(
              weeks.filter(use.counts),
            );
          });
        }
      },
    ),
    { numRuns: 30 },
  );
  expect(rules.size).toBe(6);
});

test.each<[string, Limit]>([
  ['an envelope that is not there', { rule: 'envelope-budget', envelope: 'E9', before: null }],
  ['an agency without a cap', { rule: 'agency-load', agency: 'Caen', week: 0 }],
  ['an OPCO without a cap', { rule: 'opco-load', opco: 'AKTO', month: '2022-01' }],
  ['a pool that is not there', { rule: 'candidate-pool', candidatePool: 'V9', month: '2022-01' }],
  ['a quarter without a capacity', { rule: 'unforeseen-reserve', quarter: '2022-Q1', counts: 'entries' }],
])('%s limits nothing', (_, limit) => {
  expect(limitRow(limit, anInstance(), every)).toBeNull();
});

test.each<[Limit, Parameters<typeof someParameters>[0]]>([
  [{ rule: 'agency-load', agency: 'Caen', week: 0 }, { agencyLoad: { mode: 'OFF', launchWeeks: 2 } }],
  [{ rule: 'opco-load', opco: 'AKTO', month: '2022-01' }, { opcoLoad: { mode: 'OFF' } }],
  [{ rule: 'candidate-pool', candidatePool: 'V1', month: '2022-01' }, { candidatePool: { mode: 'OFF' } }],
  [
    { rule: 'spacing', kind: 'project', group: 'P1', week: 0 },
    { spacing: { projectWeeks: 0, jobZoneWeeks: 4 } },
  ],
  [
    { rule: 'spacing', kind: 'job-zone', group: 'P1', week: 0 },
    { spacing: { projectWeeks: 4, jobZoneWeeks: 0 } },
  ],
])('%j is none where its rule is off', (limit, off) => {
  const instance = anInstance({
    agencies: [{ id: 'Caen', launchCap: 1 }],
    opcos: [{ id: 'AKTO', monthlyLaunchCap: 1 }],
    candidatePools: [{ id: 'V1', family: 'H29', zone: null, departement: null, expectedCandidates: 1 }],
  });
  expect(limitRow(limit, instance, someParameters({ ...every, ...off }))).toBeNull();
});

test('a pool is of three months that follow each other in the instance', () => {
  const instance = anInstance({
    candidatePools: [{ id: 'V1', family: 'H29', zone: null, departement: null, expectedCandidates: 1 }],
  });
  const of = (month: string) =>
    limitRow({ rule: 'candidate-pool', candidatePool: 'V1', month }, instance, every);
  expect(of('2022-10')).not.toBeNull();
  // November would lack its third month.
  expect(of('2022-11')).toBeNull();
});
