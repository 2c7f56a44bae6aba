import { describe, expect, test } from '@jest/globals';
import type { Session } from '../../../../solver/instance/types.ts';
import { verify } from '../../../../solver/validation/verify.ts';
import { anInstance, halfMonthsOf, someParameters, starts, weeksFrom } from '../../builders.ts';
import { broken } from '../broken.ts';

const WEEKS = weeksFrom('2022-01-03', 12);

const spacing = (projectWeeks: number, jobZoneWeeks = 0) => ({ spacing: { projectWeeks, jobZoneWeeks } });

/** Sessions of project P1, in zones of their own, unless told. */
function project(count: number, drafts: Partial<Session>[] = []) {
  const sessions = Array.from({ length: count }, (_, s) => ({ project: 'P1', zone: `Z${s}`, ...drafts[s] }));
  return anInstance({ weeks: WEEKS, sessions });
}

const near = (earlier: string, later: string, week: number, excess: number) => ({
  rule: 'spacing',
  subject: { session: later, otherSession: earlier, week },
  excess,
  unit: 'weeks',
});

describe('sessions of one project', () => {
  test.each<[string, (number | null)[], unknown[]]>([
    ['four weeks apart, what is asked', [2, 6], []],
    ['three weeks apart', [2, 5], [near('S1', 'S2', 5, 1)]],
    ['three weeks apart, the other way round', [5, 2], [near('S2', 'S1', 5, 1)]],
    ['the same week', [2, 2], [near('S1', 'S2', 2, 4)]],
    ['five weeks apart', [2, 7], []],
    ['one not placed', [2, null], []],
    [
      'three in a row, each too near the one before',
      [0, 3, 6],
      [near('S1', 'S2', 3, 1), near('S2', 'S3', 6, 1)],
    ],
    ['the first and the third too near as well', [0, 2, 1], [near('S1', 'S3', 1, 3), near('S3', 'S2', 2, 3)]],
  ])('%s', (_, weeks, expected) => {
    expect(broken(project(weeks.length), starts(...weeks), spacing(4))).toEqual(expected);
  });

  test('another project, or none, keeps apart from nobody', () => {
    expect(broken(project(2, [{}, { project: 'P2' }]), starts(2, 2), spacing(4))).toEqual([]);
    const alone = anInstance({ weeks: WEEKS, sessions: [{}, {}] });
    expect(broken(alone, starts(2, 2), spacing(4))).toEqual([]);
  });

  test('none is asked by default', () => {
    expect(broken(project(2), starts(2, 2))).toEqual([]);
    expect(broken(project(2), starts(2, 3), spacing(1))).toEqual([]);
    expect(broken(project(2), starts(2, 2), spacing(1))).toEqual([near('S1', 'S2', 2, 1)]);
  });
});

describe('sessions of one job in one zone', () => {
  const twins = (drafts: Partial<Session>[] = []) =>
    anInstance({
      weeks: WEEKS,
      sessions: [{ project: 'A' }, { project: 'B' }].map((s, i) => ({ ...s, ...drafts[i] })),
    });

  test.each<[string, Partial<Session>[], unknown[]]>([
    ['the same job and zone', [], [near('S1', 'S2', 3, 1)]],
    ['another job of the family', [{}, { rome: 'H2901' }], []],
    ['another zone', [{}, { zone: 'Vire' }], []],
    ['a zone unknown', [{}, { zone: null }], []],
    ['two zones unknown', [{ zone: null }, { zone: null }], []],
    ['another département of the same zone', [{}, { departement: '61' }], [near('S1', 'S2', 3, 1)]],
  ])('%s', (_, drafts, expected) => {
    expect(broken(twins(drafts), starts(1, 3), spacing(0, 3))).toEqual(expected);
  });

  test('of one project too: two rules, two reasons', () => {
    const instance = anInstance({ weeks: WEEKS, sessions: [{ project: 'P1' }, { project: 'P1' }] });
    expect(broken(instance, starts(1, 3), spacing(4, 3))).toEqual([
      near('S1', 'S2', 3, 2),
      near('S1', 'S2', 3, 1),
    ]);
  });
});

describe('pinned sessions', () => {
  const pinned = (pinnedWeek: number): Partial<Session> => ({ pinnedWeek, pinReason: 'ENGAGED' });

  test('two of them are not judged, whatever lies between', () => {
    expect(broken(project(2, [pinned(2), pinned(3)]), starts(2, 3), spacing(4))).toEqual([]);
  });

  test('one of them and another are', () => {
    expect(broken(project(2, [pinned(2)]), starts(2, 3), spacing(4))).toEqual([near('S1', 'S2', 3, 3)]);
    expect(broken(project(2, [{}, pinned(3)]), starts(2, 3), spacing(4))).toEqual([near('S1', 'S2', 3, 3)]);
  });

  test('one that may move is told against the facts on either side of it', () => {
    const instance = project(3, [pinned(2), {}, pinned(4)]);
    expect(broken(instance, starts(2, 3, 4), spacing(4))).toEqual([
      near('S1', 'S2', 3, 3),
      near('S2', 'S3', 4, 3),
    ]);
    expect(broken(instance, starts(2, 8, 4), spacing(4))).toEqual([]);
  });

  test('a fault behind a fact shows all the same', () => {
    // S2 is a fact at S1's week: S3, two weeks on, is too near both, and told against the nearest.
    expect(broken(project(3, [pinned(2), pinned(2)]), starts(2, 2, 4), spacing(4))).toEqual([
      near('S2', 'S3', 4, 2),
    ]);
  });
});

test('on a coarse grid, weeks are those between the periods', () => {
  const sessions = [{ project: 'P1' }, { project: 'P1', zone: null }];
  const instance = anInstance({ grid: 'HALF_MONTH', weeks: halfMonthsOf(2022), sessions });
  // 1 January and 1 February are four whole weeks apart, though two periods.
  expect(broken(instance, starts(0, 2), spacing(4))).toEqual([]);
  expect(broken(instance, starts(0, 2), spacing(5))).toEqual([near('S1', 'S2', 2, 1)]);
});

test('the message has both sessions, what they share, both distances and what to do', () => {
  const said = (weeks: ReturnType<typeof spacing>) =>
    verify(
      anInstance({ weeks: WEEKS, sessions: [{ project: 'P1' }, { project: 'P1' }] }),
      someParameters(weeks),
      starts(1, 3),
    ).violations.map(({ message }) => message);
  expect(said(spacing(4))).toEqual([
    "Les sessions « S1 » et « S2 », du même projet, débutent à 2 semaines l'une de l'autre. Attendu : 4 au moins. En déplacer une de 2.",
  ]);
  expect(said(spacing(0, 3))).toEqual([
    "Les sessions « S1 » et « S2 », du même métier dans la même zone, débutent à 2 semaines l'une de l'autre. Attendu : 3 au moins. En déplacer une de 1.",
  ]);
});
