import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { runningPostmaster } from '../src/db/embedded/process.ts';
import { exampleQuery } from '../src/welcome.ts';
import { type BuiltApp, buildApp, type RunningApp } from './support/built-app.ts';
import { eventually } from './support/eventually.ts';
import { freePort } from './support/free-port.ts';

let app: BuiltApp;
let folder: string;
let port: number;
const running: RunningApp[] = [];
beforeAll(async () => {
  app = buildApp();
  folder = mkdtempSync(join(tmpdir(), 'metronome-main-'));
  chmodSync(folder, 0o711);
  port = await freePort();
}, 60_000);
afterAll(async () => {
  // What a failed test left running.
  for (const { child, ended } of running) {
    child.kill('SIGKILL');
    await ended;
  }
  app.remove();
  rmSync(folder, { recursive: true, force: true });
});

const data = (): string => join(folder, 'postgres');
const postgresRuns = (): boolean => runningPostmaster(join(data(), 'cluster', 'data')) !== undefined;
function start(env: Record<string, string> = {}): RunningApp {
  const started = app.run('src/main.js', { METRONOME_DATA: data(), PORT: String(port), ...env });
  running.push(started);
  return started;
}

/** Starts and waits until it says that it is ready. */
async function started(env: Record<string, string> = {}): Promise<RunningApp> {
  const running = start(env);
  let ended: number | string | undefined;
  void running.ended.then((code) => {
    ended = code;
  });
  await eventually(
    `Métronome is ready:\n${running.said()}`,
    () => ended !== undefined || running.said().includes('Pour arrêter'),
    60_000,
  );
  if (ended !== undefined) throw new Error(`It ended with ${ended}:\n${running.said()}`);
  return running;
}

/** The data that a server answers with. */
async function ask(query: string, at: number = port): Promise<unknown> {
  const answer = await fetch(`http://127.0.0.1:${at}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  const { data, errors } = (await answer.json()) as { data: unknown; errors?: unknown };
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return data;
}

describe('npm start', () => {
  test('serves, is safe to start twice, survives kill -9 and stops cleanly', async () => {
    const first = await started();
    expect(first.said()).toContain(`http://127.0.0.1:${port}/graphql`);
    expect(await ask('{ __typename }')).toEqual({ __typename: 'Query' });
    const before = await ask('{ campaigns { totalCount nodes { slug } } }');
    expect(JSON.stringify(before)).toContain('"slug":"normandie-2022"');
    const answer = (await ask(exampleQuery)) as {
      campaign: {
        sessions: { totalCount: number };
        entryCurve: { points: { period: string; sessions: number }[] };
      };
    };
    // 162 fiches on the file, of which 66 sessions in the first quarter (002:L453-467).
    expect(answer.campaign.sessions.totalCount).toBe(162);
    const firstQuarter = answer.campaign.entryCurve.points.filter(({ period }) => period <= '2022-03');
    expect(firstQuarter.reduce((sum, { sessions }) => sum + sessions, 0)).toBe(66);

    const second = start();
    expect(await second.ended).toBe(0);
    expect(second.said()).toContain('Métronome répond déjà');

    const elsewhere = start({ METRONOME_DATA: join(folder, 'ailleurs') });
    expect(await elsewhere.ended).toBe(1);
    expect(elsewhere.said()).toContain('un autre Métronome');

    first.child.kill('SIGKILL');
    await first.ended;
    const again = await started();
    expect(await ask('{ campaigns { totalCount nodes { slug } } }')).toEqual(before);

    again.child.kill('SIGINT');
    expect(await again.ended).toBe(0);
    expect(again.said()).toContain('Métronome est arrêté.');
    expect(postgresRuns()).toBe(false);
  }, 120_000);

  test('a second server on another port shares the work: a run launched and cancelled there is executed here', async () => {
    const [first, other] = [await started(), await freePort()];
    const second = await started({ PORT: String(other), WORKERS: '0' });
    const levels = ['PLACEMENT', 'SMOOTHING', 'FIDELITY'].map(
      (term) => `{ name: "${term}", terms: [{ term: ${term}, weight: 1 }], gap: 0, secondsLimit: 600 }`,
    );
    const created = (await ask(
      `mutation { createScenario(input: { campaign: "normandie-2022", name: "Long", choices: {
         windowWeeks: { structural: 26, conjunctural: 26, innovative: 26 }, solver: { engine: JAVASCRIPT_LP_SOLVER, levels: [${levels}] } } }) { scenario { id } } }`,
      other,
    )) as { createScenario: { scenario: { id: string } } };
    const launched = (await ask(
      `mutation { launchOptimization(scenario: "${created.createScenario.scenario.id}") { run { id } } }`,
      other,
    )) as { launchOptimization: { run: { id: string } } };
    const run = launched.launchOptimization.run.id;
    const standing = async (at: number) =>
      ((await ask(`{ run(id: "${run}") { state plan { end } } }`, at)) as { run: { state: string } }).run;
    const until = async (at: number, wanted: object): Promise<void> => {
      for (
        let stands = await standing(at);
        JSON.stringify(stands) !== JSON.stringify(wanted);
        stands = await standing(at)
      ) {
        expect(['QUEUED', 'RUNNING']).toContain(stands.state);
        await delay(50);
      }
    };
    await until(port, { state: 'RUNNING', plan: { end: 'CANCELLED' } });
    await ask(`mutation { cancelRun(run: "${run}") { run { state } } }`, other);
    await until(other, { state: 'CANCELLED', plan: { end: 'CANCELLED' } });
    for (const server of [second, first]) {
      server.child.kill('SIGTERM');
      expect(await server.ended).toBe(0);
    }
    expect(postgresRuns()).toBe(false);
  }, 120_000);

  test('stops what it opened when the port is a stranger’s', async () => {
    const stranger = createServer((socket) => socket.destroy()).listen(port, '127.0.0.1');
    try {
      const refused = start();
      expect(await refused.ended).toBe(1);
      expect(refused.said()).toContain(`Le port ${port} de 127.0.0.1 est pris par un autre programme`);
      expect(postgresRuns()).toBe(false);
    } finally {
      await new Promise((resolve) => stranger.close(resolve));
    }
  }, 60_000);

  test.each([
    [{ PORT: 'quatre mille' }, 'PORT vaut « quatre mille »'],
    [{ DATABASE_URL: 'postgresql://m:s3cret@127.0.0.1:1/m' }, 'postgresql://m:***@127.0.0.1:1/m'],
  ])('refuses %o in one message, without a trace', async (env, message) => {
    const refused = start(env);
    expect(await refused.ended).toBe(1);
    expect(refused.said()).toContain(message);
    expect(refused.said()).not.toMatch(/\n\s+at |s3cret/);
  });
});
