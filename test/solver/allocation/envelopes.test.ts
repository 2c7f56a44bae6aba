/** From a split to envelopes, and sessions smoothed within them. */

import { describe, expect, test } from '@jest/globals';
import { toEnvelopes } from '../../../solver/allocation/envelopes.ts';
import { checkInstance, defaultParameters, solve, verify } from '../../../solver/index.ts';
import { anInstance, weeksFrom } from '../builders.ts';
import { aRequest, consumed, released, split } from './builders.ts';

/** 4 000 EUR: A and B 2 000 each, 1 700 at once and 300 in April; B's floor is 1 900. */
const request = aRequest(
  { A: [1, 0], B: [1, 190_000] },
  { id: 'REGION', label: 'POEC 2022', totalCents: 400_000, reserveCents: 60_000 },
);
const allocation = split(request);

describe('envelopes of a split', () => {
  test('before the release: the promised part of the reserve is dated April', () => {
    expect(toEnvelopes(allocation, { alreadyEngagedCents: { B: 5_000 } })).toEqual([
      {
        id: 'REGION',
        label: 'POEC 2022',
        parent: null,
        tranches: [
          { date: '2022-01-01', amountCents: 340_000, kind: 'INITIAL' },
          { date: '2022-04-01', amountCents: 60_000, kind: 'RESERVE' },
        ],
        alreadyEngagedCents: 0,
        floorCents: null,
      },
      {
        id: 'REGION-A',
        label: 'A - POEC 2022',
        parent: 'REGION',
        tranches: [
          { date: '2022-01-01', amountCents: 170_000, kind: 'INITIAL' },
          { date: '2022-04-01', amountCents: 30_000, kind: 'RESERVE' },
        ],
        alreadyEngagedCents: 0,
        floorCents: 0,
      },
      {
        id: 'REGION-B',
        label: 'B - POEC 2022',
        parent: 'REGION',
        tranches: [
          { date: '2022-01-01', amountCents: 170_000, kind: 'INITIAL' },
          { date: '2022-04-01', amountCents: 30_000, kind: 'RESERVE' },
        ],
        alreadyEngagedCents: 5_000,
        floorCents: 190_000,
      },
    ]);
  });

  test('after it: less at the start for who was under, reserve and redistribution on the day of the release', () => {
    // 170 000 x 99 / 365 = 46 109.59: A has engaged 6 109 and gives back 40 000.
    const release = released(allocation, consumed({ A: 6_109, B: 110_000 }, '2022-04-10'));
    const [top, a, b] = toEnvelopes(allocation, { release });
    expect(top!.tranches).toEqual([
      { date: '2022-01-01', amountCents: 340_000, kind: 'INITIAL' },
      { date: '2022-04-10', amountCents: 60_000, kind: 'RESERVE' },
    ]);
    // 100 000 to give at 6 109 and 110 000: 5 261.35 and 94 738.65, 60 % of it from the reserve: 3 157.2 is rounded up for the smaller.
    expect(a!.tranches).toEqual([
      { date: '2022-01-01', amountCents: 130_000, kind: 'INITIAL' },
      { date: '2022-04-10', amountCents: 3_158, kind: 'RESERVE' },
      { date: '2022-04-10', amountCents: 2_104, kind: 'REDISTRIBUTION' },
    ]);
    expect(b!.tranches).toEqual([
      { date: '2022-01-01', amountCents: 170_000, kind: 'INITIAL' },
      { date: '2022-04-10', amountCents: 56_842, kind: 'RESERVE' },
      { date: '2022-04-10', amountCents: 37_896, kind: 'REDISTRIBUTION' },
    ]);
  });

  test('keep ids that an instance already has, hang under a parent, and leave out a reserve of zero', () => {
    const { recipients, envelope } = request;
    const envelopes = toEnvelopes(
      split({
        ...request,
        envelope: { ...envelope, parent: 'FRANCE', reserveCents: 0 },
        recipients: recipients.map((recipient) => ({ ...recipient, envelope: `ENV-${recipient.opco}` })),
      }),
    );
    expect(envelopes.map(({ id, parent, tranches }) => [id, parent, tranches.length])).toEqual([
      ['REGION', 'FRANCE', 1],
      ['ENV-A', 'REGION', 1],
      ['ENV-B', 'REGION', 1],
    ]);
  });
});

describe('sessions smoothed within a split', () => {
  /** Three sessions of 900 EUR that A wishes in March: its initial 1 700 EUR pay one, its reserve one more. */
  const instance = anInstance({
    weeks: weeksFrom('2022-02-28', 10),
    envelopes: toEnvelopes(allocation),
    sessions: ['S1', 'S2', 'S3'].map((id) => ({
      id,
      envelope: 'REGION-A',
      costCents: 90_000,
      wishedWeek: 1,
      window: { earliest: 0, latest: 9 },
    })),
  });

  test('wait for April, and what the whole share cannot pay is left out', async () => {
    expect(checkInstance(instance)).toEqual([]);
    const result = await solve(instance, defaultParameters());
    if (result.status !== 'PLANNED') throw new Error(result.status);
    const { assignments } = result.plan;
    expect(verify(instance, defaultParameters(), assignments).valid).toBe(true);
    const starts = assignments.map(({ startDate }) => startDate);
    expect(starts.filter((date) => date === null)).toHaveLength(1);
    expect(starts.filter((date) => date !== null && date < '2022-04-01')).toHaveLength(1);
  });

  test('are all placed once A has received the money that B did not use', async () => {
    const release = released(allocation, consumed({ A: 170_000, B: 0 }, '2022-04-01'));
    const after = { ...instance, envelopes: toEnvelopes(allocation, { release }) };
    // B keeps its floor of 1 900 EUR: 100 EUR more for A, 2 100 in all, still two sessions; a floor is a floor.
    expect(release.shares.map(({ finalCents }) => finalCents)).toEqual([210_000, 190_000]);
    const cheaper = {
      ...after,
      sessions: after.sessions.map((session) => ({ ...session, costCents: 70_000 })),
    };
    const result = await solve(cheaper, defaultParameters());
    if (result.status !== 'PLANNED') throw new Error(result.status);
    expect(result.plan.assignments.filter(({ week }) => week === null)).toEqual([]);
  });
});
