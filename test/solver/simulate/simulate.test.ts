import { expect, test } from '@jest/globals';
import { simulate } from '../../../solver/simulate/simulate.ts';
import { verify } from '../../../solver/validation/verify.ts';
import { anInstance, anIntake, anOffer, endsAfter, someParameters, starts, weeksOf } from '../builders.ts';
import { allSlip, draws, simulated } from './a-simulation.ts';

const three = anInstance({
  sessions: [{ plannedEntries: 10 }, { plannedEntries: 8 }, { plannedEntries: 12 }],
  prfOffers: [anOffer()],
});

test('without slip nor abandonment every draw is the plan as it was decided', () => {
  const plan = starts(8, 12, 40);
  const { scores } = verify(three, someParameters(), plan);
  const { measures, months } = simulated(three, plan);
  const same = (value: number) => ({
    planned: value,
    mean: expect.closeTo(value, 9),
    p10: value,
    p50: value,
    p90: value,
  });
  expect(measures).toEqual({
    heldEntries: same(30),
    abandonedEntries: same(0),
    outOfHorizonEntries: same(0),
    peakEntries: same(12),
    smoothing: same(scores.smoothing),
    concurrency: same(scores.concurrency),
    missedIntakes: same(0),
    structuringOffers: same(0),
    lapsedCertifications: same(0),
    agencyExcess: same(0),
    opcoExcess: same(0),
  });
  expect(scores.concurrency).toBeGreaterThan(0);
  expect(months.filter(({ p50 }) => p50 > 0)).toEqual([
    { period: '2022-02', ...same(10) },
    { period: '2022-03', ...same(8) },
    { period: '2022-10', ...same(12) },
  ]);
});

test('when all is abandoned nothing is left, and no cent is spent', () => {
  const { measures, envelopes, sessions } = simulated(three, starts(8, 12, 40), { abandonShare: 1 });
  expect(measures.heldEntries).toEqual({ planned: 30, mean: 0, p10: 0, p50: 0, p90: 0 });
  expect(measures.abandonedEntries).toMatchObject({ planned: 0, mean: 30 });
  expect(envelopes[0]!.engagedCents).toMatchObject({ mean: 0, p90: 0 });
  expect(sessions.map(({ abandoned }) => abandoned)).toEqual([10, 10, 10]);
});

test('a session that slips beyond the last week is out of the horizon', () => {
  const { measures, sessions } = simulated(three, starts(8, 41, 42), allSlip(10));
  expect(measures.outOfHorizonEntries).toMatchObject({ planned: 0, mean: 12 });
  expect(sessions.map(({ slipped, outOfHorizon }) => [slipped, outOfHorizon])).toEqual([
    [10, 0],
    [10, 0],
    [0, 10],
  ]);
});

test('what a slip makes each session miss is counted by session, and together', () => {
  // Ten weeks after 28 February is 9 May; 25 weeks from there end in October.
  const instance = anInstance({
    sessions: [
      { alternanceIntakes: ['I1'], endDateByStart: endsAfter(weeksOf(2022), 25) },
      { zone: 'Lisieux' },
      { certification: { validFrom: null, validUntil: '2022-05-08' } },
      { pinnedWeek: 8, pinReason: 'STARTED', certification: { validFrom: null, validUntil: '2022-05-08' } },
    ],
    alternanceIntakes: [anIntake()],
    prfOffers: [anOffer({ zone: 'Lisieux', structuring: true, startDate: '2022-05-16' })],
  });
  const { measures, sessions } = simulated(instance, starts(8, 8, 8, 8), allSlip(10));
  const all = (planned: number, drawn: number) =>
    expect.objectContaining({ planned, mean: drawn, p50: drawn });
  expect(measures).toMatchObject({
    missedIntakes: all(0, 1),
    structuringOffers: all(0, 1),
    lapsedCertifications: all(0, 1),
  });
  const slipped = { asPlanned: 0, slipped: 10, outOfHorizon: 0, abandoned: 0 };
  const unharmed = { missedIntake: 0, metStructuringOffer: 0, lapsedCertification: 0 };
  expect(sessions).toEqual([
    { session: 'S1', ...slipped, ...unharmed, missedIntake: 10 },
    { session: 'S2', ...slipped, ...unharmed, metStructuringOffer: 10 },
    { session: 'S3', ...slipped, ...unharmed, lapsedCertification: 10 },
    { session: 'S4', ...slipped, ...unharmed, asPlanned: 10, slipped: 0 },
  ]);
});

test('a plan that the judge refuses is not simulated', () => {
  const result = simulate(three, someParameters(), starts(8, 12, 52), draws());
  expect(result).toMatchObject({
    status: 'INVALID',
    problems: [{ code: 'PLAN_REFUSED', path: '/plan', value: 'week-in-horizon' }],
  });
});

test('parameters out of bounds and an instance that contradicts itself are told at once', () => {
  const reversed = anInstance({ sessions: [{ window: { earliest: 5, latest: 0 } }] });
  const result = simulate(reversed, someParameters({ seed: -1 }), starts(8), draws({ draws: 0 }));
  expect(result).toMatchObject({ status: 'INVALID' });
  const paths = 'problems' in result ? result.problems.map(({ path }) => path) : [];
  expect(paths).toEqual(expect.arrayContaining(['/sessions/0/window/latest', '/seed', '/draws']));
});

test('what the listener throws ends the simulation', () => {
  const stop = () => {
    throw new Error('assez');
  };
  expect(() => simulate(three, someParameters(), starts(8, 12, 40), draws(), stop)).toThrow('assez');
});

test('the progress of each draw is told', () => {
  const told: number[] = [];
  simulate(three, someParameters(), starts(8, 12, 40), draws({ draws: 3 }), (done) => told.push(done));
  expect(told).toEqual([1, 2, 3]);
});
