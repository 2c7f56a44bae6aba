/** What each role hears of: what a query of theirs would find, and nothing of the rest. */

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Client } from 'graphql-ws';
import type { Viewer } from '../../../src/domain/viewer.ts';
import { PoecSession } from '../../../src/entities/index.ts';
import { commentProject } from '../../../src/programming/comment-project.ts';
import { readFiches } from '../../../src/programming/fiche.ts';
import { judgeProject } from '../../../src/programming/judge-project.ts';
import { type TestDatabase, testDatabase } from '../../support/database.ts';
import { type FollowedApi, follow, followedApi, follower } from '../../support/followed.ts';
import { aScenario, saveFourSessions } from '../../support/four-sessions.ts';
import { fileFiche } from '../../support/judged.ts';
import { aViewer } from '../../support/viewers.ts';

let db: TestDatabase;
const closing: { close(): Promise<void> }[] = [];
const clients: Client[] = [];
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(async () => {
  for (const client of clients) await client.dispose();
  for (const server of closing) await server.close();
  await db.drop();
});

async function clientOf(viewer: Viewer): Promise<Client> {
  const server: FollowedApi = await followedApi(db, { jobs: db.jobs }, {}, { viewer });
  closing.push(server);
  const client = follower(server.ws);
  clients.push(client);
  return client;
}

const FOLLOW = `subscription { campaignChanges(campaign: "suivie") { isComplete changes { of id } } }`;
interface Answer {
  campaignChanges: { isComplete: boolean; changes: { of: string; id: string }[] };
}

test('drafts are told to their OPCO and to those who programme, scenarios to those who plan', async () => {
  const em = db.orm.em.fork();
  const campaign = await saveFourSessions(em, 'suivie');
  const sessions = await em.find(PoecSession, { campaign }, { orderBy: { reference: 'asc' } });
  const [draft, validated] = [sessions[0]!, sessions[1]!];
  draft.state = 'SUBMITTED';
  validated.state = 'VALIDATED';
  const opco = (await draft.project.loadOrFail()).opco as 'AKTO';
  await em.flush();

  const viewers = [
    aViewer(null, 'PLANNER'),
    aViewer(opco, 'OPCO'),
    aViewer(opco === 'AKTO' ? 'ATLAS' : 'AKTO', 'OPCO'),
    aViewer(null, 'MEMBER'),
  ];
  const heard = await Promise.all(
    viewers.map(async (viewer) => {
      const following = follow<Answer>(await clientOf(viewer), FOLLOW);
      expect((await following.next()).campaignChanges).toEqual({ isComplete: false, changes: [] });
      return following;
    }),
  );
  const write = async (session: PoecSession, hours: number) => {
    session.hours = hours;
    await em.flush();
    // Told apart: what comes together is told together.
    await new Promise((resolve) => setTimeout(resolve, 300));
  };
  await write(draft, 71);
  const scenario = await aScenario(em.fork(), { campaign: 'suivie' });
  await new Promise((resolve) => setTimeout(resolve, 300));
  await write(validated, 72);

  const told: string[][] = [];
  for (const following of heard) {
    const ids: string[] = [];
    while (!ids.includes(validated.id)) {
      ids.push(...(await following.next()).campaignChanges.changes.map(({ id }) => id));
    }
    told.push(ids);
  }
  expect(told).toEqual([
    [draft.id, scenario, validated.id],
    [draft.id, validated.id],
    [validated.id],
    [validated.id],
  ]);
});

test('a judgement is told to those who may read it, by its fiche', async () => {
  const em = db.orm.em.fork();
  const id = await fileFiche(em, 'P1');
  // Everybody sees the fiche, by its first session.
  await em.nativeUpdate(PoecSession, { reference: 'P1A' }, { state: 'VALIDATED' });
  const query = FOLLOW.replace('suivie', 'normandie-2022');
  const heard = await Promise.all(
    [
      aViewer(null, 'PLANNER'),
      aViewer('AKTO', 'OPCO'),
      aViewer('ATLAS', 'OPCO'),
      aViewer(null, 'MEMBER'),
    ].map(async (viewer) => {
      const following = follow<Answer>(await clientOf(viewer), query);
      await following.next();
      return following;
    }),
  );
  const fiche = (await readFiches(em.fork(), [id])).get(id)!;
  const stated = { project: id, fingerprint: fiche.fingerprint, reason: null, replaces: null };
  const by = { judge: 'REGION', organisation: null } as const;
  await judgeProject(em.fork(), { ...stated, verdict: 'FAVOURABLE' }, by);
  await new Promise((resolve) => setTimeout(resolve, 300));
  await commentProject(em.fork(), { project: id, text: 'Vu.' }, null);
  const told: string[][] = [];
  for (const following of heard) {
    const changes: string[] = [];
    while (!changes.includes('PROJECT'))
      for (const { of, id: changed } of (await following.next()).campaignChanges.changes) {
        expect(changed).toBe(id);
        changes.push(of);
      }
    told.push(changes);
  }
  expect(told).toEqual([['JUDGEMENT', 'PROJECT'], ['JUDGEMENT', 'PROJECT'], ['PROJECT'], ['PROJECT']]);
});

test('who may not read runs may not follow one, whether it exists or not', async () => {
  const client = await clientOf(aViewer(null, 'MEMBER'));
  const query = 'subscription { runProgress(run: "0191a0b0-0000-7000-8000-000000000000") { state } }';
  await expect(follow(client, query).next()).rejects.toThrow(/FORBIDDEN/);
});
