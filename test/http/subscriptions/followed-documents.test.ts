/** Documents that are followed take memory until nobody follows them: so much of it on a server, whoever follows. */

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { parse } from 'graphql';
import { FollowedDocuments } from '../../../src/http/subscriptions/followed-documents.ts';
import { type TestDatabase, testDatabase } from '../../support/database.ts';
import { eventually } from '../../support/eventually.ts';
import { type FollowedApi, followedApi } from '../../support/followed.ts';
import { saveFourSessions } from '../../support/four-sessions.ts';
import { cutAll, FOLLOW, greeted, type Raw, subscribe } from '../../support/raw-subscriber.ts';

let db: TestDatabase;
let server: FollowedApi;
beforeAll(async () => {
  db = await testDatabase();
  await saveFourSessions(db.orm.em.fork(), 'suivie');
  // Room for one document and some.
  server = await followedApi(db, { jobs: db.jobs }, { documentCharacters: FOLLOW.length + 20 });
});
afterAll(async () => {
  cutAll();
  await server.close();
  await db.drop();
});

/** What a client hears first of a subscription. */
async function firstHeard(client: Raw, id: string, query = FOLLOW): Promise<unknown> {
  client.say(subscribe(id, query));
  const found = () => client.heard.find((message) => message.id === id);
  await eventually('an answer', () => found() !== undefined);
  return found();
}

const OTHER = FOLLOW.replace('isComplete', 'other: isComplete');
const answer = { type: 'next' };
const refusal = { type: 'error', payload: [{ extensions: { code: 'TOO_MANY_SUBSCRIPTIONS' } }] };

test('the same one is followed by many; another only once there is room', async () => {
  const [one, two] = [await greeted(server), await greeted(server)];
  for (const client of [one, two])
    for (const id of ['a', 'b']) expect(await firstHeard(client, id)).toMatchObject(answer);
  expect(await firstHeard(two, 'other', OTHER)).toMatchObject(refusal);
  // One leaves without a word, the other says so: nobody follows any more.
  one.socket.terminate();
  for (const id of ['a', 'b']) two.say({ id, type: 'complete' });
  for (let time = 0; ; time += 1) {
    const told = (await firstHeard(two, `again-${time}`, OTHER)) as { type: string };
    if (told.type === 'next') break;
    expect(time).toBeLessThan(100);
  }
  expect(await firstHeard(two, 'first', FOLLOW)).toMatchObject(refusal);
  expect(server.failures).toEqual([]);
});

/** Answers that go on for ever, or fail. */
async function* answers(failing: boolean): AsyncGenerator<number, void> {
  for (let n = 0; ; n += 1) {
    if (failing && n > 0) throw new Error('gone');
    yield n;
  }
}

test('a document is given back once, however its answers end', async () => {
  const [followed, other] = [parse('{ a }'), parse('{ b }')];
  const documents = new FollowedDocuments(6);
  const [ended, failed, stopped] = [false, true, false].map((failing) =>
    documents.follow(followed, answers(failing)),
  );
  expect(documents.hasRoomFor(other)).toBe(false);
  await ended!.return!();
  await ended!.return!();
  await failed!.next();
  await expect(failed!.next()).rejects.toThrow('gone');
  expect([documents.hasRoomFor(followed), documents.hasRoomFor(other)]).toEqual([true, false]);
  await expect(stopped!.throw!(new Error('stopped'))).rejects.toThrow('stopped');
  expect(documents.hasRoomFor(other)).toBe(true);
});
