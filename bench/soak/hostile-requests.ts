/** What a hostile client sends over HTTP, kind by kind. */

import type { Random } from '../../solver/random.ts';

/** A request, as it is sent. */
export interface HostileRequest {
  method: string;
  path: string;
  headers: Record<string, string>;
  body?: string;
}

/** Draws one request of a kind; `n` is another number for each. */
type Kind = (random: Random, n: number) => HostileRequest;

const JSON_BODY = { 'content-type': 'application/json' };

function posted(body: string, headers: Record<string, string> = {}): HostileRequest {
  return { method: 'POST', path: '/graphql', headers: { ...JSON_BODY, ...headers }, body };
}

const asked = (query: string, variables: object = {}): HostileRequest =>
  posted(JSON.stringify({ query, variables }));

/** One of these. */
export const pick = <T>(random: Random, values: readonly T[]): T =>
  values[Math.floor(random() * values.length)] as T;

/** So many small letters. */
export const letters = (random: Random, length: number): string =>
  Array.from({ length }, () => 'abcdefghijklmnopqrstuvwxyz'[Math.floor(random() * 26)]).join('');

const someId = (random: Random): string =>
  `0191a0b0-0000-7000-8000-${Math.floor(random() * 2 ** 48)
    .toString(16)
    .padStart(12, '0')}`;

/** Addresses that a proxy in front would tell: many more than are remembered. */
export const someAddress = (random: Random): string =>
  `10.${Math.floor(random() * 256)}.${Math.floor(random() * 256)}.${Math.floor(random() * 256)}`;

const BAD_TEXTS = ['\u0000', 'a\u0000b', '\ud800', 'x\udfffy', '\\', '%', "'; drop table campaign; --"];

/** A kind appears as often as its weight says, among the others. */
export const KINDS: Readonly<Record<string, { weight: number; kind: Kind }>> = {
  'wrong tokens, from many addresses': {
    weight: 20,
    kind: (random) =>
      posted('{"query":"{ campaigns { totalCount } }"}', {
        authorization: pick(random, ['Bearer ', 'Basic ', 'bearer']) + letters(random, 40),
        'x-forwarded-for': someAddress(random),
      }),
  },
  'wrong tokens, from one address': {
    weight: 5,
    kind: (random) =>
      posted('{"query":"{ campaigns { totalCount } }"}', {
        authorization: `Bearer ${letters(random, 40)}`,
        'x-forwarded-for': '192.0.2.1',
      }),
  },
  'malformed JSON': {
    weight: 8,
    kind: (random) =>
      posted(pick(random, ['{', '[]', 'null', '"', '{"query":', `{"query":1}${letters(random, 9)}`])),
  },
  'documents that do not parse or hold': {
    weight: 10,
    kind: (random) =>
      asked(
        pick(random, [
          '{',
          `{ ${letters(random, 12)} }`,
          '{ campaigns(first: "a") { ',
          'query ($a: Nothing) { a }',
        ]),
      ),
  },
  'other documents each time': {
    weight: 12,
    kind: (_, n) => asked(`query Q${n} { campaigns(first: 1) { total${n}: totalCount } }`),
  },
  'other variables each time': {
    weight: 12,
    kind: (random) =>
      asked('query ($s: String) { sessions(first: 1, filter: { search: $s }) { totalCount } }', {
        s: letters(random, 8),
      }),
  },
  'too deep': {
    weight: 5,
    kind: (random) => {
      const depth = 25 + Math.floor(random() * 200);
      return asked(
        `{ campaigns { ${'nodes { sessions { '.repeat(depth)}totalCount${' } }'.repeat(depth)} } }`,
      );
    },
  },
  'too costly': {
    weight: 5,
    kind: () =>
      asked(
        '{ campaigns(first: 100) { nodes { sessions(first: 100) { nodes { project { sessions(first: 100) { totalCount } } } } } } }',
      ),
  },
  'too many aliases': {
    weight: 5,
    kind: (_, n) =>
      asked(`{ ${Array.from({ length: 150 }, (__, a) => `a${n}_${a}: __typename`).join(' ')} }`),
  },
  batches: {
    weight: 4,
    kind: () => posted(JSON.stringify(Array.from({ length: 50 }, () => ({ query: '{ __typename }' })))),
  },
  'huge bodies': { weight: 0.05, kind: () => posted(`{"query":"${'x'.repeat(5_000_000)}"}`) },
  'long documents': {
    weight: 1,
    kind: (random) => asked(`{ ${`${letters(random, 8)} `.repeat(4_000)} }`),
  },
  'documents made of comments': {
    weight: 1,
    kind: (_, n) => asked(`query Q${n} { __typename ${'#\n'.repeat(25_000)} }`),
  },
  'text that a database refuses': {
    weight: 8,
    kind: (random) =>
      asked(
        'query ($s: String) { sessions(first: 1, filter: { search: $s, campaign: $s }) { totalCount } }',
        {
          s: pick(random, BAD_TEXTS) + letters(random, 3),
        },
      ),
  },
  'ids of nothing': {
    weight: 10,
    kind: (random) =>
      asked(
        'query ($id: ID!) { run(id: $id) { state } session(id: $id) { reference } scenario(id: $id) { name } }',
        {
          id: pick(random, [someId(random), letters(random, 20), '-1', '']),
        },
      ),
  },
  'launches that are refused': {
    weight: 6,
    kind: (random) =>
      asked(
        'mutation ($id: ID!, $s: Int!) { launchOptimization(scenario: $id, budget: { seconds: $s }) { problems { code } } }',
        { id: someId(random), s: pick(random, [-1, 0, 2_000_000_000]) },
      ),
  },
  'writes that are refused': {
    weight: 4,
    kind: (random) =>
      asked(
        'mutation ($c: String!, $n: String!) { createScenario(input: { campaign: $c, name: $n }) { problems { code } } }',
        { c: letters(random, 12), n: letters(random, 12) },
      ),
  },
  'cursors and sizes out of range': {
    weight: 4,
    kind: (random) =>
      asked(
        `{ sessions(first: ${pick(random, [-1, 0, 1_000, 2_147_483_647])}, after: "${letters(random, 30)}") { totalCount } }`,
      ),
  },
  'requests of another site': {
    weight: 3,
    kind: () => ({
      method: 'GET',
      path: '/graphql?query=%7B__typename%7D',
      headers: { 'sec-fetch-site': 'cross-site', 'user-agent': 'Mozilla/5.0' },
    }),
  },
  'other addresses, methods and types': {
    weight: 4,
    kind: (random) => ({
      method: pick(random, ['GET', 'PUT', 'DELETE', 'POST']),
      path: `/${letters(random, 12)}`,
      headers: {
        'content-type': pick(random, ['text/plain', 'application/xml', 'multipart/form-data']),
        // A GET has no length of its own, and what follows would be read as another request.
        'content-length': '100',
      },
      body: letters(random, 100),
    }),
  },
};
