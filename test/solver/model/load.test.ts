import { expect, test } from '@jest/globals';
import { aLevel, anInstance, someParameters, weeksFrom } from '../builders.ts';
import { solveExactly } from './solve-exactly.ts';

const weeks = weeksFrom('2022-03-07', 1);
const instance = anInstance({
  weeks,
  agencies: [{ id: 'Caen', launchCap: 1 }],
  opcos: [{ id: 'AKTO', monthlyLaunchCap: 2 }],
  sessions: [{ agency: 'Caen' }, { agency: 'Caen' }, { agency: 'Caen' }],
});

test('sums the sessions over the soft caps: two for the agency, one for the OPCO', async () => {
  const soft = someParameters({
    levels: [aLevel('load')],
    agencyLoad: { mode: 'SOFT', launchWeeks: 1 },
    opcoLoad: { mode: 'SOFT' },
  });
  expect((await solveExactly(instance, soft))?.value).toBe(3);
});

test('is nothing where no cap is soft', async () => {
  expect((await solveExactly(instance, someParameters({ levels: [aLevel('load')] })))?.value).toBe(0);
});
