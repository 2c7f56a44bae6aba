import { describe, expect, test } from '@jest/globals';
import type { Session } from '../../../solver/instance/types.ts';
import { anAgency, anEnvelope, anInstance, anOpco, aTranche, starts } from '../builders.ts';
import { allSlip, simulated } from './a-simulation.ts';

/** A quantity that was one value in the plan and another in every draw. */
const from = (planned: number, to: number) => ({ planned, mean: to, p10: to, p50: to, p90: to });

describe('entries', () => {
  const three = anInstance({
    sessions: [{ plannedEntries: 10 }, { plannedEntries: 8 }, { plannedEntries: 12 }],
  });

  test('move from month to month and from quarter to quarter with their session', () => {
    const { months, quarters } = simulated(three, starts(8, 12, 30), allSlip(10));
    expect(months.filter(({ planned, p50 }) => planned + p50 > 0)).toEqual([
      { period: '2022-02', ...from(10, 0) },
      { period: '2022-03', ...from(8, 0) },
      { period: '2022-05', ...from(0, 10) },
      { period: '2022-06', ...from(0, 8) },
      { period: '2022-08', ...from(12, 0) },
      { period: '2022-10', ...from(0, 12) },
    ]);
    expect(quarters).toEqual([
      { period: '2022-Q1', ...from(18, 0) },
      { period: '2022-Q2', ...from(0, 18) },
      { period: '2022-Q3', ...from(12, 0) },
      { period: '2022-Q4', ...from(0, 12) },
    ]);
  });

  test('make a peak where slips meet', () => {
    // February and March have one each as planned, May both after ten weeks.
    const { measures } = simulated(three, starts(8, 10, 40), allSlip(10));
    expect(measures.peakEntries).toEqual(from(12, 18));
  });

  test('of a session that the plan left out are not of the plan', () => {
    const { measures, sessions } = simulated(three, starts(8, null, 30), { abandonShare: 1 });
    expect(measures.heldEntries).toEqual(from(22, 0));
    expect(measures.abandonedEntries).toEqual(from(0, 22));
    expect(sessions.map(({ session }) => session)).toEqual(['S1', 'S3']);
  });

  test('of an empty plan are none at all', () => {
    const { measures, sessions } = simulated(three, starts(null, null, null));
    expect(measures.heldEntries).toEqual(from(0, 0));
    expect(measures.peakEntries).toEqual(from(0, 0));
    expect(sessions).toEqual([]);
  });
});

describe('launches beyond caps', () => {
  /** Two sessions that stay, a fact that raises a cap of one to two, and a third that joins them after ten weeks. */
  const joined: Partial<Session>[] = [
    { pinnedWeek: 18, pinReason: 'STARTED' },
    { pinnedWeek: 18, pinReason: 'ENGAGED' },
    { wishedWeek: 8 },
  ];

  test('of an agency are counted by week of launch, though the scenario judges none', () => {
    // A launch lasts two weeks: the third session weighs one too many in weeks 17 and 18.
    const agencies = [anAgency({ launchCap: 1 })];
    const sessions = joined.map((session) => ({ agency: 'Caen', ...session }));
    const { measures } = simulated(anInstance({ agencies, sessions }), starts(18, 18, 8), allSlip(10));
    expect(measures.agencyExcess).toEqual(from(0, 2));
    expect(measures.opcoExcess).toEqual(from(0, 0));
  });

  test('of an OPCO are counted by month', () => {
    const opcos = [anOpco({ monthlyLaunchCap: 1 })];
    const { measures } = simulated(anInstance({ opcos, sessions: joined }), starts(18, 18, 8), allSlip(10));
    expect(measures.opcoExcess).toEqual(from(0, 1));
  });

  test('of an agency without a cap are none', () => {
    const agencies = [anAgency({ launchCap: null })];
    const sessions = joined.map((session) => ({ agency: 'Caen', ...session }));
    const { measures } = simulated(anInstance({ agencies, sessions }), starts(18, 18, 8), allSlip(10));
    expect(measures.agencyExcess).toEqual(from(0, 0));
  });
});

test('an envelope is charged with what its descendants start within the horizon, and has the rest unspent', () => {
  const instance = anInstance({
    envelopes: [
      anEnvelope({ id: 'REGION', tranches: [aTranche({ amountCents: 10_000_000 })] }),
      anEnvelope({
        id: 'BRANCHE',
        parent: 'REGION',
        tranches: [aTranche({ amountCents: 4_000_000 }), aTranche({ date: '2022-04-01', amountCents: 1 })],
        alreadyEngagedCents: 1_000_000,
      }),
    ],
    sessions: [
      { envelope: 'REGION', costCents: 2_000_000 },
      { envelope: 'BRANCHE', costCents: 3_000_000 },
    ],
  });
  // Ten weeks after week 42 the horizon is over.
  expect(simulated(instance, starts(8, 42), allSlip(10)).envelopes).toEqual([
    {
      envelope: 'REGION',
      engagedCents: from(5_000_000, 2_000_000),
      unspentCents: from(4_000_000, 7_000_000),
    },
    { envelope: 'BRANCHE', engagedCents: from(3_000_000, 0), unspentCents: from(1, 3_000_001) },
  ]);
});

test('the mean of an amount is whole cents, whatever the draws', () => {
  const instance = anInstance({ sessions: [{ costCents: 333_335 }] });
  const { envelopes } = simulated(instance, starts(8), { abandonShare: 0.5, draws: 7 });
  const { mean } = envelopes[0]!.engagedCents;
  expect(Number.isInteger(mean)).toBe(true);
  expect(mean).toBeGreaterThan(0);
  expect(mean).toBeLessThan(333_335);
});
