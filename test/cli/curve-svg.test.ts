import { describe, expect, test } from '@jest/globals';
import { curveSvg } from '../../src/cli/curve-svg.ts';
import { entryCurve } from '../../src/scenarios/entry-curve.ts';

const YEAR = { startsOn: '2022-01-01', endsOn: '2022-12-31' };

/** The curve of sessions that start on the days given, so many trainees each. */
function curve(starts: [date: string, entries: number][], campaign = YEAR) {
  return entryCurve(
    starts.map(([date, plannedEntries]) => ({ plannedEntries, from: date, to: date })),
    campaign,
  );
}

const before = curve([
  ['2022-04-04', 300],
  ['2022-05-02', 20],
]);
const after = curve([
  ['2022-04-04', 160],
  ['2022-05-02', 160],
]);

/** Heights of the bars of a colour, in their order. */
function heights(svg: string, colour: string): number[] {
  return [...svg.matchAll(new RegExp(`<rect [^>]*height="([\\d.]+)" fill="${colour}"`, 'g'))].map(
    ([, height]) => Number(height),
  );
}

describe('the picture of a curve', () => {
  const svg = curveSvg('Essai <2022> & suite', { before, after });

  test('says its title and its figures to those who cannot see it', () => {
    expect(svg).toContain('role="img" aria-labelledby="titre description"');
    expect(svg).toContain('<title id="titre">Essai &lt;2022&gt; &amp; suite</title>');
    expect(svg).toContain(
      'Mois le plus plein : 300 entrées en avril 2022 demandées, 160 entrées en avril 2022 planifiées.',
    );
    expect(svg).toContain('avril 2022 300 puis 160 ; mai 2022 20 puis 160');
  });

  test('has bars as high as their entries', () => {
    const [april, may] = heights(svg, '#b8c4d0');
    const planned = heights(svg, '#0b5cad');
    expect(april! / may!).toBeCloseTo(15, 1);
    expect(planned[0]).toBe(planned[1]);
    expect(planned[0]! / april!).toBeCloseTo(160 / 300, 2);
  });

  test('is the same twice', () => {
    expect(curveSvg('Essai <2022> & suite', { before, after })).toBe(svg);
  });

  test('of a campaign without any start has no bar and no infinite number', () => {
    const empty = curveSvg('Vide', { before: curve([]), after: curve([]) });
    expect(empty).not.toMatch(/NaN|Infinity/);
    expect(heights(empty, '#0b5cad')).toEqual([]);
  });

  test('of two years names the year of each month', () => {
    const campaign = { startsOn: '2024-07-01', endsOn: '2025-06-30' };
    const long = curve([['2025-02-03', 10]], campaign);
    expect(curveSvg('Deux ans', { before: long, after: long })).toContain('>02/25</text>');
  });
});
