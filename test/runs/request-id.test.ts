/** The id of a request is found wherever its work goes: server, queue, worker, solving process, run, audit. */

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { AuditEntry } from '../../src/entities/index.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { aScenario, saveFourSessions } from '../support/four-sessions.ts';
import { aToken } from '../support/given-token.ts';
import { type HttpApi, httpApi } from '../support/http-api.ts';
import { runWhen } from '../support/long-run.ts';
import { startWorkerProcess, type WorkerProcess } from '../support/worker-process.ts';

const ID = 'conference-2022-04-04';

let db: TestDatabase;
let api: HttpApi;
let worker: WorkerProcess;
let scenario: string;
const lines: string[] = [];

beforeAll(async () => {
  db = await testDatabase();
  const em = db.orm.em.fork();
  scenario = await aScenario(em, { campaign: (await saveFourSessions(em, 'suivie')).slug });
  api = await httpApi(
    { em: db.orm.em, jobs: db.jobs },
    {},
    { logLevel: 'info', logTo: { write: (line) => void lines.push(line) } },
  );
  worker = await startWorkerProcess(db.url);
});
afterAll(async () => {
  worker.child.kill('SIGTERM');
  await worker.ended;
  await api.close();
  await db.drop();
});

async function ask(query: string, headers: Record<string, string> = {}): Promise<unknown> {
  const answer = await fetch(`${api.url}graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  });
  return answer.json();
}

/** The log lines of a text that are about the request. */
const about = (text: string): { msg: string; [fact: string]: unknown }[] =>
  text
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line))
    .filter(({ requestId }) => requestId === ID);

test('the same id in the log of the server, on the run, on its job, in the audit and in the log of the worker', async () => {
  const launched = (await ask(
    `mutation { launchOptimization(scenario: "${scenario}") { run { id requestId } problems { code } } }`,
    { 'x-request-id': ID },
  )) as { data: { launchOptimization: { run: { id: string; requestId: string } } } };
  const { id, requestId } = launched.data.launchOptimization.run;
  expect(requestId).toBe(ID);
  const run = await runWhen(db, id, ({ state }) => state === 'SUCCEEDED');
  expect(run.requestId).toBe(ID);

  expect(about(lines.join(''))).toMatchObject([{ msg: 'request', kind: 'mutation', outcome: 'ok' }]);
  const told = about(worker.said());
  expect(told.map(({ msg }) => msg)).toEqual(['run taken', 'solving', 'solving ended', 'run ended']);
  for (const line of told) expect(line).toMatchObject({ run: id, worker: run.worker });
  // The two lines in the middle are those of the process that solves.
  expect(told.map(({ solver }) => typeof solver)).toEqual(['undefined', 'number', 'number', 'undefined']);

  const em = db.orm.em.fork();
  expect(await em.execute('select data from pgboss.job where id = ?', [id])).toEqual([
    { data: { requestId: ID } },
  ]);
  expect(await em.count(AuditEntry, { entityId: id, action: 'CREATE', requestId: ID })).toBe(1);
});

test('is told to who launches runs and who runs the place, and to nobody else', async () => {
  const em = db.orm.em.fork();
  for (const [role, seen] of [
    ['PLANNER', true],
    ['ADMINISTRATOR', true],
    ['REGION', false],
    ['FRANCE_TRAVAIL', false],
  ] as const) {
    const token = await aToken(em, { name: role, roles: [role] });
    const answer = await ask('{ runs { nodes { requestId } } }', { authorization: `Bearer ${token}` });
    expect(answer).toMatchObject(
      seen
        ? { data: { runs: { nodes: [{ requestId: ID }] } } }
        : {
            data: { runs: { nodes: [{ requestId: null }] } },
            errors: [{ extensions: { code: 'FORBIDDEN' } }],
          },
    );
  }
});
