/** Proofs that somebody wrote to be believed: each claims what is false, or asks for more work than its instance does. */

import { describe, expect, test } from '@jest/globals';
import { readProof } from '../../../../solver/proof/read.ts';
import type { Limit } from '../../../../solver/solution/proof-types.ts';
import { aLevel, anAgency, anEnvelope, anInstance, anOpco, aTranche } from '../../builders.ts';
import { inMarch, proves, twoMonths } from './proves.ts';

const soft = {
  levels: [aLevel('load', { terms: [{ term: 'load', weight: 20 }] })],
  unplaced: 'FORBIDDEN' as const,
  opcoLoad: { mode: 'SOFT' as const },
};
/** Three starts in March where one is the wish: two too many, at 20. The level is 40. */
const crowd = anInstance({
  ...twoMonths,
  opcos: [anOpco({ monthlyLaunchCap: 1 })],
  agencies: [anAgency({ launchCap: 1 })],
  envelopes: [anEnvelope({ tranches: [aTranche(), aTranche({ date: '2022-04-01', kind: 'RESERVE' })] })],
  sessions: [inMarch(), inMarch(), inMarch()],
});
const cap: Limit = { rule: 'opco-load', opco: 'AKTO', month: '2022-03' };
const priced = (limit: object) => ({ ...limit, multiplier: 20 }) as Limit & { multiplier: number };

describe('a limit counts once', () => {
  test('told twice, a wish would be paid twice for one price: 80 where the level is 40', () => {
    expect(proves(crowd, soft, { limits: [priced(cap)] })).toBe(40);
    expect(proves(crowd, soft, { limits: [priced(cap), priced(cap)] })).toBe(
      'La limite {"rule":"opco-load","opco":"AKTO","month":"2022-03"} est donnée deux fois.',
    );
  });

  test.each([
    ['beside a field of another rule', { ...cap, agency: 'Caen' }],
    ['with its fields in another order', { month: '2022-03', opco: 'AKTO', rule: 'opco-load' }],
  ])('%s it is the same', (_, disguised) => {
    expect(proves(crowd, soft, { limits: [priced(cap), priced(disguised)] })).toContain('deux fois');
  });

  test('-0 is 0 in the number of a week', () => {
    const launches = { ...soft, agencyLoad: { mode: 'SOFT' as const, launchWeeks: 1 } };
    const week = (w: number) => priced({ rule: 'agency-load', agency: 'Caen', week: w });
    expect(proves(crowd, launches, { limits: [week(0), week(-0)] })).toContain('deux fois');
  });

  test('so does an earlier level', () => {
    const levels = [aLevel('placement'), aLevel('fidelity')];
    const twice = [1, 1].map((multiplier) => ({ level: 'placement', multiplier }));
    const held = [{ level: 0, atMost: 0 }];
    expect(proves(crowd, { levels }, { held: twice }, { level: 1, held })).toBe(
      'Le niveau « placement » est tenu deux fois.',
    );
  });
});

describe('a limit is one of the instance: there are no more of them than it has', () => {
  const every = {
    ...soft,
    agencyLoad: { mode: 'HARD' as const, launchWeeks: 2 },
    spacing: { projectWeeks: 2, jobZoneWeeks: 2 },
  };
  test.each<[string, object]>([
    ['a date without a release', { rule: 'envelope-budget', envelope: 'E1', before: '2022-03-02' }],
    ['a text that is no date', { rule: 'envelope-budget', envelope: 'E1', before: 'z' }],
    ['an envelope without a date', { rule: 'envelope-budget', envelope: 'E1' }],
    ['a week after the horizon', { rule: 'agency-load', agency: 'Caen', week: 2 }],
    ['half a week', { rule: 'agency-load', agency: 'Caen', week: 0.5 }],
    ['no week', { rule: 'agency-load', agency: 'Caen' }],
    ['a month before the horizon', { rule: 'opco-load', opco: 'AKTO', month: '2022-02' }],
    ['a project of nobody', { rule: 'spacing', kind: 'project', group: 'P9', week: 0 }],
    [
      'a week of spacing after the horizon',
      { rule: 'spacing', kind: 'job-zone', group: 'H2913 Caen', week: 9 },
    ],
  ])('%s is none', (_, limit) => {
    expect(proves(crowd, every, { limits: [priced(limit)] })).toContain("L'instance n'a pas de limite");
  });

  test.each<[string, object]>([
    ['a release', { rule: 'envelope-budget', envelope: 'E1', before: '2022-04-01' }],
    ['the end', { rule: 'envelope-budget', envelope: 'E1', before: null }],
    ['the last week', { rule: 'agency-load', agency: 'Caen', week: 1 }],
    ['the last month', { rule: 'opco-load', opco: 'AKTO', month: '2022-04' }],
    ['a job and zone', { rule: 'spacing', kind: 'job-zone', group: 'H2913 Caen', week: 1 }],
  ])('%s is one', (_, limit) => {
    expect(proves(crowd, every, { limits: [priced(limit)] })).toEqual(expect.any(Number));
  });
});

describe('numbers that are not', () => {
  const document = (multiplier: string) =>
    JSON.parse(`{ "format": "metronome-proof/1", "instanceHash": "${'0'.repeat(64)}", "levels": [{
      "name": "load", "value": 0, "atMost": 0, "bound": 0, "parts": 1,
      "multipliers": { "held": [], "balance": [], "peaks": [],
        "limits": [{ "rule": "opco-load", "opco": "AKTO", "month": "2022-03", "multiplier": ${multiplier} }] } }] }`);

  test('one that JSON reads as infinite is no number of a proof', () => {
    expect(readProof(document('1e999'))).toMatchObject({
      problems: [{ path: '/levels/0/multipliers/limits/0/multiplier' }],
    });
    expect(readProof(document('20'))).toHaveProperty('proof');
  });

  test.each([2 ** 53, 1e300, -1, 0.5, Number.NaN, Number.POSITIVE_INFINITY])(
    '%p is no multiplier: a double does not hold it, or it is on the wrong side',
    (multiplier) => {
      expect(proves(crowd, soft, { limits: [{ ...cap, multiplier }] })).toContain(`${multiplier}`);
    },
  );
});

describe('ten thousand times what there is', () => {
  /** More rows than any file of ours, and each would be priced for each session. */
  const MANY = 20_000;
  const many = <T>(row: (i: number) => T): T[] => Array.from({ length: MANY }, (_, i) => row(i));

  test.each<[string, () => Parameters<typeof proves>[2]]>([
    ['limits, all the same', () => ({ limits: many(() => priced(cap)) })],
    [
      'limits of dates without a release',
      () => ({ limits: many((i) => priced({ rule: 'envelope-budget', envelope: 'E1', before: `${i}` })) }),
    ],
    ['held levels', () => ({ held: many(() => ({ level: 'load', multiplier: 1 })) })],
    [
      'periods of no curve',
      () => ({ balance: many((i) => ({ scope: 'REGION', period: `${i}`, multiplier: 1 })) }),
    ],
    [
      'months of no curve',
      () => ({ peaks: many((i) => ({ scope: 'REGION', month: `${i}`, multiplier: 1 })) }),
    ],
  ])('%s are refused before they are worked on', (_, multipliers) => {
    expect(proves(crowd, soft, multipliers())).toEqual(expect.any(String));
  });
});
