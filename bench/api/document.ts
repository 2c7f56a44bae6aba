/** The part of `docs/performance.md` that tells the throughput of the API. */

import { machine } from '../chapter.ts';
import type { Asked } from './queries.ts';

/** What was measured, and how. */
export interface Throughput {
  rounds: number;
  seconds: number;
  connections: number;
  /** How often the database changed in the last column, milliseconds. */
  changeMs: number;
  /** Processes at work on the machine when it ended. */
  load: number;
  measured: {
    asked: Asked;
    /** Length of the answer. */
    bytes: number;
    /** Requests per second, medians of the rounds. */
    bare: number;
    ours: number;
    /** Medians of the ratios of neighbouring rounds. */
    ratio: number;
    changing: number;
    /** Questions of SQL that a request asks when nothing is kept, and how often PostgreSQL alone answers them. */
    questions: number;
    alone: number;
  }[];
}

/** The chapter. */
export function throughputChapter({
  rounds,
  seconds,
  connections,
  changeMs,
  load,
  measured,
}: Throughput): string[] {
  const rows = measured.map(
    ({ asked, bytes, bare, ours, ratio, changing, questions, alone }) =>
      `| ${asked.name}: ${asked.means} | ${(bytes / 1_000).toFixed(1)} kB | ${bare.toFixed(0)} | ${ours.toFixed(0)} | ${ratio.toFixed(2)} | ${changing.toFixed(2)} | ${alone.toFixed(2)} (${questions} questions) |`,
  );
  return [
    '## Throughput of the API',
    '',
    'Written by `npm run bench:api`. The whole server, with its database, its guards, its log and its figures, beside a bare Apollo Server',
    `on Fastify that answers the same bytes from memory: two processes, asked in turns by ${connections} connections, ${rounds} rounds of ${seconds} s each.`,
    '*ratio* is the median of the ratios of neighbouring rounds; the target is 0.9. In the last two columns something is committed',
    `every ${changeMs} ms, so that hardly any answer that was kept can be given again. *PostgreSQL alone* is what no server comes in between of: the`,
    'questions of SQL that one request asks, asked by as many connections of the driver and nothing else. Where that is below 0.9 the database is',
    'the limit for whoever asks it at each request; we answer those who ask the same together by one reading, which is how we can be above.',
    '',
    `Machine: ${machine()}, the load generator among them; ${load.toFixed(1)} processes at work when it ended.`,
    '',
    '| query | answer | bare, requests/s | ours, requests/s | ratio | ratio while the data change | PostgreSQL alone |',
    '|---|---:|---:|---:|---:|---:|---:|',
    ...rows,
  ];
}
