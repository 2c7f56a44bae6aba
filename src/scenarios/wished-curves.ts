/** The curves of the wishes of several campaigns at once, for lists. */

import type { EntityManager } from '@mikro-orm/postgresql';
import { type Campaign, PoecSession } from '../entities/index.ts';
import { type EntryCurve, entryCurve } from './entry-curve.ts';

/** The curve of the dates asked for in each campaign, in their order, abandoned sessions left out. One query, however many. */
export async function wishedCurves(em: EntityManager, campaigns: readonly Campaign[]): Promise<EntryCurve[]> {
  const sessions = await em
    .fork()
    .find(
      PoecSession,
      { campaign: { $in: campaigns.map(({ id }) => id) }, state: { $ne: 'ABANDONED' } },
      { fields: ['campaign', 'places', 'wishedFrom', 'wishedTo'] },
    );
  const byCampaign = Map.groupBy(sessions, ({ campaign }) => campaign.id);
  return campaigns.map((campaign) =>
    entryCurve(
      (byCampaign.get(campaign.id) ?? []).map(({ places, wishedFrom, wishedTo }) => ({
        plannedEntries: places,
        from: wishedFrom,
        to: wishedTo,
      })),
      campaign,
    ),
  );
}
