/** A campaign solved in a moment, with a peak that a plan can flatten, and scenarios on it. */

import type { EntityManager } from '@mikro-orm/postgresql';
import type { Campaign } from '../../src/entities/index.ts';
import { createScenario, type NewScenario } from '../../src/scenarios/create-scenario.ts';
import { aCampaign, anEnvelope, aProject, aSession, aTranche } from './campaign-rows.ts';

/** Euro cents that pay the four sessions exactly. */
const ENOUGH = 4 * 4_812_800;

/**
 * Four sessions of ten trainees, S1 to S4, all wished on 4 April 2022 and free to move eight weeks, and an
 * envelope with `cents` from 1 January: enough for the four unless told.
 */
export async function saveFourSessions(
  em: EntityManager,
  slug: string,
  { cents = ENOUGH }: { cents?: number } = {},
): Promise<Campaign> {
  const campaign = aCampaign(em, { slug });
  const envelope = anEnvelope(em, campaign, 'ENV');
  aTranche(em, envelope, '2022-01-01', cents);
  const project = aProject(em, campaign, 'P1');
  for (const reference of ['S1', 'S2', 'S3', 'S4']) aSession(em, project, reference, { envelope });
  await em.flush();
  return campaign;
}

/** Two levels, enough to see a curve flatten: proving the fidelity of four equal sessions takes longer than all the rest. */
const QUICK_LEVELS = ['placement', 'smoothing'].map((term) => ({ name: term, terms: [{ term, weight: 1 }] }));

/** Creates a scenario, quick to solve unless its levels are told; a refusal fails the test with its problems. Returns its id. */
export async function aScenario(em: EntityManager, wanted: Partial<NewScenario>): Promise<string> {
  const { choices } = wanted;
  const created = await createScenario(em, {
    name: 'Essai',
    ...wanted,
    choices: { ...choices, solver: { levels: QUICK_LEVELS, ...choices?.solver } },
  });
  if ('problems' in created) throw new Error(JSON.stringify(created.problems));
  return created.scenario.id;
}
