/** The curves of the wishes of several campaigns at once, for lists. */

import { type EntityManager, raw } from '@mikro-orm/postgresql';
import { type Campaign, PoecSession } from '../entities/index.ts';
import { type CurveSession, type EntryCurve, entryCurve } from './entry-curve.ts';

/** The curve of the dates asked for in each campaign, in their order, abandoned sessions left out. One query, however many. */
export async function wishedCurves(em: EntityManager, campaigns: readonly Campaign[]): Promise<EntryCurve[]> {
  const builder = em
    .createQueryBuilder(PoecSession, 'row')
    .select([
      raw('row.campaign_id as campaign'),
      raw(
        `json_agg(json_build_object('plannedEntries', row.places, 'from', row.wished_from, 'to', row.wished_to)) as sessions`,
      ),
    ] as never)
    .where({ campaign: { $in: campaigns.map(({ id }) => id) }, state: { $ne: 'ABANDONED' } })
    .groupBy('campaign');
  await builder.applyFilters();
  const rows: { campaign: string; sessions: CurveSession[] }[] = await builder.execute('all', false);
  const byCampaign = new Map(rows.map(({ campaign, sessions }) => [campaign, sessions]));
  return campaigns.map((campaign) => entryCurve(byCampaign.get(campaign.id) ?? [], campaign));
}
