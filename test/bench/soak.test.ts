/** The storm of the soak on real servers with their databases: small here, so that every kind is known to be sound. */

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { growthOf } from '../../bench/soak/document.ts';
import { KINDS } from '../../bench/soak/hostile-requests.ts';
import { makeLie, SIGN_IN_REQUESTS, SIGN_INS } from '../../bench/soak/hostile-sign-ins.ts';
import { type Outcome, storm, together } from '../../bench/soak/storm.ts';
import { MOST_UNDER_WAY } from '../../src/access/sign-in/under-way.ts';
import { SignedSession, SignIn } from '../../src/entities/index.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { type FollowedApi, followedApi } from '../support/followed.ts';
import { saveFourSessions } from '../support/four-sessions.ts';
import { type SignInScene, signInScene } from '../support/signing-in.ts';

let db: TestDatabase;
let server: FollowedApi;
let scene: SignInScene;
let outcome: Outcome;
beforeAll(async () => {
  db = await testDatabase();
  await saveFourSessions(db.orm.em.fork(), 'normandie-2022');
  server = await followedApi(db, { jobs: db.jobs });
  scene = await signInScene('PROCONNECT');
  makeLie(scene.provider);
  const struck = { url: server.url, signInUrl: scene.api.url };
  const half = { seed: 1, requests: 350, atOnce: 8, secondsLimit: 60 };
  outcome = together(await storm(struck, half), await storm(struck, { ...half, from: 350 }));
}, 120_000);
afterAll(async () => {
  await server.close();
  await scene.close();
  await db.drop();
});

/** Answered and cut before they are read to their end: their sender may see the cut first. */
const CUT_AT_ONCE = ['huge bodies', 'cookies beyond all bounds'];

const statusesOf = (kind: string): string[] => [...(outcome.byKind.get(kind)?.keys() ?? [])].sort();

test('every kind is answered, none by a failure of ours', () => {
  expect(outcome.sent).toBe(700);
  expect([...server.failures, ...scene.api.failures]).toEqual([]);
  for (const [kind, { weight }] of Object.entries({ ...KINDS, ...SIGN_IN_REQUESTS, ...SIGN_INS })) {
    const statuses = statusesOf(kind);
    const refused = statuses.filter((status) => !/^[234]\d\d$/.test(status));
    if (!CUT_AT_ONCE.includes(kind)) expect([kind, ...refused]).toEqual([kind]);
    if (weight >= 1) expect(statuses.length).toBeGreaterThan(0);
  }
});

test('wrong tokens are refused, and one address that goes on is made to wait', () => {
  expect(statusesOf('wrong tokens, from one address')).toEqual(['401', '429']);
  expect(statusesOf('requests of another site')).toEqual(['403']);
  expect(statusesOf('batches')).toEqual(['400']);
});

test('nothing that was to be refused was written', async () => {
  const [rows] = await db.orm.em
    .fork()
    .execute(
      'select (select count(*)::int from optimization_run) as runs, (select count(*)::int from scenario) as scenarios',
    );
  expect(rows).toEqual({ runs: 0, scenarios: 0 });
});

test('nobody signs in, whatever the provider says, and what was begun is bounded', async () => {
  expect(statusesOf('sign-ins begun and left, from many addresses')).toEqual(['303']);
  for (const kind of [
    'callbacks of sign-ins that nobody began',
    'cookies of no session',
    ...Object.keys(SIGN_INS),
  ])
    expect([kind, ...statusesOf(kind)]).toEqual([kind, '401']);
  expect(scene.log.filter((line) => (JSON.parse(line) as { level: number }).level >= 50)).toEqual([]);
  const reasons = new Set(
    scene.log.flatMap((line) => (JSON.parse(line) as { reason?: string }).reason ?? []),
  );
  expect(reasons.size).toBeGreaterThan(3);
  const em = scene.db.orm.em.fork();
  expect(await em.count(SignedSession, {})).toBe(0);
  expect(await em.count(SignIn, {})).toBeLessThan(MOST_UNDER_WAY);
});

test('what a server has grown by is told of each', () => {
  const held = { rss: 0, sockets: 0, handles: 0 };
  expect(
    growthOf({ heap: 60, signIn: { ...held, heap: 50 } }, { heap: 61.5, signIn: { ...held, heap: 49 } }),
  ).toEqual([
    { server: 'that answers', grown: 1.5 },
    { server: 'where one signs in', grown: -1 },
  ]);
});
