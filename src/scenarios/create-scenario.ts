/** Creates a scenario, from a campaign or as a fork of another one. */

import type { EntityManager } from '@mikro-orm/postgresql';
import { isUuid } from '../domain/uuid.ts';
import { Campaign, Scenario } from '../entities/index.ts';
import type { ScenarioChoices } from './choices.ts';
import { defaultChoices } from './choices.ts';
import { noHand, type ScenarioHand } from './hand.ts';
import { loadCampaign } from './load-campaign.ts';
import { byIdOrSlug, type Refusal, refuse, unknown } from './problem.ts';
import type { StatedChoices, WholeChoices } from './read-choices.ts';
import { readScenario } from './read-scenario.ts';

/** A scenario to create: of a campaign, or forked from a base whose campaign and choices it takes over. */
export interface NewScenario {
  /** Id or short name of the campaign. Needed without a base; with one, it must be the base's. */
  campaign?: string;
  /** Id of the scenario to fork. */
  base?: string;
  name: string;
  /** What it tries, for the others; nothing unless told. */
  notes?: string;
  /** What differs from the base, or from the defaults. */
  choices?: StatedChoices;
}

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
  const read = await readScenario(em, data, { notes: null, ...wanted }, start);
  if ('problems' in read) return read;
  const scenario = em.create(Scenario, { campaign, base, ...read.columns });
  await em.persist(scenario).flush();
  return { scenario };
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
