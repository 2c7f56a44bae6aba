/** Answers given again: only when nobody could tell them from answers read anew. */

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { type DataVersions, openDataVersions } from '../../src/db/data-version.ts';
import { LOCAL_VIEWER } from '../../src/domain/viewer.ts';
import { aCampaign, aProject, aSession } from '../support/campaign-rows.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { aScenario } from '../support/four-sessions.ts';
import { type HttpApi, httpApi } from '../support/http-api.ts';
import { sqlCounter } from '../support/sql-count.ts';
import { aViewer } from '../support/viewers.ts';

const counter = sqlCounter();
let viewer = LOCAL_VIEWER;
let db: TestDatabase;
let api: HttpApi;
let versions: DataVersions;
let other: pg.Client;
let scenario: string;

beforeAll(async () => {
  db = await testDatabase(counter.options);
  versions = openDataVersions(db.url);
  const asked = {
    get viewer() {
      return viewer;
    },
  };
  api = await httpApi({ em: db.orm.em, jobs: db.jobs }, asked, {}, undefined, { versions });
  other = new pg.Client({ connectionString: db.url, application_name: 'another program' });
  await other.connect();
  const em = db.orm.em.fork();
  const campaign = aCampaign(em);
  aSession(em, aProject(em, campaign, 'P1'), 'S1');
  aSession(em, aProject(em, campaign, 'P2', { opco: 'OPCO_SANTE' }), 'S2', { state: 'SUBMITTED' });
  await em.flush();
  scenario = await aScenario(em.fork(), { campaign: campaign.slug });
});
afterAll(async () => {
  expect(api.failures).toEqual([]);
  await api.close();
  await versions.close();
  await other.end();
  await db.drop();
});

async function ask(query: string, variables: object = {}): Promise<string> {
  const answer = await fetch(`${api.url}graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  return answer.text();
}

const TITLES = '{ campaigns { nodes { title sessions { totalCount } } } }';
const renamed = (title: string) => other.query('update campaign set title = $1', [title]);

/** Asks until an answer costs the ORM nothing: keeping it takes a moment, and the queue writes now and then. */
async function kept(query: string, variables: object = {}): Promise<string> {
  for (let time = 0; time < 50; time += 1) {
    let text = '';
    const queries = await counter.of(async () => {
      text = await ask(query, variables);
    });
    if (queries === 0) return text;
  }
  throw new Error('Never given again');
}

describe('an answer is given again', () => {
  test('without reading anything, to the letter', async () => {
    const first = await ask(TITLES);
    expect(JSON.parse(first)).toMatchObject({
      data: { campaigns: { nodes: [{ title: 'Normandie 2022', sessions: { totalCount: 2 } }] } },
    });
    expect(await kept(TITLES)).toBe(first);
  });

  test('until anything at all is committed, by whoever it is', async () => {
    await kept(TITLES);
    await renamed('Renommée ailleurs');
    expect(await ask(TITLES)).toContain('Renommée ailleurs');
    await kept(TITLES);
    await other.query('create table elsewhere (n integer)');
    expect(await counter.of(() => ask(TITLES))).toBeGreaterThan(0);
  });

  test('not before what changes it is committed, nor after', async () => {
    await other.query('begin');
    await renamed('En cours');
    expect(await kept(TITLES)).not.toContain('En cours');
    await other.query('rollback');
    expect(await ask(TITLES)).not.toContain('En cours');
    await other.query('begin');
    await renamed('Validée');
    await kept(TITLES);
    await other.query('commit');
    expect(await ask(TITLES)).toContain('Validée');
  });
});

test('of those who ask the same at once, whoever comes first reads for those who came with it', async () => {
  const query = '{ campaigns { nodes { slug sessions { totalCount } } } }';
  const alone = await counter.of(() => ask(query));
  await renamed('Demandée par beaucoup');
  let texts: string[] = [];
  const queries = await counter.of(async () => {
    texts = await Promise.all(Array.from({ length: 30 }, () => ask(query)));
  });
  expect(new Set(texts).size).toBe(1);
  // The first may have left alone; and something may be committed meanwhile.
  expect(queries).toBeLessThanOrEqual(5 * alone);
});

describe('an answer is not given for another one', () => {
  test('with other variables, or another operation of the document', async () => {
    const query =
      'query A($n: Int) { sessions(first: $n) { nodes { reference } } } query B { sessions { totalCount } }';
    const one = async (operationName: string, n: number) => {
      const answer = await fetch(`${api.url}graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query, operationName, variables: { n } }),
      });
      return ((await answer.json()) as { data: { sessions: object } }).data.sessions;
    };
    for (let time = 0; time < 3; time += 1) {
      expect(await one('A', 1)).toMatchObject({ nodes: [{ reference: 'S1' }] });
      expect(await one('A', 2)).toMatchObject({ nodes: [{ reference: 'S1' }, { reference: 'S2' }] });
      expect(await one('B', 1)).toEqual({ totalCount: 2 });
    }
  });

  test('with a number beyond all others, which JSON writes as nothing at all', async () => {
    const query = 'query($n: Int) { sessions(first: $n) { totalCount } }';
    await kept(query, { n: null });
    const answer = await fetch(`${api.url}graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: `{"query":${JSON.stringify(query)},"variables":{"n":1e999}}`,
    });
    expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
  });

  test('to somebody who sees less', async () => {
    expect(await kept(TITLES)).toContain('"totalCount":2');
    viewer = aViewer('AKTO', 'OPCO');
    expect(await ask(TITLES)).toContain('"totalCount":1');
    expect(await kept(TITLES)).toContain('"totalCount":1');
    viewer = LOCAL_VIEWER;
    expect(await ask(TITLES)).toContain('"totalCount":2');
  });
});

test.each([
  ['that says who asks', '{ viewer { kind } campaigns { totalCount } }'],
  ['with an error', '{ campaigns { totalCount } campaign(slug: "absente") { title } }'],
  ['behind a fragment of the root', '{ ...F } fragment F on Query { campaigns { totalCount } }'],
  [
    'that the clock may cut short',
    'query($scenario: ID!) { quarterlyPreview(scenario: $scenario) { __typename } }',
  ],
])('an answer %s is read anew', async (_, query) => {
  for (let time = 0; time < 5; time += 1)
    expect(await counter.of(() => ask(query, { scenario }))).toBeGreaterThan(0);
});

test('while somebody writes, no reader reads the past nor the future', async () => {
  await renamed('Version 0');
  let committed = 0;
  let done = false;
  const writer = (async () => {
    for (let n = 1; n <= 150; n += 1) {
      // Known as committed after it is, and begun before: a reader may meet either.
      await renamed(`Version ${n}`);
      committed = n;
      if (n % 3 === 0) await new Promise((resolve) => setTimeout(resolve, 15));
    }
    done = true;
  })();
  let reads = 0;
  const reader = async () => {
    while (!done) {
      const before = committed;
      const text = await ask('{ campaigns { nodes { title } } }');
      const read = Number(/Version (\d+)/.exec(text)?.[1] ?? 0);
      expect(read).toBeGreaterThanOrEqual(before);
      expect(read).toBeLessThanOrEqual(committed + 1);
      reads += 1;
    }
  };
  await Promise.all([writer, ...Array.from({ length: 6 }, reader)]);
  expect(reads).toBeGreaterThan(50);
});

describe('the versions of the data', () => {
  test('are asked together, and never answered by a question of before', async () => {
    const [first, second] = await Promise.all([versions.read(), versions.read()]);
    expect(first).toBe(second);
    const pending = versions.read();
    await renamed('Autre');
    const after = await versions.read();
    expect(after).not.toBe(first);
    await pending;
  });

  test('are others once the connection has broken, and unknown meanwhile', async () => {
    const before = await versions.read();
    await other.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'metronome versions' and datname = current_database()",
    );
    await new Promise((resolve) => setTimeout(resolve, 1_300));
    await versions.read();
    await new Promise((resolve) => setTimeout(resolve, 1_300));
    const after = await versions.read();
    expect(after).not.toBeNull();
    expect(after?.split('/')[0]).not.toBe(before?.split('/')[0]);
    expect(await ask(TITLES)).toContain('Autre');
  });
});
