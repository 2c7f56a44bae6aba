import { expect, test } from '@jest/globals';
import type { GateName } from '../../../../solver/parameters/types.ts';
import { aClosure, anInstance, starts, weeksFrom } from '../../builders.ts';
import { broken } from '../broken.ts';

/** Mondays 3, 10, 17 and 24 January 2022. */
const WEEKS = weeksFrom('2022-01-03', 4);

/** Rule and excess of what a plan of one session breaks. */
function rules(...args: Parameters<typeof broken>): [string, number | undefined][] {
  return broken(...args).map(({ rule, excess }) => [rule, excess]);
}

test('a gate left out of the parameters closes nothing', () => {
  const instance = anInstance({
    weeks: WEEKS,
    closures: [aClosure({ from: '2022-01-01', to: '2022-12-31' })],
    sessions: [{ window: { earliest: 1, latest: 3 } }],
  });
  const closed = (gates: GateName[]) => rules(instance, starts(0), { gates }).map(([rule]) => rule);
  expect(closed(['window', 'closure'])).toEqual(['gate:window', 'gate:closure']);
  expect(closed(['closure'])).toEqual(['gate:closure']);
  expect(closed([])).toEqual([]);
});
