/** The chapter of `docs/performance.md` about the server after a storm. */

import { machine } from '../chapter.ts';
import type { State } from './state.ts';
import type { Outcome, Setting } from './storm.ts';

/** How fast a query is answered: medians of rounds. */
export interface Speed {
  name: string;
  perSecond: number;
  /** To the bare server, in the same rounds. */
  ratio: number;
  /** Milliseconds of processor that the server spends on a request. */
  cpuMs: number;
  p50: number;
  p99: number;
}

/** Everything that was measured. */
export interface Soak {
  setting: Setting;
  connections: number;
  outcome: Outcome;
  before: { speeds: Speed[]; state: State };
  /** What was held between the two halves of the storm. */
  halfway: State;
  after: { speeds: Speed[]; state: State };
  /** Processes at work on the machine before and after. */
  loads: [number, number];
}

/** How much the objects of a server may grow in the second half of a storm, MB: what one collection misses. */
export const MOST_GROWN = 8;

/** By how much the objects of each server grew between two moments, MB. */
export function growthOf(
  from: Pick<State, 'heap' | 'signIn'>,
  to: Pick<State, 'heap' | 'signIn'>,
): { server: string; grown: number }[] {
  return [
    { server: 'that answers', grown: to.heap - from.heap },
    { server: 'where one signs in', grown: to.signIn.heap - from.signIn.heap },
  ];
}

/** Seconds of a day. */
const DAY = 86_400;

/** The chapter. */
export function soakChapter({
  setting,
  connections,
  outcome,
  before,
  halfway,
  after,
  loads,
}: Soak): string[] {
  const perSecondOfDay = (outcome.sent / DAY).toFixed(1);
  return [
    '## After a day of hostile requests',
    '',
    `Written by \`npm run soak -- --seed ${setting.seed} --requests ${setting.requests} --seconds ${setting.secondsLimit}\` on ${new Date().toISOString().slice(0, 10)}. The server as it is shipped, over a real PostgreSQL, is measured; then hostile`,
    `requests, connections and sign-ins drawn from the seed (\`bench/soak/\`) are let loose on it, and on one where one signs in at a provider that lies, ${setting.atOnce} at once, for so many or ${setting.secondsLimit} s; then it is measured again. ${outcome.sent} in ${outcome.seconds.toFixed(0)} s`,
    `are as many as ${perSecondOfDay} each second of a day. Wrong tokens of one address are refused unread beyond 30 a minute: 43 200 a day is what one such address gets judged.`,
    `Speeds are those of ${connections} connections; *to bare* compares with a bare Apollo Server asked in the same rounds, so that the rest of the machine counts for`,
    `less: ${loads[0].toFixed(1)} processes were at work before, ${loads[1].toFixed(1)} after. *Processor* is what the server itself spends on a request, which others at work`,
    'change least, and *kept* the speed that this leaves it. *Changing*: something is committed every 5 ms.',
    '',
    `Machine: ${machine()}, the load generator among them.`,
    '',
    '| query | processor, before | after | kept | requests/s, before | after | to bare, before | after | p50, before | after | p99, before | after |',
    '|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|',
    ...before.speeds.map((speed, q) => speedRow(speed, after.speeds[q]!)),
    '',
    '| what is held | before | after half of it | after all of it |',
    '|---|---:|---:|---:|',
    ...heldRows([before.state, halfway, after.state]),
    '',
    ...growthOf(halfway, after.state).map(
      ({ server, grown }) =>
        `Objects of the server ${server}, in the second half: ${grown > 0 ? '+' : ''}${grown.toFixed(1)} MB; at most +${MOST_GROWN} MB is asked: ${grown <= MOST_GROWN ? 'met' : 'not met'}.  `,
    ),
    'The first half fills what is kept, to [its bounds](operations.md#ce-quil-garde-en-mémoire); nothing is left to grow in the second.',
    '',
    '| hostile | answers |',
    '|---|---|',
    ...[...outcome.byKind]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([kind, counts]) => `| ${kind} | ${answersOf(counts)} |`),
  ];
}

function speedRow(before: Speed, after: Speed): string {
  const cells = [
    `${before.cpuMs.toFixed(2)} ms`,
    `${after.cpuMs.toFixed(2)} ms`,
    (before.cpuMs / after.cpuMs).toFixed(2),
    before.perSecond.toFixed(0),
    after.perSecond.toFixed(0),
    before.ratio.toFixed(2),
    after.ratio.toFixed(2),
    ...[before.p50, after.p50, before.p99, after.p99].map((ms) => `${ms} ms`),
  ];
  return `| ${before.name} | ${cells.join(' | ')} |`;
}

function heldRows(states: readonly State[]): string[] {
  const row = (what: string, of: (state: State) => string): string =>
    `| ${what} | ${states.map(of).join(' | ')} |`;
  return [
    row('memory of the process', ({ rss }) => `${rss.toFixed(0)} MB`),
    row('objects, once collected', ({ heap }) => `${heap.toFixed(1)} MB`),
    row('sockets', ({ sockets }) => String(sockets)),
    row('other handles', ({ handles }) => String(handles)),
    row('where one signs in: memory', ({ signIn }) => `${signIn.rss.toFixed(0)} MB`),
    row('where one signs in: objects, once collected', ({ signIn }) => `${signIn.heap.toFixed(1)} MB`),
    row('where one signs in: sockets', ({ signIn }) => String(signIn.sockets)),
    row('where one signs in: other handles', ({ signIn }) => String(signIn.handles)),
    row('connections to PostgreSQL', ({ connections }) => String(connections)),
    row('database', ({ database }) => `${database.toFixed(1)} MB`),
    ...Object.keys(states[0]!.rows).map((table) =>
      row(`rows of \`${table}\``, ({ rows }) => String(rows[table])),
    ),
  ];
}

function answersOf(counts: Map<string, number>): string {
  return [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([what, n]) => `${what} × ${n}`)
    .join(', ');
}
