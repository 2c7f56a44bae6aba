import { request as httpRequest } from 'node:http';
import { connect as openSocket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { buildSchema, type GraphQLSchema } from 'graphql';
import { LOCAL_VIEWER } from '../../src/domain/viewer.ts';
import { type Contract, type RunningServer, startServer } from '../../src/http/server.ts';

/** A schema of three fields: one that answers, one that fails, one that takes its time. */
function tinySchema(): GraphQLSchema {
  const schema = buildSchema(
    'type Query { hello(name: String = "Caen"): String!  broken: String  slow: String }',
  );
  const fields = schema.getQueryType()?.getFields() ?? {};
  if (fields.hello) fields.hello.resolve = (_: unknown, args: { name: string }) => `Bonjour ${args.name}`;
  if (fields.broken) {
    fields.broken.resolve = () => {
      throw new Error('select secret from poec_session');
    };
  }
  if (fields.slow) fields.slow.resolve = () => new Promise((resolve) => setTimeout(resolve, 300, 'enfin'));
  return schema;
}

const reported: unknown[] = [];
const contract: Contract<object> = {
  apolloOptions: (report) => ({
    schema: tinySchema(),
    parseOptions: { maxTokens: 100 },
    formatError: (formatted, error) => {
      if (formatted.extensions?.code !== 'INTERNAL_SERVER_ERROR') return formatted;
      reported.push(error);
      report(error);
      return { message: 'Erreur interne', extensions: { code: 'INTERNAL_SERVER_ERROR' } };
    },
  }),
  recognise: async () => LOCAL_VIEWER,
  createContext: () => ({}),
  exampleQuery: '{ hello }',
  readiness: () => Promise.resolve({ database: true }),
  figures: () => Promise.resolve([]),
};
const setting = {
  host: '127.0.0.1',
  port: 0,
  local: true,
  logLevel: 'silent',
  version: '9.9.9',
  identity: 'ici',
} as const;

let server: RunningServer;
beforeAll(async () => {
  server = await startServer(contract, setting);
});
afterAll(() => server.close());

function post(
  body: string,
  headers: Record<string, string> = { 'content-type': 'application/json' },
): Promise<Response> {
  return fetch(`${server.url}graphql`, { method: 'POST', headers, body });
}

const ask = (query: string): Promise<Response> => post(JSON.stringify({ query }));

describe('GraphQL over HTTP', () => {
  test('answers a query', async () => {
    const answer = await ask('{ hello(name: "Rouen") }');
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ data: { hello: 'Bonjour Rouen' } });
  });

  test('never shows the cause of a failure of ours, which the formatter receives', async () => {
    const text = await (await ask('{ hello broken }')).text();
    expect(JSON.parse(text)).toMatchObject({ data: { hello: 'Bonjour Caen', broken: null } });
    expect(text).not.toMatch(/secret|stack|\.ts|node_modules/);
    expect(String(reported.at(-1))).toContain('secret');
  });

  test('refuses a document of more tokens than allowed', async () => {
    const answer = await post(JSON.stringify({ query: `{ ${'hello '.repeat(200)} }` }), {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json',
    });
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('tokens');
  });

  test('refuses what a page of another site can send without asking (CSRF)', async () => {
    const simple = await post(JSON.stringify({ query: '{ hello }' }), { 'content-type': 'text/plain' });
    expect(simple.status).toBe(415);
    expect(await simple.text()).not.toContain('Bonjour');
  });

  test.each<[string, Record<string, string>, number]>([
    ['of another site', { 'sec-fetch-site': 'cross-site' }, 403],
    ['of a neighbour of the same domain', { 'sec-fetch-site': 'same-site' }, 403],
    ['of a browser that does not say', { 'user-agent': 'Mozilla/5.0' }, 403],
    ['of the server itself', { 'sec-fetch-site': 'same-origin' }, 200],
    ['typed in the address bar', { 'sec-fetch-site': 'none' }, 200],
    ['that asked first', { 'sec-fetch-site': 'cross-site', 'apollo-require-preflight': 'true' }, 200],
    ['of a program', {}, 200],
  ])('a GET %s', async (_, headers, status) => {
    const answer = await fetch(`${server.url}graphql?query=${encodeURIComponent('{ hello }')}`, { headers });
    expect(answer.status).toBe(status);
    expect((await answer.text()).includes('Bonjour')).toBe(status === 200);
  });

  test('no page of another site is granted a preflight', async () => {
    const answer = await fetch(`${server.url}graphql`, {
      method: 'OPTIONS',
      headers: { origin: 'https://malin.example', 'access-control-request-method': 'POST' },
    });
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    expect(answer.ok).toBe(false);
  });

  test.each([
    ['JSON that stops half-way', '{"query": "', 'application/json', 400, 'JSON'],
    ['a content type of another world', '<q/>', 'application/xml', 415, 'application/json'],
    ['a body beyond the limit', `{"query":"${'x'.repeat(4_100_000)}"}`, 'application/json', 413, '4 Mo'],
  ])('refuses %s and says what was expected', async (_, body, type, status, hint) => {
    const answer = await post(body, { 'content-type': type });
    expect(answer.status).toBe(status);
    const { errors } = (await answer.json()) as { errors: { message: string }[] };
    expect(errors[0]?.message).toContain(hint);
  });

  test('an address that does not exist says where the API is', async () => {
    const answer = await fetch(`${server.url}grapqhl`);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain('POST /graphql');
  });
});

describe('protection', () => {
  test('every answer carries the security headers', async () => {
    for (const path of ['', 'graphql', 'health', 'absent']) {
      const { headers } = await fetch(`${server.url}${path}`);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    }
  });

  test('a page whose own name leads here is not let in (DNS rebinding)', async () => {
    const statusAs = (host: string): Promise<number | undefined> =>
      new Promise((resolve, reject) => {
        httpRequest(`${server.url}health`, { headers: { host } }, (answer) => {
          answer.resume();
          resolve(answer.statusCode);
        })
          .on('error', reject)
          .end();
      });
    expect(await statusAs('malin.example')).toBe(421);
    expect(await statusAs('127.malin.example:4000')).toBe(421);
    expect((await fetch(`${server.url.replace('127.0.0.1', 'localhost')}health`)).status).toBe(200);
  });

  test('a request that never ends is cut', async () => {
    const hasty = await startServer(contract, {
      ...setting,
      patience: { headersMs: 100, requestMs: 200, checkMs: 50 },
    });
    try {
      const said = await new Promise<string>((resolve, reject) => {
        let text = '';
        const socket = openSocket(Number(new URL(hasty.url).port), '127.0.0.1');
        socket.on('data', (data) => {
          text += data;
        });
        socket.on('close', () => resolve(text));
        socket.on('error', reject);
        socket.write('POST /graphql HTTP/1.1\r\nHost: localhost\r\n');
      });
      expect(said).toContain('408');
    } finally {
      await hasty.close();
    }
  });
});

describe('the query editor', () => {
  const visit = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${server.url}${path}`, { headers: { accept: 'text/html,*/*', ...headers } });

  test.each(['', 'graphql'])('is at /%s for a browser, and fetches nothing from elsewhere', async (path) => {
    const answer = await visit(path);
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const html = await answer.text();
    expect(html).toContain('{ hello }');
    const elsewhere = /<(?:script|link|img|iframe) [^<>]{0,200}?(?:src|href)=["']?(?:https?:)?\/\//;
    expect(html).not.toMatch(elsewhere);
    expect('<script defer src="https://unpkg.com/x.js">').toMatch(elsewhere);
    expect(html).not.toMatch(/@import|url\(["']?https?:|unpkg\.com|jsdelivr|googleapis/);
    // And the browser would refuse it.
    expect(answer.headers.get('content-security-policy')).toContain("connect-src 'self'");
    expect(answer.headers.get('content-security-policy')).not.toMatch(/https?:|\*/);
  });

  test('is not sent twice to the same browser', async () => {
    const etag = (await visit('')).headers.get('etag') ?? '';
    const again = await visit('', { 'if-none-match': etag });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe('');
  });

  test('stays out of the way of programs', async () => {
    const answer = await fetch(server.url);
    expect(await answer.json()).toMatchObject({ application: 'metronome', graphql: 'POST /graphql' });
  });
});

describe('start and stop', () => {
  test('a port that is taken is told by its code', async () => {
    const port = Number(new URL(server.url).port);
    await expect(startServer(contract, { ...setting, port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  test('lets a request under way finish, then frees the port', async () => {
    const brief = await startServer(contract, setting);
    const answer = fetch(`${brief.url}graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"query":"{ slow }"}',
    });
    await new Promise((resolve) => setTimeout(resolve, 100));
    await brief.close();
    expect(await (await answer).json()).toEqual({ data: { slow: 'enfin' } });
    await expect(fetch(brief.url)).rejects.toThrow();
  });
});
