import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import {
  Agency,
  Campaign,
  Envelope,
  ImportBatch,
  PoecProject,
  PoecSession,
} from '../../src/entities/index.ts';

const MADE_UP = { provenance: 'RECONSTRUCTED', source: 'exemple de test' } as const;

/** A campaign of 2022 with the two envelopes that `sound.csv` names and the agency of Caen, not flushed. */
export function campaignReadyForSessions(em: EntityManager, slug: string): Campaign {
  const campaign = em.create(Campaign, {
    slug,
    title: 'Essai 2022',
    regionCode: '28',
    year: 2022,
    startsOn: '2022-01-01',
    endsOn: '2022-12-31',
  });
  for (const [reference, opco] of [
    ['ENV-AKTO', 'AKTO'],
    ['ENV-SANTE', 'OPCO_SANTE'],
  ] as const) {
    const sums = { parent: null, floorCents: null, alreadyEngagedCents: 0 };
    em.create(Envelope, { campaign, reference, label: reference, scope: 'OPCO', opco, ...sums, ...MADE_UP });
  }
  em.create(Agency, {
    campaign,
    reference: 'AG-CAEN',
    name: 'Caen',
    departement: '14',
    zone: null,
    ...MADE_UP,
  });
  return campaign;
}

/** A campaign of the same year with nothing in it, not flushed. */
export function emptyCampaign(em: EntityManager, slug: string): Campaign {
  const year = { year: 2022, startsOn: '2022-01-01', endsOn: '2022-12-31' };
  return em.create(Campaign, { slug, title: 'Autre', regionCode: '76', ...year });
}

/** What the database holds of the campaign now, read afresh. */
export async function sessionsOf(orm: MikroORM, campaign: Campaign) {
  const fresh = orm.em.fork();
  const sessions = await fresh.find(
    PoecSession,
    { campaign },
    { populate: ['project', 'envelope', 'agency'], orderBy: { reference: 'asc' } },
  );
  return {
    sessions,
    projects: await fresh.find(PoecProject, { campaign }, { orderBy: { reference: 'asc' } }),
    batches: await fresh.find(ImportBatch, { campaign }, { orderBy: { createdAt: 'asc' } }),
  };
}

/** Every row of the campaign that an import of sessions may touch, as the database has it. */
export async function rowsOf(orm: MikroORM, campaign: Campaign) {
  const fresh = orm.em.fork();
  const of = (table: string) =>
    fresh.execute(`select * from ${table} where campaign_id = ? order by id`, [campaign.id]);
  return {
    sessions: await of('poec_session'),
    projects: await of('poec_project'),
    batches: await of('import_batch'),
  };
}
