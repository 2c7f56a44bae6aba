/**
 * How long the operations of the API hold the event loop at national size: `npm run bench:loop`. Asks each of them once
 * of the server as it is shipped, with one worker, and asks both processes for the longest that nothing else could
 * happen in them meanwhile. Writes its chapter of `docs/performance.md`.
 */

import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { loadavg } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { writeChapter } from './chapter.ts';
import { importCountry, NATIONAL_SESSIONS, nationalScenario } from './country/campaign.ts';
import { type HeldUp, loopChapter } from './loop/document.ts';
import { nationalOperations } from './loop/national.ts';
import type { LongestTurn } from './probe.ts';
import { Bench } from './served.ts';

const PROBED = ['--import', new URL('./probe.ts', import.meta.url).href];

/** After an operation the server has time to see that it is late no more, and answers the next one, milliseconds. */
const PAUSE_MS = 600;

const bench = await Bench.open();
try {
  const folder = await importCountry(bench);
  const { url, child: server } = await bench.server({ WORKERS: '0' }, PROBED);
  const worker = bench.worker(PROBED);
  // What is compiled once in the life of a server is no part of an operation.
  await nationalScenario(url);
  const operations: HeldUp[] = [];
  for (const { name, ask } of nationalOperations(url, folder)) {
    await delay(PAUSE_MS);
    await Promise.all([server, worker].map(longestTurn));
    const began = performance.now();
    await ask();
    const ms = performance.now() - began;
    const [ofServer, ofWorker] = await Promise.all([longestTurn(server), longestTurn(worker)]);
    operations.push({ name, ms, server: ofServer, worker: ofWorker });
    console.log(JSON.stringify(operations.at(-1)));
  }
  writeChapter('loop', loopChapter(NATIONAL_SESSIONS, loadavg()[0] ?? 0, operations));
} finally {
  await bench.close();
}
process.exit(0);

/** The longest turn of a process since it was last asked. */
async function longestTurn(child: ChildProcess): Promise<LongestTurn> {
  child.send('longest');
  const [turn] = (await once(child, 'message')) as [LongestTurn];
  return turn;
}
