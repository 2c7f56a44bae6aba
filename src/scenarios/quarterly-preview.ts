/** The quarterly preview of a scenario: answered within the request, an indication and not a plan. */

import { setImmediate as nextTurn } from 'node:timers/promises';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { QuarterlyPreview } from '../../solver/index.ts';
import { previewQuarters } from '../../solver/index.ts';
import { isUuid } from '../domain/uuid.ts';
import { Scenario } from '../entities/index.ts';
import { prepareScenario } from './prepare-scenarios.ts';
import { type Refusal, unknown } from './problem.ts';

/** Previews a scenario. Refuses one that does not exist, or whose instance contradicts itself, with every problem. */
export async function previewScenario(
  em: EntityManager,
  scenarioId: string,
): Promise<QuarterlyPreview | Refusal> {
  const scenario = isUuid(scenarioId) ? await em.findOne(Scenario, scenarioId) : null;
  if (scenario === null) return unknown('scenario', '/scenario', scenarioId);
  const prepared = await prepareScenario(em, scenario);
  if ('problems' in prepared) return prepared;
  // What a country takes to prepare, then to aggregate, is long enough for others to have a turn in between.
  await nextTurn();
  return previewQuarters(prepared.instance, prepared.parameters);
}
