/** Documents that are named instead of sent, over HTTP and WebSocket, and servers that answer no others. */

import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { documentIdOf } from '../../schema/trusted/manifest.ts';
import type { OnlyTrusted } from '../../schema/trusted/trusted-documents.ts';
import { LOCAL_VIEWER, type Viewer } from '../../src/domain/viewer.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { eventually } from '../support/eventually.ts';
import { type FollowedApi, followedApi } from '../support/followed.ts';
import { saveFourSessions } from '../support/four-sessions.ts';
import { cutAll, FOLLOW, greeted } from '../support/raw-subscriber.ts';
import { aViewer } from '../support/viewers.ts';

const TITLE = 'query Titre($slug: String!) { campaign(slug: $slug) { slug } }';
const CANCEL = 'mutation { cancelRun(run: "x") { run { id } } }';
const known = [TITLE, CANCEL, FOLLOW, '{ nothing }'];
const documents = new Map(known.map((text) => [documentIdOf(text), text]));
const SESSION: Viewer = { ...aViewer(null, 'MEMBER'), kind: 'SESSION' };

let db: TestDatabase;
const servers: FollowedApi[] = [];
beforeAll(async () => {
  db = await testDatabase();
  await saveFourSessions(db.orm.em.fork(), 'suivie');
});
afterEach(async () => {
  cutAll();
  for (const server of servers.splice(0)) {
    expect(server.failures).toEqual([]);
    await server.close();
  }
});
afterAll(() => db.drop());

async function serve(only: OnlyTrusted = 'NOBODY', viewer = LOCAL_VIEWER): Promise<FollowedApi> {
  const server = await followedApi(db, { jobs: db.jobs }, {}, { viewer }, { trust: { documents, only } });
  servers.push(server);
  return server;
}

async function post({ url }: FollowedApi, body: object): Promise<{ status: number; body: unknown }> {
  const answer = await fetch(`${url}graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
    body: JSON.stringify(body),
  });
  return { status: answer.status, body: await answer.json() };
}

const variables = { slug: 'suivie' };
const ANSWERED = { status: 200, body: { data: { campaign: { slug: 'suivie' } } } };
const refused = (status: number, code: string) => ({
  status,
  body: { errors: [{ extensions: { code } }] },
});

describe('a document that is named', () => {
  test('is answered as if it had been sent, by POST and by GET', async () => {
    const server = await serve();
    const documentId = documentIdOf(TITLE);
    expect(await post(server, { documentId, variables })).toMatchObject(ANSWERED);
    const asked = new URLSearchParams({ documentId, variables: JSON.stringify(variables) });
    // A browser that goes there wants the answer, not the editor.
    for (const accept of ['application/json', 'text/html,*/*']) {
      const answer = await fetch(`${server.url}graphql?${asked}`, {
        headers: { accept, 'apollo-require-preflight': 'true' },
      });
      expect(await answer.json()).toMatchObject(ANSWERED.body);
    }
  });

  test('has its own faults told, and a mutation is no more done by GET than another', async () => {
    const server = await serve();
    expect(await post(server, { documentId: documentIdOf('{ nothing }') })).toMatchObject(
      refused(400, 'GRAPHQL_VALIDATION_FAILED'),
    );
    const asked = new URLSearchParams({ documentId: documentIdOf(CANCEL) });
    expect((await fetch(`${server.url}graphql?${asked}`)).status).toBe(405);
  });

  test.each([
    ['of nothing', documentIdOf('{ campaigns { totalCount } }')],
    ['without its kind', documentIdOf(TITLE).replace('sha256:', '')],
    ['empty', ''],
    ['that is no text', 7],
    ['that is null', null],
    ['of a long text', 'x'.repeat(100_000)],
    ['of what every object has', 'constructor'],
  ])('by an identifier %s is the same unknown document', async (_, documentId) => {
    const server = await serve();
    const answers = await Promise.all([
      post(server, { documentId, variables }),
      post(server, { documentId: documentIdOf('{ a }'), variables }),
    ]);
    expect(answers[0]).toMatchObject(refused(400, 'DOCUMENT_UNKNOWN'));
    expect(answers[0]).toEqual(answers[1]);
  });

  test('comes before a text beside it, which is not read', async () => {
    const server = await serve();
    const body = { documentId: documentIdOf(TITLE), variables, query: '{ not read' };
    expect(await post(server, body)).toMatchObject(ANSWERED);
  });
});

describe('where only trusted documents are answered', () => {
  const OTHER = { query: '{ campaigns { totalCount } }' };

  test.each<[OnlyTrusted, string, Viewer, boolean]>([
    ['NOBODY', 'who signed in', SESSION, false],
    ['SESSIONS', 'who signed in', SESSION, true],
    ['SESSIONS', 'a machine', aViewer(null, 'MEMBER'), false],
    ['EVERYBODY', 'a machine', aViewer(null, 'MEMBER'), true],
    ['EVERYBODY', 'whoever sits at the server', LOCAL_VIEWER, true],
  ])('to %s, %s is bound or not', async (only, _, viewer, isBound) => {
    const server = await serve(only, viewer);
    const other = await post(server, OTHER);
    if (isBound) expect(other).toMatchObject(refused(403, 'DOCUMENT_NOT_TRUSTED'));
    else expect(other).toMatchObject({ status: 200, body: { data: { campaigns: {} } } });
    expect(await post(server, { documentId: documentIdOf(TITLE), variables })).toMatchObject(ANSWERED);
    expect(await post(server, { query: TITLE, variables })).toMatchObject(ANSWERED);
  });

  test('what is refused is not even read: neither its faults nor names are told', async () => {
    const server = await serve('EVERYBODY');
    for (const query of ['{ campain { id } }', '{ __schema { types { name } } }', '{ {{{'])
      expect(JSON.stringify(await post(server, { query }))).not.toMatch(/Syntax|campaign|Campaign/);
  });
});

describe('a subscription', () => {
  const answered = async (server: FollowedApi, payload: object) => {
    const client = await greeted(server);
    client.say({ id: '1', type: 'subscribe', payload });
    await eventually('an answer', () => client.heard.some(({ id }) => id === '1'));
    return JSON.stringify(client.heard.find(({ id }) => id === '1'));
  };

  test('may be named too', async () => {
    const server = await serve('EVERYBODY');
    const named = { query: '', documentId: documentIdOf(FOLLOW) };
    expect(await answered(server, named)).toContain('"isComplete":false');
    const unknown = { query: '', documentId: documentIdOf('subscription { a }') };
    expect(await answered(server, unknown)).toContain('DOCUMENT_UNKNOWN');
  });

  test('that is not trusted is refused where others are', async () => {
    const server = await serve('EVERYBODY');
    expect(await answered(server, { query: `${FOLLOW} ` })).toContain('DOCUMENT_NOT_TRUSTED');
    expect(await answered(server, { query: FOLLOW })).toContain('"isComplete":false');
  });
});
