/** Rolls a scenario forward: the scenario of the next quarter, from the plan that the last one gave. */

import type { EntityManager } from '@mikro-orm/postgresql';
import type { IsoDate } from '../domain/dates.ts';
import { nextQuarter, quarterOf, quarterSpan } from '../domain/quarter.ts';
import { isUuid } from '../domain/uuid.ts';
import { type Campaign, Scenario } from '../entities/index.ts';
import { choicesOf, createScenario } from './create-scenario.ts';
import type { ScenarioHand } from './hand.ts';
import { latestPlannedRun } from './load-plan.ts';
import { type Refusal, refuse, unknown } from './problem.ts';

/** A scenario to roll forward. */
export interface RollForward {
  /** Id of the scenario. */
  scenario: string;
  /** Name of the new one; left out: the name of the scenario and its new day. */
  name?: string;
  /** The new day. Left out: the first of the quarter after the day of the scenario, or of the second quarter of its campaign. */
  today?: IsoDate;
  /** Weeks frozen; left out: as before, or none. */
  frozenWeeks?: number;
  /** Weeks published; left out: as before, or none. */
  publishedWeeks?: number;
}

/** Room that a name leaves for the day that is added to it. */
const LONGEST_STEM = 100;

/**
 * Creates a fork whose plan in force is the latest plan of the scenario, and whose day is later. The decisions and the
 * price of a change stay; `solveOnly` does not, since the part to solve is that of one round. Refuses a scenario that
 * does not exist or has no plan, a day that is not later, and like `createScenario`; then nothing is saved.
 */
export async function rollScenarioForward(
  em: EntityManager,
  wanted: RollForward,
): Promise<{ scenario: Scenario } | Refusal> {
  const { scenario: id } = wanted;
  const base = isUuid(id) ? await em.findOne(Scenario, id, { populate: ['campaign'] }) : null;
  if (base === null) return unknown('scenario', '/scenario', id);
  const plan = await latestPlannedRun(em, base.id);
  if (plan === null) {
    const message = `Le scénario « ${base.name} » n’a pas encore de plan à faire avancer. Lancez son calcul et attendez sa fin.`;
    return refuse('PLAN_MISSING', '/scenario', id, message);
  }
  const { horizon } = choicesOf(base).hand;
  const today = wanted.today ?? nextDay(base.campaign.$, horizon);
  if (horizon !== null && today <= horizon.today) {
    const message = `« ${today} » n’est pas après le ${horizon.today}, où en est ce scénario. Attendu : un jour plus tard. Corrigez today.`;
    return refuse('DAY_NOT_LATER', '/today', today, message);
  }
  const { frozenWeeks = horizon?.frozenWeeks ?? 0, publishedWeeks = horizon?.publishedWeeks ?? 0 } = wanted;
  const hand = { plan, solveOnly: null, horizon: { today, frozenWeeks, publishedWeeks } };
  const name = wanted.name ?? `${base.name.slice(0, LONGEST_STEM).toWellFormed()}, au ${today}`;
  return createScenario(em, { base: base.id, name, choices: { hand } });
}

function nextDay({ startsOn }: Campaign, horizon: ScenarioHand['horizon']): IsoDate {
  return quarterSpan(nextQuarter(quarterOf(horizon?.today ?? startsOn))).from;
}
