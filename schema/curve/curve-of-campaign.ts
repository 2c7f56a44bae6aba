/** The curve of a campaign: of its wishes, or of the plan of one of its runs. */

import { accessOf } from '../../src/access/rules.ts';
import { isUuid } from '../../src/domain/uuid.ts';
import type { Campaign } from '../../src/entities/index.ts';
import { curveAfter, type EntryCurve } from '../../src/scenarios/index.ts';
import type { Context } from '../context.ts';
import { notFound } from '../errors.ts';

/** The curve. Throws the typed `NOT_FOUND` for a run of another campaign, without a plan, or not for the viewer. */
export async function curveOfCampaign(
  { load, viewer }: Context,
  campaign: Campaign,
  runId: string | null,
): Promise<EntryCurve> {
  if (runId === null) return load.wishedCurves.load(campaign);
  const plan = isUuid(runId) && accessOf(viewer, 'Query.run') === 'YES' ? await load.plans.load(runId) : null;
  if (plan === null || plan.campaign !== campaign.slug) {
    throw notFound(
      'Plan du calcul',
      runId,
      `La requête \`runs\` donne les calculs de ${campaign.slug} et leur état.`,
    );
  }
  return curveAfter(plan);
}
