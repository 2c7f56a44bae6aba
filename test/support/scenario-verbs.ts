/** The two verbs that lead to a plan, as a client says them. */

import { expect } from '@jest/globals';
import type { Api } from './api.ts';

/** Creates a scenario that must be accepted; gives its id. */
export async function create(api: Api, input: object): Promise<string> {
  const answer = await api.ask(
    `mutation ($input: CreateScenarioInput!) { createScenario(input: $input) { scenario { id } problems { message } } }`,
    { input },
  );
  const id = expect.any(String);
  expect(answer).toEqual({ status: 200, data: { createScenario: { scenario: { id }, problems: [] } } });
  return (answer.data as { createScenario: { scenario: { id: string } } }).createScenario.scenario.id;
}

/** Launches a run that must be accepted: it is returned at once, waiting; gives its id. */
export async function launch(api: Api, scenario: string): Promise<string> {
  const answer = await api.ask(
    `mutation ($scenario: ID!) {
      launchOptimization(scenario: $scenario) { run { id state progress { level } plan { end } } problems { message } } }`,
    { scenario },
  );
  const run = { id: expect.any(String), state: 'QUEUED', progress: null, plan: null };
  expect(answer).toEqual({ status: 200, data: { launchOptimization: { run, problems: [] } } });
  return (answer.data as { launchOptimization: { run: { id: string } } }).launchOptimization.run.id;
}
