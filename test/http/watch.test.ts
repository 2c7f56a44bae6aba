/** What the server says of itself: health, log, figures, and that it is busy. */

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { buildSchema } from 'graphql';
import { LOCAL_VIEWER } from '../../src/domain/viewer.ts';
import { loggedFault } from '../../src/http/fault-log.ts';
import { type Contract, type RunningServer, startServer } from '../../src/http/server.ts';

const schema = buildSchema('type Query { hello(name: String): String  broken: String }');
const { hello, broken } = schema.getQueryType()?.getFields() ?? {};
if (hello) hello.resolve = () => 'Bonjour';
if (broken) {
  broken.resolve = () => {
    throw Object.assign(new Error('Key (name)=(Jeanne Durand) already exists'), {
      code: '23505',
      constraint: 'one_name',
    });
  };
}

let checks: () => Promise<Record<string, boolean>> = () =>
  Promise.resolve({ database: true, migrations: true });
let figures: Contract<object>['figures'] = () => Promise.resolve([]);
const contract: Contract<object> = {
  apolloOptions: (report) => ({
    schema,
    formatError: (formatted, error) => {
      if (formatted.extensions?.code === 'INTERNAL_SERVER_ERROR')
        report((error as { originalError: unknown }).originalError);
      return {
        message: formatted.message.replace(/Jeanne Durand/, '?'),
        extensions: formatted.extensions ?? {},
      };
    },
    plugins: [
      {
        requestDidStart: async () => ({
          willSendResponse: async ({ response: { body } }) => {
            if (body.kind === 'single')
              body.singleResult.extensions = { cost: { requested: 7, actual: 3, limit: 10 } };
          },
        }),
      },
    ],
  }),
  recognise: async () => LOCAL_VIEWER,
  createContext: () => ({}),
  exampleQuery: '{ hello }',
  readiness: () => checks(),
  figures: () => figures(),
};

const lines: string[] = [];
const token = 'un-secret-de-vingt-signes';
let server: RunningServer;
beforeAll(async () => {
  server = await startServer(contract, {
    host: '127.0.0.1',
    port: 0,
    local: true,
    logLevel: 'info',
    logTo: { write: (line) => lines.push(line) },
    metricsToken: token,
    version: '9.9.9',
    identity: 'ici',
  });
});
afterAll(() => server.close());

const ask = (query: string, headers: Record<string, string> = {}, variables: object = {}) =>
  fetch(`${server.url}graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  });

describe('health', () => {
  const look = async (path: string) => {
    const answer = await fetch(`${server.url}${path}`);
    return [answer.status, await answer.json()];
  };
  /** One look serves half a second. */
  const later = () => new Promise((resolve) => setTimeout(resolve, 600));

  test('tells who answers, and whether the database does', async () => {
    const who = { application: 'metronome', version: '9.9.9', identity: 'ici' };
    expect(await look('health')).toEqual([200, { ...who, status: 'ok' }]);
    expect(await look('health/ready')).toEqual([
      200,
      { status: 'ok', checks: { database: true, migrations: true } },
    ]);
    checks = () => Promise.reject(new Error('away'));
    await later();
    expect(await look('health')).toEqual([503, { ...who, status: 'database unavailable' }]);
    expect(await look('health/ready')).toEqual([503, { status: 'unavailable', checks: { database: false } }]);
    // Alive all the same: what restarts it would mend nothing.
    expect(await look('health/live')).toEqual([200, { status: 'ok' }]);
  });

  test('is not ready while a migration is missing, though it is well', async () => {
    checks = () => Promise.resolve({ database: true, migrations: false });
    await later();
    expect(await look('health/ready')).toEqual([
      503,
      { status: 'unavailable', checks: { database: true, migrations: false } },
    ]);
    expect((await look('health'))[0]).toBe(200);
  });

  test('asks once for many who ask together', async () => {
    let asked = 0;
    checks = () => {
      asked += 1;
      return Promise.resolve({ database: true });
    };
    await later();
    await Promise.all(Array.from({ length: 20 }, () => look('health/ready')));
    expect(asked).toBe(1);
  });
});

describe('the log', () => {
  const linesOf = async (id: string) => {
    await new Promise((resolve) => setTimeout(resolve, 50));
    return lines
      .map((line) => JSON.parse(line) as Record<string, unknown>)
      .filter(({ requestId }) => requestId === id);
  };

  test('has one line a request: id, operation, cost, duration, status; no text, no variable', async () => {
    await ask(
      'query Accueil ($n: String) { hello(name: $n) }',
      { 'x-request-id': 'demande-0001' },
      { n: 'Jeanne Durand' },
    );
    expect(await linesOf('demande-0001')).toEqual([
      {
        level: 30,
        time: expect.any(Number),
        pid: process.pid,
        hostname: expect.any(String),
        requestId: 'demande-0001',
        method: 'POST',
        route: '/graphql',
        status: 200,
        durationMs: expect.any(Number),
        operation: 'Accueil',
        kind: 'query',
        outcome: 'ok',
        cost: { requested: 7, actual: 3 },
        msg: 'request',
      },
    ]);
    expect(lines.join('')).not.toMatch(/Jeanne|hello/);
  });

  test('tells the cause of a failure with the id of its request, without the values that PostgreSQL repeats', async () => {
    await ask('{ broken }', { 'x-request-id': 'demande-0002' });
    const [fault, line] = await linesOf('demande-0002');
    expect(fault).toMatchObject({
      level: 50,
      err: {
        type: 'Error',
        code: '23505',
        about: 'one_name',
        message: 'failure of the database',
        stack: expect.stringContaining('watch.test.ts'),
      },
    });
    expect(line).toMatchObject({ outcome: 'INTERNAL_SERVER_ERROR', operation: null });
    expect(lines.join('')).not.toContain('Jeanne');
  });

  test('keeps of a failure one short line and where it happened', () => {
    const fault = loggedFault(new TypeError(`${'x'.repeat(1_000)}\nselect secret`));
    expect(fault.message).toBe('x'.repeat(300));
    expect(JSON.stringify(fault)).not.toContain('secret');
    expect(loggedFault('Jeanne')).toEqual({ type: 'string', message: 'not an error', stack: '' });
  });
});

describe('the figures', () => {
  const read = (headers: Record<string, string> = {}) => fetch(`${server.url}metrics`, { headers });

  test('are in the format of Prometheus, those of the application among them', async () => {
    figures = () =>
      Promise.resolve([
        { name: 'runs', help: 'Runs by state.', values: [{ labels: { state: 'QUEUED' }, value: 3 }] },
      ]);
    await ask('{ hello }');
    const answer = await read();
    expect(answer.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    const text = await answer.text();
    expect(text).toMatch(
      /^metronome_http_request_duration_seconds_count\{route="\/graphql",status="200"\} \d+$/m,
    );
    expect(text).toMatch(/^metronome_operations_total\{kind="query",outcome="ok"\} \d+$/m);
    expect(text).toMatch(/^metronome_operation_cost_objects_sum\{count="requested"\} \d+$/m);
    expect(text).toMatch(/^metronome_nodejs_eventloop_lag_seconds /m);
    expect(text).toMatch(/^metronome_runs\{state="QUEUED"\} 3$/m);
    figures = () => Promise.resolve([]);
    expect(await (await read()).text()).toMatch(/^metronome_runs\{state="QUEUED"\} 3$/m);
  });

  test('are served without those of the database when it is away', async () => {
    figures = () => Promise.reject(new Error('away'));
    const answer = await read();
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('metronome_process_cpu_seconds_total');
    figures = () => Promise.resolve([]);
  });

  test('do not exist for others', async () => {
    for (const headers of [
      { 'x-forwarded-for': '203.0.113.7' },
      { forwarded: 'for=203.0.113.7' },
      { authorization: 'Bearer faux' },
      { authorization: `Bearer ${token}x` },
    ]) {
      expect((await read(headers as Record<string, string>)).status).toBe(404);
    }
    expect((await read({ 'x-forwarded-for': '203.0.113.7', authorization: `Bearer ${token}` })).status).toBe(
      200,
    );
  });
});

test('a server whose loop is late refuses new work at once, then takes it again', async () => {
  const until = performance.now() + 1_600;
  while (performance.now() < until) {
    // The loop of this very process, which serves.
  }
  const busy = await ask('{ hello }');
  expect(busy.status).toBe(503);
  expect(busy.headers.get('retry-after')).toBe('2');
  expect(await busy.json()).toMatchObject({ errors: [{ extensions: { code: 'OVERLOADED' } }] });
  // Whoever watches must still see it.
  expect((await fetch(`${server.url}health/live`)).status).toBe(200);
  await new Promise((resolve) => setTimeout(resolve, 700));
  expect((await ask('{ hello }')).status).toBe(200);
});
