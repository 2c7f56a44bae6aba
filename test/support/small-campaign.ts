/** A campaign small enough to reason about: six sessions asked for in one week of April, and money that allows any of them. */

import type { EntityManager } from '@mikro-orm/postgresql';
import type { Campaign } from '../../src/entities/index.ts';
import { aCampaign, anEnvelope, aProject, aSession, aTranche } from './campaign-rows.ts';

/** The whole campaign, saved: structural sessions S1 to S6 of ten trainees, 1 000 EUR each, all wished on 4 April 2022. */
export async function saveSmallCampaign(
  em: EntityManager,
  { slug = 'petite', fundsCents = 600_000 }: { slug?: string; fundsCents?: number } = {},
): Promise<Campaign> {
  const campaign = aCampaign(em, {
    slug,
    title: 'Petite campagne',
    startsOn: '2022-03-01',
    endsOn: '2022-06-30',
  });
  const envelope = anEnvelope(em, campaign, 'ENV');
  aTranche(em, envelope, '2022-01-03', fundsCents);
  const project = aProject(em, campaign, 'P1');
  for (let n = 1; n <= 6; n += 1) {
    aSession(em, project, `S${n}`, { envelope, costCents: 100_000, hours: 70 });
  }
  await em.flush();
  return campaign;
}
