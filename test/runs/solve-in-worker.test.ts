import { expect, test } from '@jest/globals';
import { defaultParameters } from '../../solver/index.ts';
import { solveInWorker } from '../../src/runs/solve-in-worker.ts';
import { buildInstance } from '../../src/scenarios/build-instance/index.ts';
import { defaultChoices, noPins } from '../../src/scenarios/choices.ts';
import { aCampaign } from '../scenarios/rows.ts';

const { instance } = buildInstance(aCampaign(), defaultChoices(), noPins());

test('tells its progress, then its result with the reason of each session', async () => {
  const levels: string[] = [];
  const worker = solveInWorker({ instance, parameters: defaultParameters() }, ({ level }) =>
    levels.push(level),
  );
  const end = await worker.ended;
  expect(end).toMatchObject({
    kind: 'SOLVED',
    result: { status: 'PLANNED' },
    explanations: [{ session: 'S1', reasons: [{ kind: 'AS_WISHED' }] }],
  });
  expect(levels[0]).toBe('first-plan');
});

test('a thread that dies is an end with its cause', async () => {
  const broken = { ...instance, sessions: null as unknown as typeof instance.sessions };
  const end = await solveInWorker({ instance: broken, parameters: defaultParameters() }, () => {}).ended;
  expect(end).toEqual({ kind: 'CRASHED', cause: expect.stringContaining('null') });
});
