import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { runningPostmaster } from '../src/db/embedded/process.ts';
import { exampleQuery } from '../src/welcome.ts';
import { type BuiltApp, buildApp, type RunningApp } from './support/built-app.ts';
import { eventually } from './support/eventually.ts';

let app: BuiltApp;
let folder: string;
let port: number;
beforeAll(async () => {
  app = buildApp();
  folder = mkdtempSync(join(tmpdir(), 'metronome-main-'));
  chmodSync(folder, 0o711);
  port = await freePort();
}, 60_000);
afterAll(() => {
  app.remove();
  rmSync(folder, { recursive: true, force: true });
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return address !== null && typeof address === 'object' ? address.port : 0;
}

const data = (): string => join(folder, 'postgres');
const postgresRuns = (): boolean => runningPostmaster(join(data(), 'cluster', 'data')) !== undefined;
const start = (env: Record<string, string> = {}): RunningApp =>
  app.run('src/main.js', { METRONOME_DATA: data(), PORT: String(port), ...env });

/** Starts and waits until it says that it is ready. */
async function started(): Promise<RunningApp> {
  const running = start();
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

async function ask(query: string): Promise<unknown> {
  const answer = await fetch(`http://127.0.0.1:${port}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return answer.json();
}

describe('npm start', () => {
  test('serves, is safe to start twice, survives kill -9 and stops cleanly', async () => {
    const first = await started();
    expect(first.said()).toContain(`http://127.0.0.1:${port}/graphql`);
    expect(await ask('{ __typename }')).toEqual({ data: { __typename: 'Query' } });
    const before = await ask('{ campaigns { totalCount nodes { slug } } }');
    expect(JSON.stringify(before)).toContain('"slug":"normandie-2022"');
    const { data: answer } = (await ask(exampleQuery)) as {
      data: {
        campaign: {
          sessions: { totalCount: number };
          entryCurve: { points: { period: string; sessions: number }[] };
        };
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
