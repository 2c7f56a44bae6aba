/** The two verbs that lead to a plan, as a client says them, and choices for the first. */

import { expect } from '@jest/globals';
import type { Api } from './api.ts';

/** The parameters of a solve that lowers the peak and nothing else. */
export const SMOOTH_ONLY = {
  levels: [{ name: 'lissage', terms: [{ term: 'SMOOTHING' }] }],
  smoothing: { mode: 'PEAK' },
};

/** Choices that smooth, then stay near the wishes: of the six sessions of `petite`, two a month in three months. */
export const SMOOTH_THEN_NEAR = {
  solver: {
    levels: [
      { name: 'lissage', terms: [{ term: 'SMOOTHING' }], gap: 0 },
      { name: 'fidélité', terms: [{ term: 'FIDELITY', weight: 2 }], gap: 0 },
    ],
    smoothing: { mode: 'PEAK' },
  },
};

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
