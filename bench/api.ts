/**
 * Throughput of the API: `npm run bench:api` asks our server, with its database, and a bare Apollo Server that has
 * the same answers in memory, each in a process of its own, in turns, and writes `docs/performance.md`.
 * Ratios of neighbouring rounds say more than requests per second: the load generator shares the processors.
 */

import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import autocannon from 'autocannon';
import pg from 'pg';
import { projectRoot } from '../src/config.ts';
import { startEmbeddedPostgres } from '../src/db/embedded/index.ts';
import { type Throughput, withThroughput } from './api/document.ts';
import { ASKED, type Asked } from './api/queries.ts';

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    /** Seconds of a round. */
    seconds: { type: 'string', default: '4' },
    connections: { type: 'string', default: '20' },
  },
});
const [rounds, seconds, connections] = [options.rounds, options.seconds, options.connections].map(Number) as [
  number,
  number,
  number,
];

/** How often the database changes in the last column, milliseconds. */
const CHANGE_MS = 5;

const root = projectRoot();
const folder = mkdtempSync(join(tmpdir(), 'metronome-api-'));
const children: ChildProcess[] = [];
const stops: (() => Promise<void>)[] = [];
process.on('exit', () => {
  for (const child of children) child.kill('SIGTERM');
});

try {
  const embedded = await startEmbeddedPostgres({ folder: join(folder, 'data') });
  stops.push(() => embedded.stop());
  const ours = await started(['dist/src/main.js'], {
    DATABASE_URL: embedded.url,
    PORT: '0',
    LOG_LEVEL: 'warn',
  });
  await planned(ours);
  const answers = join(folder, 'answers.json');
  writeFileSync(answers, JSON.stringify(await answersOf(ours)));
  const bare = await started(['bench/api/bare-server.ts', answers], {});
  const database = new pg.Client({ connectionString: embedded.url });
  // Told to leave with the server at the end.
  database.on('error', () => {});
  await database.connect();
  const measured: Throughput['measured'] = [];
  for (const asked of ASKED) {
    await sameAnswer(asked, ours, bare);
    measured.push(await measure(asked, ours, bare, database));
  }
  await database.end();
  const page = join(root, 'docs', 'performance.md');
  const throughput: Throughput = {
    machine: `${cpus()[0]?.model ?? ''}, ${cpus().length} cores`,
    rounds,
    seconds,
    connections,
    changeMs: CHANGE_MS,
    load: loadavg()[0] ?? 0,
    measured,
  };
  writeFileSync(page, withThroughput(readFileSync(page, 'utf8'), throughput));
  for (const { asked, ratio, changing } of measured)
    console.log(`${asked.name}: ${ratio.toFixed(2)} of bare; ${changing.toFixed(2)} while the data change`);
} finally {
  for (const child of children) child.kill('SIGTERM');
  await Promise.all(
    children.map((child) =>
      child.exitCode === null ? new Promise((resolve) => child.once('exit', resolve)) : undefined,
    ),
  );
  for (const stop of stops) await stop();
  rmSync(folder, { recursive: true, force: true });
}
process.exit(0);

/** Starts a server and waits for the address it writes. */
async function started(args: string[], env: NodeJS.ProcessEnv): Promise<string> {
  const { DATABASE_URL: _, ...own } = process.env;
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...own, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout?.on('data', (text) => {
      said += text;
      const [, address] = /(http:\/\/127\.0\.0\.1:\d+\/)/.exec(said) ?? [];
      if (address !== undefined) resolve(address);
    });
    child.once('exit', (code) => reject(new Error(`${args[0]} ended (${code}):\n${said}`)));
  });
}

async function ask(server: string, query: string): Promise<{ data?: Record<string, unknown> }> {
  const answer = await fetch(`${server}graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return (await answer.json()) as { data?: Record<string, unknown> };
}

/** Waits for the first plan: a solver at work would be measured too. */
async function planned(server: string): Promise<void> {
  for (let second = 0; second < 180; second += 1) {
    const { data } = await ask(server, '{ runs { nodes { state } } }');
    // Without data it is busy: it says so, and is asked again.
    const { nodes = [] } = (data?.runs ?? {}) as { nodes?: { state: string }[] };
    if (nodes.length > 0 && nodes.every(({ state }) => state !== 'QUEUED' && state !== 'RUNNING')) return;
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
  throw new Error('No plan after three minutes');
}

async function answersOf(server: string): Promise<Record<string, unknown>> {
  const answers: Record<string, unknown> = {};
  for (const { query } of ASKED) {
    const [, operation = ''] = /query (\w+)/.exec(query) ?? [];
    answers[operation] = (await ask(server, query)).data;
  }
  return answers;
}

/** Both must answer the same data, to the letter. */
async function sameAnswer({ name, query }: Asked, ours: string, bare: string): Promise<void> {
  const [a, b] = await Promise.all([ask(ours, query), ask(bare, query)]);
  if (JSON.stringify(a.data) !== JSON.stringify(b.data))
    throw new Error(`${name}: the two servers answer differently`);
}

async function requestsPerSecond(server: string, query: string, duration: number): Promise<number> {
  const result = await autocannon({
    url: `${server}graphql`,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
    connections,
    duration,
  });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${result.non2xx} refused, ${result.errors} failed`);
  return result.requests.total / result.duration;
}

/** Rounds in turns: bare, ours, ours while the database changes. */
async function measure(
  asked: Asked,
  ours: string,
  bare: string,
  database: pg.Client,
): Promise<Throughput['measured'][number]> {
  const { query } = asked;
  const bytes = JSON.stringify(await ask(ours, query)).length;
  for (const server of [bare, ours]) await requestsPerSecond(server, query, 2); // Compiled before it is measured.
  const figures: { bare: number; ours: number; changing: number }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const bareFirst = round % 2 === 0;
    const first = await requestsPerSecond(bareFirst ? bare : ours, query, seconds);
    const second = await requestsPerSecond(bareFirst ? ours : bare, query, seconds);
    // A transaction that changes something, as far as anybody who reads can tell.
    const timer = setInterval(() => database.query('select pg_current_xact_id()').catch(() => {}), CHANGE_MS);
    const changing = await requestsPerSecond(ours, query, seconds);
    clearInterval(timer);
    const pair = bareFirst ? { bare: first, ours: second } : { bare: second, ours: first };
    figures.push({ ...pair, changing });
    console.log(
      `${asked.name} ${round + 1}: bare ${pair.bare.toFixed(0)}, ours ${pair.ours.toFixed(0)}, changing ${changing.toFixed(0)} requests/s`,
    );
  }
  const median = (of: (figure: (typeof figures)[number]) => number) =>
    figures.map(of).toSorted((a, b) => a - b)[Math.floor(figures.length / 2)] as number;
  return {
    asked,
    bytes,
    bare: median((figure) => figure.bare),
    ours: median((figure) => figure.ours),
    ratio: median((figure) => figure.ours / figure.bare),
    changing: median((figure) => figure.changing / figure.bare),
  };
}
