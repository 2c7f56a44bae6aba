import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Api, testApi } from '../support/api.ts';
import { aCampaign, anEnvelope, aProject, aSession, aTranche } from '../support/campaign-rows.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { sqlCounter } from '../support/sql-count.ts';

const counter = sqlCounter();
let db: TestDatabase;
let api: Api;

/** `count` projects of two sessions each, each with an envelope of its own, part of a regional one. */
async function seed(slug: string, count: number): Promise<void> {
  const em = db.orm.em.fork();
  const campaign = aCampaign(em, { slug });
  const region = anEnvelope(em, campaign, 'REGION', { scope: 'REGIONAL' });
  for (let n = 1; n <= count; n += 1) {
    const number = String(n).padStart(2, '0');
    const envelope = anEnvelope(em, campaign, `E${number}`, { parent: region });
    aTranche(em, envelope, '2022-01-03', 100);
    const project = aProject(em, campaign, `P${number}`, { opco: n % 2 === 0 ? 'AKTO' : 'OPCO_EP' });
    // Half of them without a wished date, the others by two on the same day: ties and nulls in every order.
    const day = n % 2 === 0 ? `2022-03-${String(10 + Math.floor(n / 4)).padStart(2, '0')}` : null;
    const wish = { wishedFrom: day, wishedTo: day, places: n };
    aSession(em, project, `S${number}A`, { ...wish, envelope });
    aSession(em, project, `S${number}B`, { ...wish, envelope });
  }
  await em.flush();
}

beforeAll(async () => {
  db = await testDatabase(counter.options);
  api = await testApi({ em: db.orm.em, jobs: db.jobs });
  await seed('petite', 3);
  await seed('grande', 30);
});
afterAll(async () => {
  await api.stop();
  await db.drop();
});

interface Page {
  nodes: { reference: string }[];
  edges: { cursor: string; node: { reference: string } }[];
  pageInfo: {
    hasNextPage: boolean;
    hasPreviousPage: boolean;
    startCursor: string | null;
    endCursor: string | null;
  };
  totalCount: number;
}

const PAGE = `query ($first: Int, $after: String, $last: Int, $before: String, $order: SessionOrder) {
  sessions(filter: { campaign: "petite" }, first: $first, after: $after, last: $last, before: $before, order: $order) {
    nodes { reference } edges { cursor node { reference } }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor } totalCount } }`;

async function page(variables: Record<string, unknown>): Promise<Page> {
  const answer = await api.ask(PAGE, variables);
  expect(answer.errors).toBeUndefined();
  return (answer.data as { sessions: Page }).sessions;
}

const names = ({ nodes }: Page) => nodes.map(({ reference }) => reference);

describe('a connection', () => {
  test.each(['REFERENCE', 'WISHED_START', 'PLACES', 'OPCO', 'COST'])(
    'ordered by %s reads every row once, forward and backward, either way',
    async (field) => {
      for (const direction of ['ASC', 'DESC']) {
        const order = { field, direction };
        const whole = names(await page({ first: 100, order }));
        expect(whole).toHaveLength(6);

        const forward: string[] = [];
        let after: string | null = null;
        do {
          const { pageInfo, ...rest }: Page = await page({ first: 2, after, order });
          expect(pageInfo.hasPreviousPage).toBe(after !== null);
          forward.push(...names({ ...rest, pageInfo }));
          after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
        } while (after !== null);
        expect(forward).toEqual(whole);

        const backward: string[] = [];
        let before: string | null = null;
        do {
          const { pageInfo, ...rest }: Page = await page({ last: 2, before, order });
          expect(pageInfo.hasNextPage).toBe(before !== null);
          backward.unshift(...names({ ...rest, pageInfo }));
          before = pageInfo.hasPreviousPage ? pageInfo.startCursor : null;
        } while (before !== null);
        expect(backward).toEqual(whole);
      }
    },
  );

  test('puts sessions without a date last, whichever way it runs', async () => {
    const ascending = names(await page({ order: { field: 'WISHED_START', direction: 'ASC' } }));
    const descending = names(await page({ order: { field: 'WISHED_START', direction: 'DESC' } }));
    expect(new Set(ascending.slice(0, 2))).toEqual(new Set(['S02A', 'S02B']));
    expect(new Set(descending.slice(0, 2))).toEqual(new Set(['S02A', 'S02B']));
  });

  test('reads on where it was although rows arrived before and after the cursor', async () => {
    const { pageInfo } = await page({ first: 3 });
    const em = db.orm.em.fork();
    const campaign = aCampaign(em, { slug: 'passage' });
    const project = aProject(em, campaign, 'P');
    aSession(em, project, 'S00');
    await em.flush();
    expect(names(await page({ first: 2, after: pageInfo.endCursor }))).toEqual(['S02B', 'S03A']);
  });

  test('of no rows says so', async () => {
    expect(await page({ first: 0 })).toEqual({
      nodes: [],
      edges: [],
      pageInfo: { hasNextPage: true, hasPreviousPage: false, startCursor: null, endCursor: null },
      totalCount: 6,
    });
  });

  test('between two cursors reads what lies between them', async () => {
    const { edges } = await page({ first: 6 });
    expect(names(await page({ after: edges[0]?.cursor, before: edges[4]?.cursor }))).toEqual([
      'S01B',
      'S02A',
      'S02B',
    ]);
  });

  const cursorOf = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString('base64url');
  test.each([
    ['first', { first: 101 }, 'first vaut 101 : un nombre de 0 à 100 est attendu.'],
    ['first', { first: -1 }, 'first vaut -1 : un nombre de 0 à 100 est attendu.'],
    ['last', { last: 101 }, 'last vaut 101 : un nombre de 0 à 100 est attendu.'],
    ['last', { first: 1, last: 1 }, 'first (1) et last (1) demandent deux pages à la fois.'],
    ['after', { after: 'pas un curseur' }, "after vaut « pas un curseur » : ce n'est pas un curseur."],
    ['after', { after: '' }, "after vaut «  » : ce n'est pas un curseur."],
    ['before', { before: cursorOf('REFERENCE:ASC', 'S1', 'pas un uuid') }, "ce n'est pas un curseur."],
    ['after', { after: cursorOf('REFERENCE:ASC', 12, null) }, "ce n'est pas un curseur."],
    [
      'after',
      { after: cursorOf('REFERENCE:DESC', 'S1', '00000000-0000-4000-8000-000000000000') },
      "ce curseur ne vient pas d'une liste triée ainsi.",
    ],
    [
      'after',
      { after: cursorOf('REFERENCE:ASC', 'S\u00001', '00000000-0000-4000-8000-000000000000') },
      "ce n'est pas un curseur.",
    ],
  ])('refuses %s of %j, 400 and typed', async (argument, variables, message) => {
    const answer = await api.ask(PAGE, variables);
    expect(answer).toEqual({
      status: 400,
      data: null,
      errors: [
        {
          message: expect.stringContaining(message),
          locations: [{ line: 2, column: 3 }],
          path: ['sessions'],
          extensions: { code: 'BAD_USER_INPUT', argument },
        },
      ],
    });
  });
});

describe('the number of SQL queries', () => {
  const LISTS: [string, string, number][] = [
    [
      'sessions with what they refer to',
      'sessions(filter: { campaign: "SLUG" }, first: 100) { totalCount nodes { reference campaign { slug } project { reference campaign { slug } } agency { name } envelope { reference parent { reference } } } }',
      5,
    ],
    [
      'projects with a page of sessions each',
      'projects(filter: { campaign: "SLUG" }, first: 100) { nodes { reference sessions(first: 1) { totalCount nodes { reference envelope { reference } } } } }',
      4,
    ],
    [
      'envelopes with tranches, parent, children and sessions',
      'envelopes(filter: { campaign: "SLUG" }, first: 100) { nodes { reference tranches { amount } parent { reference } children { totalCount nodes { reference } } sessions { nodes { reference } } } }',
      5,
    ],
  ];

  test.each(LISTS)('of %s does not grow with the rows', async (_, selection, expected) => {
    const cost = (slug: string) => counter.of(() => api.ask(`{ ${selection.replace('SLUG', slug)} }`));
    const [small, large] = [await cost('petite'), await cost('grande')];
    expect({ small, large }).toEqual({ small: expected, large: expected });
    expect(api.failures).toEqual([]);
  });

  test('of nested lists does not grow with the owners, and each owner has its own page', async () => {
    const answer = await api.ask(
      '{ projects(filter: { campaign: "grande" }, first: 2) { nodes { sessions(first: 1, order: { field: REFERENCE, direction: DESC }) { totalCount nodes { reference } pageInfo { hasNextPage } } } } }',
    );
    const sessions = (reference: string) => ({
      sessions: { totalCount: 2, nodes: [{ reference }], pageInfo: { hasNextPage: true } },
    });
    expect(answer).toEqual({
      status: 200,
      data: { projects: { nodes: [sessions('S01B'), sessions('S02B')] } },
    });
  });
});
