/**
 * Whether the server serves as fast after a day of hostile requests as before: `npm run soak -- --seed 1 --requests
 * 80000`. Measures it, lets a storm loose on it (`bench/soak/`), waits until slow clients are cut, measures it again,
 * and writes its chapter of `docs/performance.md`. Fails on an answer that is a failure of ours (500), on objects that
 * grow in its second half, and when anybody signed in. On this machine alone.
 */

import { writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { freePort } from '../test/support/free-port.ts';
import { identityProvider } from '../test/support/identity-provider.ts';
import { whileChanging } from './api/changes.ts';
import { askMuch, type Load } from './api/load.ts';
import { ASKED, answersOf } from './api/queries.ts';
import { writeChapter } from './chapter.ts';
import { median } from './measure.ts';
import { Bench, type Served, untilPlanned } from './served.ts';
import { growthOf, MOST_GROWN, type Speed, soakChapter } from './soak/document.ts';
import { makeLie } from './soak/hostile-sign-ins.ts';
import { stateOf, workedMs } from './soak/state.ts';
import { storm, together } from './soak/storm.ts';

const { values: options } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    requests: { type: 'string', default: '80000' },
    /** Longest storm, seconds. */
    seconds: { type: 'string', default: '100' },
    rounds: { type: 'string', default: '3' },
  },
});
const setting = {
  seed: Number(options.seed),
  requests: Number(options.requests),
  atOnce: 32,
  secondsLimit: Number(options.seconds),
};
const rounds = Number(options.rounds);

/** Connections of those who measure, and seconds of a round. */
const [CONNECTIONS, SECONDS] = [20, 3] as const;

/** A storm ends when its last slow client is cut; what the server then clears away takes some seconds more. */
const SETTLE_MS = 10_000;

const bench = await Bench.open();
try {
  // Addresses are those that a proxy tells: a storm comes from more than one.
  const watched = (env: NodeJS.ProcessEnv): Promise<Served> =>
    bench.server({ TRUSTED_PROXY: '127.0.0.1', LOG_LEVEL: 'error', ...env }, [
      '--expose-gc',
      '--import',
      new URL('./probe.ts', import.meta.url).href,
    ]);
  const server = await watched({});
  await untilPlanned(server.url);
  const signInServer = await watched(await atLyingProvider());
  const struck = { url: server.url, signInUrl: signInServer.url };
  const answers = join(bench.folder, 'answers.json');
  writeFileSync(answers, JSON.stringify(await answersOf(server.url)));
  const bare = await bench.start(['bench/api/bare-server.ts', answers], {});
  const database = new pg.Client({ connectionString: bench.databaseUrl });
  database.on('error', () => {});
  await database.connect();
  const measure = async () => {
    const load = loadavg()[0] ?? 0;
    const speeds = await speedsOf(server, bare.url, database);
    await delay(SETTLE_MS);
    return { load, speeds, state: await stateOf(server.child, signInServer.child, database) };
  };
  // Compiled, and its stores filled, as after some hours of use.
  await storm(struck, {
    ...setting,
    seed: setting.seed + 1,
    requests: Math.min(setting.requests, 5_000),
  });
  const before = await measure();
  console.log(JSON.stringify(before));
  const half = { requests: Math.ceil(setting.requests / 2), secondsLimit: setting.secondsLimit / 2 };
  const first = await storm(struck, { ...setting, ...half });
  await delay(SETTLE_MS);
  const halfway = await stateOf(server.child, signInServer.child, database);
  console.log(JSON.stringify(halfway));
  const second = await storm(struck, { ...setting, ...half, from: half.requests });
  const outcome = together(first, second);
  console.log(`${outcome.sent} in ${outcome.seconds.toFixed(0)} s`);
  const after = await measure();
  console.log(JSON.stringify(after));
  writeChapter(
    'soak',
    soakChapter({
      setting,
      connections: CONNECTIONS,
      outcome,
      before,
      halfway,
      after,
      loads: [before.load, after.load],
    }),
  );
  const faults = [
    ...[...outcome.byKind].flatMap(([kind, counts]) =>
      counts.has('500') ? [`A failure of ours: ${kind}`] : [],
    ),
    ...growthOf(halfway, after.state).flatMap(({ server: which, grown }) =>
      grown > MOST_GROWN ? [`The server ${which} grew by ${grown.toFixed(1)} MB in the second half`] : [],
    ),
    ...(after.state.rows.signed_session === 0 ? [] : ['Somebody signed in']),
  ];
  for (const fault of faults) console.error(fault);
  if (faults.length > 0) process.exitCode = 1;
  await database.end();
} finally {
  await bench.close();
}
process.exit();

/** Starts a provider that lies in all it says, and gives the environment of a server where one signs in at it. */
async function atLyingProvider(): Promise<NodeJS.ProcessEnv> {
  const port = await freePort();
  const publicUrl = `http://127.0.0.1:${port}/`;
  const client = { clientId: 'metronome', clientSecret: 'the-secret-of-this-client' };
  const provider = await identityProvider({
    ...client,
    publicUrl,
    redirectUri: `${publicUrl}auth/callback`,
    proconnect: true,
  });
  makeLie(provider);
  return {
    PORT: String(port),
    WORKERS: '0',
    PUBLIC_URL: publicUrl,
    METRONOME_SECRET: 'a-secret-of-thirty-two-characters',
    OIDC_ISSUER: provider.issuer.href,
    OIDC_CLIENT_ID: client.clientId,
    OIDC_CLIENT_SECRET: client.clientSecret,
    OIDC_PROFILE: 'proconnect',
  };
}

/** What a server gave, and the milliseconds of processor that each request cost it. */
interface Worked extends Load {
  cpuMs: number;
}

/** Rounds in turns: bare, ours, ours while the data change. */
async function speedsOf(server: Served, bare: string, database: pg.Client): Promise<Speed[]> {
  const speeds: Speed[] = [];
  for (const { name, query } of ASKED) {
    const ask = (url: string): Promise<Load> =>
      askMuch(url, query, { seconds: SECONDS, connections: CONNECTIONS });
    const askOurs = async (): Promise<Worked> => {
      const before = await workedMs(server.child);
      const load = await ask(server.url);
      const worked = (await workedMs(server.child)) - before;
      return { ...load, cpuMs: worked / (load.perSecond * SECONDS) };
    };
    const measured: { bare: Load; ours: Worked; changing: Worked }[] = [];
    for (let round = 0; round < rounds; round += 1)
      measured.push({
        bare: await ask(bare),
        ours: await askOurs(),
        changing: await whileChanging(database, askOurs),
      });
    for (const [of, told] of [
      ['ours', name],
      ['changing', `${name}, changing`],
    ] as const)
      speeds.push({
        name: told,
        perSecond: median(measured.map((round) => round[of].perSecond)),
        ratio: median(measured.map((round) => round[of].perSecond / round.bare.perSecond)),
        cpuMs: median(measured.map((round) => round[of].cpuMs)),
        p50: median(measured.map((round) => round[of].p50)),
        p99: median(measured.map((round) => round[of].p99)),
      });
  }
  return speeds;
}
