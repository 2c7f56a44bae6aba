/**
 * Throughput of the API: `npm run bench:api` asks our server, with its database, and a bare Apollo Server that has
 * the same answers in memory, each in a process of its own, in turns, and writes `docs/performance.md`.
 * Ratios of neighbouring rounds say more than requests per second: the load generator shares the processors.
 */

import { writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { CHANGE_MS, whileChanging } from './api/changes.ts';
import { askDatabase, questionsOf } from './api/database-alone.ts';
import { type Throughput, throughputChapter } from './api/document.ts';
import { askMuch } from './api/load.ts';
import { ASKED, type Asked, answersOf } from './api/queries.ts';
import { writeChapter } from './chapter.ts';
import { ask, Bench, type Served, untilPlanned } from './served.ts';

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

const bench = await Bench.open();
try {
  const ours = await bench.server({}, ['--import', new URL('./api/recorder.ts', import.meta.url).href]);
  await untilPlanned(ours.url);
  const answers = join(bench.folder, 'answers.json');
  writeFileSync(answers, JSON.stringify(await answersOf(ours.url)));
  const { url: bare } = await bench.start(['bench/api/bare-server.ts', answers], {});
  const database = new pg.Client({ connectionString: bench.databaseUrl });
  // Told to leave with the server at the end.
  database.on('error', () => {});
  await database.connect();
  const measured: Throughput['measured'] = [];
  for (const asked of ASKED) {
    await sameAnswer(asked, ours.url, bare);
    measured.push(await measure(asked, ours, bare, database));
  }
  await database.end();
  const load = loadavg()[0] ?? 0;
  writeChapter(
    'throughput',
    throughputChapter({ rounds, seconds, connections, changeMs: CHANGE_MS, load, measured }),
  );
  for (const { asked, ratio, changing, alone } of measured)
    console.log(
      `${asked.name}: ${ratio.toFixed(2)} of bare; while the data change ${changing.toFixed(2)}, PostgreSQL alone ${alone.toFixed(2)}`,
    );
} finally {
  await bench.close();
}
process.exit(0);

/** Both must answer the same data, to the letter. */
async function sameAnswer({ name, query }: Asked, ours: string, bare: string): Promise<void> {
  const [a, b] = await Promise.all([ask(ours, query), ask(bare, query)]);
  if (JSON.stringify(a.data) !== JSON.stringify(b.data))
    throw new Error(`${name}: the two servers answer differently`);
}

async function requestsPerSecond(server: string, query: string, duration: number): Promise<number> {
  const { perSecond } = await askMuch(server, query, { seconds: duration, connections });
  return perSecond;
}

/** Rounds in turns: bare, ours; then ours and the database alone, while it changes. */
async function measure(
  asked: Asked,
  served: Served,
  bare: string,
  database: pg.Client,
): Promise<Throughput['measured'][number]> {
  const { query } = asked;
  const ours = served.url;
  const questions = await whileChanging(database, () => questionsOf(served, query));
  const bytes = JSON.stringify(await ask(ours, query)).length;
  for (const server of [bare, ours]) await requestsPerSecond(server, query, 2); // Compiled before it is measured.
  const figures: { bare: number; ours: number; changing: number; alone: number }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const bareFirst = round % 2 === 0;
    const first = await requestsPerSecond(bareFirst ? bare : ours, query, seconds);
    const second = await requestsPerSecond(bareFirst ? ours : bare, query, seconds);
    const changing = await whileChanging(database, () => requestsPerSecond(ours, query, seconds));
    const alone = await whileChanging(database, () =>
      askDatabase(bench.databaseUrl, questions, { seconds, connections }),
    );
    const pair = bareFirst ? { bare: first, ours: second } : { bare: second, ours: first };
    figures.push({ ...pair, changing, alone });
    console.log(
      `${asked.name} ${round + 1}: bare ${pair.bare.toFixed(0)}, ours ${pair.ours.toFixed(0)}, changing ${changing.toFixed(0)} requests/s, its ${questions.length} questions alone ${alone.toFixed(0)}`,
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
    questions: questions.length,
    alone: median((figure) => figure.alone / figure.bare),
  };
}
