import { describe, expect, test } from '@jest/globals';
import { type Growth, growthChapter } from '../../bench/growth/document.ts';
import { GRIDS, oneObjective, yearOn } from '../../bench/growth/instances.ts';
import type { SizeResult } from '../../bench/growth/measure-size.ts';
import { growthSvg } from '../../bench/growth/plot.ts';
import { checkInstance, checkParameters } from '../../solver/index.ts';

describe.each(Object.entries(GRIDS))('a year by %s', (_, grid) => {
  test('holds together, with the same sessions and money as by weeks', () => {
    const [year, fine] = [yearOn(grid, 60), yearOn('WEEK', 60)];
    expect(checkInstance(year)).toEqual([]);
    expect(year.grid).toBe(grid);
    expect(year.weeks).toHaveLength({ WEEK: 52, HALF_MONTH: 24, MONTH: 12 }[grid]);
    const wishedMonth = ({ weeks, sessions }: typeof year) =>
      sessions.map(({ wishedWeek }) => weeks[wishedWeek]!.startDate.slice(0, 7));
    expect(wishedMonth(year)).toEqual(wishedMonth(fine));
    expect(year.envelopes).toEqual(fine.envelopes);
  });
});

test('the one objective is a scenario without problems, the first level the heaviest', () => {
  const parameters = oneObjective(5);
  expect(checkParameters(parameters)).toEqual([]);
  expect(parameters.levels.map(({ name, secondsLimit }) => ({ name, secondsLimit }))).toEqual([
    { name: 'whole', secondsLimit: 5 },
  ]);
  const weights = Object.fromEntries(parameters.levels[0]!.terms.map(({ term, weight }) => [term, weight]));
  expect(weights).toMatchObject({ placement: 100, concurrency: 10, smoothing: 1, fidelity: 0.1 });
});

const ours = { elapsedMs: 2000, gap: 0.0004, value: 200, proven: true, peakBytes: 100 * 2 ** 20 };
const result: SizeResult = {
  grid: 'weeks',
  sessions: 50,
  columns: 920,
  rows: 86,
  load: 0.25,
  levels: { ...ours, elapsedMs: 12_340, proven: false },
  whole: ours,
  peers: {
    'HiGHS whole': { end: 'OPTIMAL', value: 201, elapsedMs: 3000, proven: true },
    'javascript-lp-solver': { end: 'CLOCK', value: null, elapsedMs: 30_000, proven: false },
  },
};
const growth: Growth = {
  machine: 'a machine',
  versions: { 'HiGHS whole': '1.15.3', 'javascript-lp-solver': '1.0.3', cbc: '2.10.8', metronome: '0.1.0' },
  secondsLimit: 30,
  wanted: [
    { grid: 'weeks', sessions: 50 },
    { grid: 'weeks', sessions: 10_000 },
    { grid: 'months', sessions: 500 },
  ],
  results: [result],
};

describe('the chapter', () => {
  test('gives peers as ratios to ours, and what was not asked', () => {
    const text = growthChapter(growth).join('\n');
    const cells = text
      .split('\n')
      .filter((line) => line.startsWith('|'))
      .map((line) => line.split('|').length);
    expect(new Set(cells).size).toBe(1);
    expect(text).toContain(
      '| 50 | 920 | 86 | 12.34 s † | 0.040 % | 2.00 s | 0.040 % | 100 MB | 0.3 | x 1.50, +0.50 % | x 15.00 †, no plan | not asked |\n',
    );
  });

  test('says the machine, the versions, who is absent and what is missing', () => {
    const text = growthChapter(growth).join('\n');
    expect(text).toContain('Machine: a machine. Versions: HiGHS whole 1.15.3, ');
    expect(text).toContain('Not on this machine: glpsol.');
    expect(text).toContain(
      'Not run yet: weeks 10000; months 500. To add them: `npm run bench:growth -- --sizes 500,10000`.',
    );
  });
});

test('the picture has a line for each solver that ran, higher where it is slower', () => {
  const svg = growthSvg([result, { ...result, sessions: 500, whole: { ...ours, elapsedMs: 20_000 } }]);
  expect(svg.match(/<polyline /g)).toHaveLength(4);
  const one =
    /<polyline points="(\S+) (\S+)" fill="none" stroke-width="2.5"\/>\s+<circle \S+ \S+ r="4" fill="#ffffff"/.exec(
      svg,
    );
  const [small, large] = [one![1]!, one![2]!].map((point) => point.split(',').map(Number));
  expect(large![0]).toBeGreaterThan(small![0]!);
  expect(large![1]).toBeLessThan(small![1]!);
});
