/** The curve and the consumption of a campaign as it was wished, and of a plan. */

import type { EntityManager } from '@mikro-orm/postgresql';
import type { CampaignData } from './campaign-data.ts';
import { type EntryCurve, entryCurve } from './entry-curve.ts';
import { type EnvelopeConsumption, envelopeConsumption, type Spending } from './envelope-consumption.ts';
import { loadCampaign } from './load-campaign.ts';
import { type LoadedPlan, loadPlan } from './load-plan.ts';
import { byIdOrSlug, type Refusal, refuse, unknown } from './problem.ts';

/** The consumption of every envelope, and what no date can claim. */
export interface Consumption {
  envelopes: EnvelopeConsumption[];
  /** Cost of the sessions whose start is not one day: no date of the history counts it. */
  undatedCents: number;
}

/** The curve of the dates that were asked for, abandoned sessions left out. `campaign` is an id or a short name. */
export async function wishedCurve(em: EntityManager, campaign: string): Promise<EntryCurve | Refusal> {
  const data = await loadCampaign(em, byIdOrSlug(campaign));
  return data === null ? unknown('campaign', '/campaign', campaign) : curveOfWishes(data);
}

/** The curve of a plan; sessions that it does not place are in no period. */
export async function plannedCurve(em: EntityManager, runId: string): Promise<EntryCurve | Refusal> {
  const found = await planOf(em, runId);
  return 'problems' in found ? found : curveOfPlan(found.plan, found.campaign);
}

/** What the dates asked for would spend. `campaign` is an id or a short name. */
export async function wishedConsumption(em: EntityManager, campaign: string): Promise<Consumption | Refusal> {
  const data = await loadCampaign(em, byIdOrSlug(campaign));
  return data === null ? unknown('campaign', '/campaign', campaign) : consumptionOfWishes(data);
}

/** What a plan spends. */
export async function plannedConsumption(em: EntityManager, runId: string): Promise<Consumption | Refusal> {
  const found = await planOf(em, runId);
  if ('problems' in found) return found;
  const spendings = found.plan.sessions.flatMap(({ envelope, costCents, startDate }) =>
    startDate === null ? [] : [{ envelope, costCents, date: startDate }],
  );
  return { envelopes: envelopeConsumption(found.campaign.envelopes, spendings), undatedCents: 0 };
}

/** See `wishedCurve`. */
export function curveOfWishes(data: CampaignData): EntryCurve {
  const sessions = data.sessions
    .filter(({ state }) => state !== 'ABANDONED')
    .map(({ places, wishedFrom, wishedTo }) => ({ plannedEntries: places, from: wishedFrom, to: wishedTo }));
  return entryCurve(sessions, data);
}

/** See `plannedCurve`. */
export function curveOfPlan({ sessions }: LoadedPlan, campaign: CampaignData): EntryCurve {
  const placed = sessions
    .filter(({ startDate }) => startDate !== null)
    .map(({ plannedEntries, startDate }) => ({ plannedEntries, from: startDate, to: startDate }));
  return entryCurve(placed, campaign);
}

function consumptionOfWishes(data: CampaignData): Consumption {
  const spendings: Spending[] = [];
  let undatedCents = 0;
  for (const { state, envelope, costCents, wishedFrom, wishedTo } of data.sessions) {
    if (state === 'ABANDONED' || envelope === null || costCents === null) continue;
    if (wishedFrom !== null && wishedFrom === wishedTo)
      spendings.push({ envelope, costCents, date: wishedFrom });
    else undatedCents += costCents;
  }
  return { envelopes: envelopeConsumption(data.envelopes, spendings), undatedCents };
}

async function planOf(
  em: EntityManager,
  runId: string,
): Promise<{ plan: LoadedPlan; campaign: CampaignData } | Refusal> {
  const plan = await loadPlan(em, runId);
  if (plan === null) {
    const message = `« ${runId} » : aucun plan ne vient de ce calcul. Attendez sa fin, ou prenez un calcul réussi.`;
    return refuse('PLAN_UNKNOWN', '/run', runId, message);
  }
  const campaign = await loadCampaign(em, { slug: plan.instance.name });
  return campaign === null ? unknown('campaign', '/run/campaign', plan.instance.name) : { plan, campaign };
}
