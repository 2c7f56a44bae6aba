/** A simulation as a client launches it, follows it by reading it again, and cancels it. */

import { beforeAll, describe, expect, test } from '@jest/globals';
import { solvingApi } from '../support/campaign-api.ts';
import { create, launch, SMOOTH_THEN_NEAR } from '../support/scenario-verbs.ts';

const { api, worker } = solvingApi();
let run: string;
beforeAll(async () => {
  run = await launch(
    api,
    await create(api, { campaign: 'petite', name: 'Lisser', choices: SMOOTH_THEN_NEAR }),
  );
  await worker.idle();
});

const LAUNCH = `mutation ($run: ID!, $parameters: SimulationParametersInput, $budget: RunBudgetInput) {
  launchSimulation(run: $run, parameters: $parameters, budget: $budget) {
    simulation { id state drawsDone resultHash result { months { mean } } } problems { __typename code path value } } }`;

interface Launched {
  launchSimulation: { simulation: { id: string } };
}

async function simulated(parameters: object): Promise<string> {
  const answer = await api.ask(LAUNCH, { run, parameters });
  expect(answer).toEqual({
    status: 200,
    data: {
      launchSimulation: {
        simulation: { id: expect.any(String), state: 'QUEUED', drawsDone: 0, resultHash: null, result: null },
        problems: [],
      },
    },
  });
  return (answer.data as Launched).launchSimulation.simulation.id;
}

test('a simulation without misfortune finds the plan itself; abandoning all finds nobody', async () => {
  const still = { structural: 0, conjunctural: 0, innovative: 0 };
  const calm = await simulated({ seed: 3, draws: 4, slipShare: still, abandonShare: 0 });
  const empty = await simulated({ seed: 3, draws: 4, slipShare: still, abandonShare: 1 });
  await worker.idle();
  const read = (id: string) =>
    api.ask(
      `query ($id: ID!) { simulation(id: $id) {
        state drawsDone reason attempt crashes simulatedWith run { id } budget { seconds megabytes } resultHash
        parameters { seed draws slipShare { structural conjunctural innovative } slipWeeks { least most } abandonShare }
        result {
          measures { heldEntries { planned mean p10 p50 p90 } abandonedEntries { p50 } }
          quarters { period planned p50 }
          envelopes { envelopeReference envelope { label } engaged { planned mean p90 } }
          sessions(first: 1) { sessionReference asPlanned slipped outOfHorizon abandoned session { id reference } } } } }`,
      { id },
    );
  const spread = (value: number) => ({ planned: 60, mean: value, p10: value, p50: value, p90: value });
  const { data } = (await read(calm)) as { data: { simulation: Record<string, unknown> } };
  expect(data.simulation).toMatchObject({
    state: 'SUCCEEDED',
    drawsDone: 4,
    reason: null,
    attempt: 1,
    crashes: 0,
    simulatedWith: '0.0.0-test',
    run: { id: run },
    budget: { seconds: 1_800, megabytes: 2_048 },
    resultHash: expect.stringMatching(/^[0-9a-f]{64}$/),
    parameters: { seed: 3, draws: 4, slipShare: still, slipWeeks: { least: 8, most: 13 }, abandonShare: 0 },
    result: {
      measures: { heldEntries: spread(60), abandonedEntries: { p50: 0 } },
      sessions: [{ sessionReference: 'S1', asPlanned: 4, slipped: 0, outOfHorizon: 0, abandoned: 0 }],
    },
  });
  expect(await read(empty)).toMatchObject({
    status: 200,
    data: {
      simulation: {
        state: 'SUCCEEDED',
        result: {
          measures: { heldEntries: spread(0), abandonedEntries: { p50: 60 } },
          envelopes: [{ engaged: { mean: '0.00', p90: '0.00' } }],
          sessions: [{ sessionReference: 'S1', asPlanned: 0, abandoned: 4, session: { reference: 'S1' } }],
        },
      },
    },
  });
  const mine = (args: string) => `simulations${args} { totalCount nodes { id } }`;
  expect(
    await api.ask(
      `query ($run: ID!) { run(id: $run) { ${mine('')} } ${mine('(filter: { campaign: "petite", states: [SUCCEEDED] }, first: 1)')} }`,
      { run },
    ),
  ).toEqual({
    status: 200,
    data: {
      run: { simulations: { totalCount: 2, nodes: [{ id: empty }, { id: calm }] } },
      simulations: { totalCount: 2, nodes: [{ id: empty }] },
    },
  });
});

describe('what cannot be', () => {
  test('bad parameters are told with the path of the argument and the value', async () => {
    const parameters = { draws: 20_000, slipShare: { innovative: 1.5 }, slipWeeks: { most: 3 } };
    const answer = await api.ask(LAUNCH, { run, parameters, budget: { megabytes: 1 } });
    const problem = (code: unknown, path: string, value: string) => ({
      __typename: 'InvalidParametersProblem',
      ...{ code, path, value },
    });
    expect(answer).toEqual({
      status: 200,
      data: {
        launchSimulation: {
          simulation: null,
          problems: [
            problem(expect.any(String), '/parameters/draws', '20000'),
            problem(expect.any(String), '/parameters/slipShare/innovative', '1.5'),
            problem('SLIP_WEEKS_REVERSED', '/parameters/slipWeeks/most', '3'),
            problem('BUDGET_OUT_OF_RANGE', '/budget/megabytes', '1'),
          ],
        },
      },
    });
  });

  test.each(['0198a2ee-1111-7000-8000-000000000001', 'pas-un-uuid'])(
    'what does not exist is told the same whatever its shape: %s',
    async (id) => {
      const problems = [{ __typename: 'NotFoundProblem', path: expect.any(String), value: id }];
      expect(
        await api.ask(
          `mutation ($id: ID!) {
            launchSimulation(run: $id) { simulation { id } problems { __typename path value } }
            cancelSimulation(simulation: $id) { simulation { id } problems { __typename path value } } }`,
          { id },
        ),
      ).toEqual({
        status: 200,
        data: {
          launchSimulation: { simulation: null, problems },
          cancelSimulation: { simulation: null, problems },
        },
      });
      expect(await api.ask('query ($id: ID!) { simulation(id: $id) { state } }', { id })).toMatchObject({
        data: { simulation: null },
        errors: [{ extensions: { code: 'NOT_FOUND' } }],
      });
    },
  );

  test('one that waits is cancelled at once, and one that is over cannot be', async () => {
    await worker.close();
    const cancel = (id: string) =>
      api.ask(
        `mutation ($id: ID!) { cancelSimulation(simulation: $id) {
          simulation { state reason result { months { mean } } } problems { __typename code value } } }`,
        { id },
      );
    const id = await simulated({ draws: 1 });
    expect(await cancel(id)).toEqual({
      status: 200,
      data: {
        cancelSimulation: {
          simulation: { state: 'CANCELLED', reason: 'Simulation annulée à la demande.', result: null },
          problems: [],
        },
      },
    });
    expect(await cancel(id)).toEqual({
      status: 200,
      data: {
        cancelSimulation: {
          simulation: null,
          problems: [{ __typename: 'NotCancellableProblem', code: 'SIMULATION_FINISHED', value: id }],
        },
      },
    });
  });
});
