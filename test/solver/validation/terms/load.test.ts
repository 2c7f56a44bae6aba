import { expect, test } from '@jest/globals';
import type { LimitMode } from '../../../../solver/parameters/types.ts';
import { verify } from '../../../../solver/validation/verify.ts';
import { anAgency, anInstance, anOpco, someParameters, starts, weeksFrom } from '../../builders.ts';

/** Two launches of one agency and one OPCO in one week, a third one a week later in the same month. */
const instance = anInstance({
  weeks: weeksFrom('2022-03-07', 3),
  agencies: [anAgency({ launchCap: 1 })],
  opcos: [anOpco({ monthlyLaunchCap: 1 })],
  sessions: [{ agency: 'Caen' }, { agency: 'Caen' }, { agency: 'Caen' }],
});

test.each<[LimitMode, LimitMode, number]>([
  ['OFF', 'OFF', 0],
  ['SOFT', 'OFF', 1],
  ['OFF', 'SOFT', 2],
  ['SOFT', 'SOFT', 3],
  ['HARD', 'OFF', 0],
  ['OFF', 'HARD', 0],
])('agencies %s, OPCO %s: sessions over their caps', (agency, opco, excess) => {
  const parameters = someParameters({
    agencyLoad: { mode: agency, launchWeeks: 1 },
    opcoLoad: { mode: opco },
  });
  expect(verify(instance, parameters, starts(0, 0, 1)).scores.load).toBe(excess);
});
