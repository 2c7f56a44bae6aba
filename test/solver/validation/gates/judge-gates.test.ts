import { describe, expect, test } from '@jest/globals';
import type { Instance } from '../../../../solver/instance/types.ts';
import type { GateName } from '../../../../solver/parameters/types.ts';
import { gatesAgainst, openAt } from '../../../../solver/validation/gates/judge-gates.ts';
import { placedIn } from '../../../../solver/validation/reading.ts';
import { aClosure, anInstance, someParameters, starts, weeksFrom } from '../../builders.ts';
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

describe('the gates against a start', () => {
  const pinned = (pinnedWeek: number | null) =>
    anInstance({
      weeks: WEEKS,
      closures: [aClosure({ from: '2022-01-10', to: '2022-01-10' })],
      sessions: [{ window: { earliest: 2, latest: 3 }, pinnedWeek }],
    });
  const at = (instance: Instance, gates?: GateName[]) => {
    const parameters = someParameters(gates === undefined ? {} : { gates });
    const plan = { instance, parameters, placed: [], unplaced: [], pinned: [] };
    const starts = WEEKS.map((_, week) => placedIn(instance, instance.sessions[0]!, week));
    return { closing: starts.map(gatesAgainst(plan)), open: starts.map(openAt(plan)) };
  };

  test('are all those that close it; a start is open where there is none', () => {
    expect(at(pinned(null))).toEqual({
      closing: [['window'], ['window', 'closure'], [], []],
      open: [false, false, true, true],
    });
  });

  test('one that is decided is a fact that no gate closes, and closes every other', () => {
    expect(at(pinned(1), [])).toEqual({
      closing: [['pin'], [], ['pin'], ['pin']],
      open: [false, true, false, false],
    });
    expect(at(pinned(1)).closing).toEqual([['window', 'pin'], [], ['pin'], ['pin']]);
  });
});
