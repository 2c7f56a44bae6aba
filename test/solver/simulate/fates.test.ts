import { expect, test } from '@jest/globals';
import type { Nature, Session } from '../../../solver/instance/types.ts';
import { type Fate, fatesOf } from '../../../solver/simulate/fates.ts';
import type { SimulationParameters } from '../../../solver/simulate/types.ts';
import { aSession } from '../builders.ts';
import { allSlip, draws, shareOfAll } from './a-simulation.ts';

/** The fates of a session in the first draws. */
function fates(count: number, drawn: Partial<SimulationParameters>, session: Partial<Session> = {}): Fate[] {
  const fateOf = fatesOf(draws(drawn), aSession(session));
  return Array.from({ length: count }, fateOf);
}

test('a share of zero strikes nobody, a share of one everybody', () => {
  expect(new Set(fates(1000, {}))).toEqual(new Set([0]));
  expect(new Set(fates(1000, allSlip(9)))).toEqual(new Set([9]));
  expect(new Set(fates(1000, { abandonShare: 1 }))).toEqual(new Set(['ABANDONED']));
});

test('who is abandoned does not slip', () => {
  expect(new Set(fates(1000, { ...allSlip(9), abandonShare: 1 }))).toEqual(new Set(['ABANDONED']));
});

test.each<[string, Partial<Session>]>([
  ['has started', { pinnedWeek: 3, pinReason: 'STARTED' }],
  ['is engaged', { pinnedWeek: 3, pinReason: 'ENGAGED' }],
])('a session that %s stays, whatever the shares', (_, session) => {
  expect(new Set(fates(100, { ...allSlip(9), abandonShare: 1 }, session))).toEqual(new Set([0]));
});

test('a date that a planner imposed holds back no want of candidates', () => {
  const imposed: Partial<Session> = { pinnedWeek: 3, pinReason: 'PLANNER' };
  expect(fates(100, { slipShare: shareOfAll(0.5), abandonShare: 0.5 }, imposed)).toEqual(
    fates(100, { slipShare: shareOfAll(0.5), abandonShare: 0.5 }),
  );
});

test.each<Nature>(['STRUCTURAL', 'CONJUNCTURAL', 'INNOVATIVE'])('%s has a share of its own', (nature) => {
  const slipShare = { ...shareOfAll(0), [nature]: 1 };
  const slips = (of: Nature) => fates(1, { slipShare }, { nature: of })[0] !== 0;
  expect((['STRUCTURAL', 'CONJUNCTURAL', 'INNOVATIVE'] as const).filter(slips)).toEqual([nature]);
});

test('the fate of a session is that of its seed, its id and the draw, and of nothing else', () => {
  const drawn = { slipShare: shareOfAll(0.5), abandonShare: 0.2 };
  const known = fates(50, drawn, { id: 'S1' });
  const otherwise: Partial<Session> = { id: 'S1', rome: 'G1602', plannedEntries: 3, wishedWeek: 40 };
  expect(fates(50, drawn, otherwise)).toEqual(known);
  expect(fates(20, drawn, { id: 'S1' })).toEqual(known.slice(0, 20));
  expect(fates(50, drawn, { id: 'S2' })).not.toEqual(known);
  expect(fates(50, { ...drawn, seed: 1 }, { id: 'S1' })).not.toEqual(known);
});

test('a larger share only adds to those whom a smaller one strikes', () => {
  const few = fates(2000, { abandonShare: 0.1, slipShare: shareOfAll(0.2) });
  const more = fates(2000, { abandonShare: 0.3, slipShare: shareOfAll(0.6) });
  const spared = (all: Fate[], i: number) => all[i] === 0;
  expect(few.filter((fate, i) => fate === 'ABANDONED' && more[i] !== 'ABANDONED')).toEqual([]);
  expect(few.filter((_, i) => spared(more, i) && !spared(few, i))).toEqual([]);
  // Whoever slips under both slips by as much.
  const both = few.flatMap((fate, i) =>
    typeof fate === 'number' && fate > 0 && typeof more[i] === 'number' ? [[fate, more[i]]] : [],
  );
  expect(both.length).toBeGreaterThan(100);
  expect(both.filter(([a, b]) => a !== b)).toEqual([]);
});

/** Within five standard deviations of a count of independent draws. */
function expectCount(found: number, draws: number, share: number): void {
  expect(Math.abs(found - draws * share)).toBeLessThan(5 * Math.sqrt(draws * share * (1 - share)));
}

test('over many draws each fate comes as often as its share, and each length as often as the others', () => {
  const count = 60_000;
  const drawn = { abandonShare: 22 / 209, slipShare: shareOfAll(0.2), slipWeeks: { least: 8, most: 13 } };
  const counts = Map.groupBy(fates(count, drawn), (fate) => fate);
  const foundOf = (fate: Fate) => counts.get(fate)?.length ?? 0;
  const [abandoned, slipped] = [22 / 209, (187 / 209) * 0.2];
  expectCount(foundOf('ABANDONED'), count, abandoned);
  for (const weeks of [8, 9, 10, 11, 12, 13]) expectCount(foundOf(weeks), count, slipped / 6);
  expect([...counts.keys()].map(String).sort()).toEqual(['0', '10', '11', '12', '13', '8', '9', 'ABANDONED']);
});

test('two sessions are drawn apart: one that slips says nothing of the other', () => {
  const count = 40_000;
  const drawn = { slipShare: shareOfAll(0.5) };
  const [one, other] = [fates(count, drawn, { id: 'S1' }), fates(count, drawn, { id: 'S2' })];
  expectCount(one.filter((fate, i) => fate !== 0 && other[i] !== 0).length, count, 0.25);
});
