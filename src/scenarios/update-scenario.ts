/** Changes a scenario in place: its name, its notes, its choices, its hand. */

import type { EntityManager } from '@mikro-orm/postgresql';
import { type EditConflict, editRow } from '../access/edit.ts';
import { Scenario } from '../entities/index.ts';
import { choicesOf } from './create-scenario.ts';
import { loadCampaign } from './load-campaign.ts';
import { type Refusal, unknown } from './problem.ts';
import type { StatedChoices } from './read-choices.ts';
import { readLabels, readScenario } from './read-scenario.ts';

/** What is to change in a scenario; what is not said stays. */
export interface ScenarioUpdate {
  scenario: string;
  /** Version that the editor read. */
  expectedVersion: number;
  name?: string;
  /** Null: no notes any more. */
  notes?: string | null;
  /** Put over the choices that the scenario has. */
  choices?: StatedChoices;
}

/**
 * Changes a scenario, if it still is as its editor read it. Its runs keep what they solved, and its forks what they
 * took over. Refuses what cannot be used, all problems together; then nothing has changed.
 */
export async function updateScenario(
  em: EntityManager,
  { scenario: id, expectedVersion, ...stated }: ScenarioUpdate,
): Promise<{ scenario: Scenario } | Refusal | { conflict: EditConflict }> {
  const edited = await editRow(em, Scenario, { id, expectedVersion }, async (scenario, own) => {
    const { name, notes } = scenario;
    const next = { name, notes, ...stated };
    // Data may contradict the choices kept by now, which is no reason to refuse a name.
    const read = stated.choices === undefined ? readLabels(next) : await readWith(own, scenario, next);
    if ('problems' in read) return read;
    Object.assign(scenario, read.columns);
    return null;
  });
  if (edited === null) return unknown('scenario', '/scenario', id);
  return 'row' in edited ? { scenario: edited.row } : edited;
}

async function readWith(
  em: EntityManager,
  scenario: Scenario,
  stated: Parameters<typeof readScenario>[2],
): ReturnType<typeof readScenario> {
  const data = await loadCampaign(em, { id: scenario.campaign.id });
  if (data === null) return unknown('campaign', '/scenario', scenario.campaign.id);
  return readScenario(em, data, stated, choicesOf(scenario));
}
