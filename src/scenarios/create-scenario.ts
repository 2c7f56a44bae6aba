/** Creates a scenario, from a campaign or as a fork of another one. */

import type { EntityManager } from '@mikro-orm/postgresql';
import { isUuid } from '../domain/uuid.ts';
import { Campaign, Scenario } from '../entities/index.ts';
import { adoptedPlans } from './adopted-plans.ts';
import type { CampaignData } from './campaign-data.ts';
import type { ScenarioChoices } from './choices.ts';
import { defaultChoices } from './choices.ts';
import { isEmptyHand, noHand, type ScenarioHand } from './hand.ts';
import { loadCampaign } from './load-campaign.ts';
import { prepareSolve } from './prepare.ts';
import { byIdOrSlug, type Problem, type Refusal, refuse, unknown } from './problem.ts';
import { readChoices, type StatedChoices, type WholeChoices } from './read-choices.ts';

/** A scenario to create: of a campaign, or forked from a base whose campaign and choices it takes over. */
export interface NewScenario {
  /** Id or short name of the campaign. Needed without a base; with one, it must be the base's. */
  campaign?: string;
  /** Id of the scenario to fork. */
  base?: string;
  name: string;
  /** What differs from the base, or from the defaults. */
  choices?: StatedChoices;
}

/** Longest name of a scenario, characters: it has to fit a table heading. */
const MAX_NAME_LENGTH = 120;

/** Creates a scenario and saves it. Refuses, all problems together, what cannot be used; then nothing is saved. */
export async function createScenario(
  em: EntityManager,
  wanted: NewScenario,
): Promise<{ scenario: Scenario } | Refusal> {
  const origin = await findOrigin(em, wanted);
  if ('problems' in origin) return origin;
  const { campaign, base } = origin;
  const data = await loadCampaign(em, { id: campaign.id });
  if (data === null) return unknown('campaign', '/campaign', campaign.slug);

  const start = base === null ? { choices: defaultChoices(), hand: noHand() } : choicesOf(base);
  const whole = readChoices(wanted.choices ?? {}, start, data);
  const problems = [
    ...checkName(wanted.name),
    ...('problems' in whole ? whole.problems : await checkOnCampaign(em, data, whole)),
  ];
  if ('problems' in whole || problems.length > 0) return { problems };

  const scenario = em.create(Scenario, {
    campaign,
    base,
    name: wanted.name.trim(),
    parameters: { ...whole.choices },
    hand: { ...whole.hand },
  });
  await em.persist(scenario).flush();
  return { scenario };
}

/**
 * The plans that a scenario names, then its hand on the instance as it is today. What is wrong with the campaign itself
 * is told when a run is launched: a scenario may be prepared before its data are complete.
 */
async function checkOnCampaign(
  em: EntityManager,
  data: CampaignData,
  { choices, hand }: WholeChoices,
): Promise<Problem[]> {
  const [plans] = await adoptedPlans(em, [{ campaign: data.id, choices, hand }]);
  if (plans === undefined || 'problems' in plans) return plans?.problems ?? [];
  if (isEmptyHand(hand)) return [];
  const prepared = prepareSolve(data, choices, hand, plans);
  return 'problems' in prepared ? prepared.problems.filter(({ path }) => path.startsWith('/hand')) : [];
}

/**
 * The choices and the hand kept in a scenario. They were read and completed when it was created; a choice that
 * did not exist then has its default now.
 */
export function choicesOf(scenario: Scenario): WholeChoices {
  const kept = scenario.parameters as unknown as ScenarioChoices;
  const defaults = defaultChoices();
  return {
    choices: { ...defaults, ...kept, solver: { ...defaults.solver, ...kept.solver } },
    hand: { ...noHand(), ...(scenario.hand as unknown as ScenarioHand) },
  };
}

type Origin = { campaign: Campaign; base: Scenario | null };

async function findOrigin(
  em: EntityManager,
  { campaign: key, base: baseId }: NewScenario,
): Promise<Origin | Refusal> {
  const campaign = key === undefined ? null : await em.findOne(Campaign, byIdOrSlug(key));
  if (key !== undefined && campaign === null) return unknown('campaign', '/campaign', key);
  if (baseId !== undefined) {
    const base = isUuid(baseId) ? await em.findOne(Scenario, baseId, { populate: ['campaign'] }) : null;
    if (base === null) return unknown('scenario', '/base', baseId);
    if (campaign !== null && campaign.id !== base.campaign.id) {
      const message =
        `« ${key} » n'est pas la campagne du scénario de base (${base.campaign.$.slug}). ` +
        'Retirez la campagne, ou partez sans base.';
      return refuse('CAMPAIGN_CONTRADICTS_BASE', '/campaign', key, message);
    }
    return { campaign: base.campaign.$, base };
  }
  if (campaign === null) {
    const message =
      'Ni campagne ni scénario de base. Donnez la campagne (par exemple normandie-2022) ou la base.';
    return refuse('ORIGIN_MISSING', '/campaign', null, message);
  }
  return { campaign, base: null };
}

function checkName(name: string): Refusal['problems'] {
  const { length } = name.trim();
  if (length >= 1 && length <= MAX_NAME_LENGTH) return [];
  const message = `Le nom « ${name.slice(0, MAX_NAME_LENGTH)} » a ${length} caractères. Attendu : de 1 à ${MAX_NAME_LENGTH}.`;
  return refuse('NAME_LENGTH', '/name', name, message).problems;
}
