import { describe, expect, test } from '@jest/globals';
import type { Session } from '../../../../solver/instance/types.ts';
import type { Parameters } from '../../../../solver/parameters/types.ts';
import { verify } from '../../../../solver/validation/verify.ts';
import { anInstance, someParameters, starts, weeksFrom } from '../../builders.ts';

const WEEKS = weeksFrom('2022-01-03', 12);

describe('equity', () => {
  /** Sessions wished in week 5, by their OPCO. */
  function equity(
    drafts: Partial<Session>[],
    weeks: (number | null)[],
    parameters: Partial<Parameters> = {},
  ) {
    const sessions = drafts.map((draft) => ({ wishedWeek: 5, ...draft }));
    const instance = anInstance({ weeks: WEEKS, sessions });
    return verify(instance, someParameters(parameters), starts(...weeks)).scores.equity;
  }
  const [A, B] = [
    { opco: 'AKTO', plannedEntries: 10 },
    { opco: 'AFDAS', plannedEntries: 4 },
  ];

  test.each<[string, Partial<Session>[], (number | null)[], number]>([
    ['nothing moved', [A, B], [5, 5], 0],
    ['one OPCO by two weeks', [A], [7], 2],
    ['the most moved one', [A, B], [6, 8], 3],
    ['the most moved one, earlier', [A, B], [1, 4], 4],
    ['the mean of its sessions, by trainee', [A, { ...A, plannedEntries: 30 }], [9, 5], (10 * 4) / 40],
    ['unplaced entries share the cost', [A, { ...A, plannedEntries: 30 }], [9, null], (10 * 4) / 40],
    ['none placed', [A, B], [null, null], 0],
    ['a conjunctural session counts four', [{ ...A, nature: 'CONJUNCTURAL' }, B], [6, 8], 4],
  ])('%s', (_, drafts, weeks, expected) => {
    expect(equity(drafts, weeks)).toBe(expected);
  });

  test('follows the prices of fidelity', () => {
    const fidelity = { structural: 0.5, conjunctural: 4, innovative: 2 };
    expect(equity([A], [7], { fidelity })).toBe(1);
  });
});
