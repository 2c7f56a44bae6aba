/** A lane: in a world of its own, work is asked for, a fault strikes, and what must hold is looked at, over and over. */

import { setTimeout as delay } from 'node:timers/promises';
import { type Draw, type Fault, strike } from './faults.ts';
import { type Standing, standing, violations, watch } from './witness.ts';
import { Work } from './work.ts';
import { World } from './world.ts';

/** Faults between two calms, in which all that was left has to end. */
const roundsBetweenCalms = 25;

/** Longest that a round waits for the answers to what it asked, milliseconds. */
const mostWaitMs = 500;

/** Longest that a run may wait to be taken again, once nothing strikes any more, milliseconds. */
export const RESUMED_WITHIN_MS = 30_000;

/** What happened. */
export interface LaneReport {
  rounds: number;
  /** Faults that struck, by kind. */
  struck: Partial<Record<Fault, number>>;
  /** Rounds whose fault found nobody to strike: what it was to strike was still starting. */
  missed: number;
  /** Calms, and the longest until work went on after the faults stopped, milliseconds. */
  calms: number;
  longestResumeMs: number;
  acknowledgedRuns: number;
  simulations: number;
  imports: number;
  standing: Standing;
  /** What did not hold, with the round at which it was seen. */
  violations: string[];
}

/** Rounds of a lane. */
export interface LaneRounds {
  /** Number of the first. */
  first: number;
  draws: readonly Draw[];
}

/** Runs the rounds of a lane. Stops at the first thing that does not hold, or after the round under way once `signal` is aborted. */
export async function runLane(
  app: string,
  { first, draws }: LaneRounds,
  signal: AbortSignal,
  say: (line: string) => void,
): Promise<LaneReport> {
  const startedAt = performance.now();
  const world = await World.create(app);
  let work: Work | undefined;
  try {
    work = await Work.prepare(world);
    const asking = work;
    await world.ask(watch);
    world.startServer();
    // Clocks that are wrong by hours: nothing that is decided may depend on them.
    for (const hours of [0, 3, -3]) world.addWorker(hours * 3_600_000);
    const report: LaneReport = {
      rounds: 0,
      struck: {},
      missed: 0,
      calms: 0,
      longestResumeMs: 0,
      acknowledgedRuns: 0,
      simulations: 0,
      imports: 0,
      standing: await world.ask(standing),
      violations: [],
    };
    await ready(world);
    const lasting = new Set<Promise<void>>();
    for (const draw of draws) {
      const round = first + report.rounds;
      report.rounds += 1;
      const sees = (what: string): void =>
        void report.violations.push(`round ${round} (${draw.fault}): ${what}`);
      const through = draw.throughServer && world.server?.isReady === true ? 'server' : 'here';
      const asks = (kind: Draw['work']): boolean => draw.work === kind || draw.work === 'all';
      const asked = [
        ...(asks('run') ? [asking.launch(through)] : []),
        ...(asks('simulation') ? [asking.simulate(through)] : []),
        ...(asks('import') ? [asking.import(through)] : []),
      ];
      await delay(draw.afterMs);
      const blow = strike(world, draw);
      if (blow === null) report.missed += 1;
      else {
        report.struck[draw.fault] = (report.struck[draw.fault] ?? 0) + 1;
        const goesOn = blow.lasting
          .catch((error: Error) => sees(error.message))
          .finally(() => lasting.delete(goesOn));
        lasting.add(goesOn);
      }
      // An answer may take as long as the database is away: the next round does not wait for it.
      await Promise.race([Promise.all(asked), delay(mostWaitMs)]);
      const isLast = report.rounds === draws.length || signal.aborted;
      const isCalm = report.rounds % roundsBetweenCalms === 0 || isLast;
      if (isCalm) {
        await Promise.all(lasting);
        for (const what of await calm(world, report)) sees(what);
      }
      for (const what of await world.ask((client) => violations(client, asking))) sees(what);
      if (isCalm || report.rounds % 5 === 0) say(progress(report, startedAt));
      if (report.violations.length > 0 || isLast) break;
    }
    report.acknowledgedRuns = work.runs.length;
    report.simulations = work.simulations.length;
    report.imports = work.imports.length;
    report.standing = await world.ask(standing);
    return report;
  } finally {
    await work?.close();
    await world.close();
  }
}

/** Waits until the server answers and a worker is there. */
export async function ready(world: World): Promise<void> {
  for (;;) {
    const answer = await fetch(`${world.serverUrl}health/ready`).catch(() => undefined);
    if (answer?.ok && world.workers.some(({ isReady }) => isReady)) return;
    await delay(50);
  }
}

/** Lets everything end; what was under way has to be taken again in time. Gives what did not hold. */
async function calm(world: World, report: LaneReport): Promise<string[]> {
  report.calms += 1;
  await ready(world);
  const from = performance.now();
  // Of all that was taken when the faults stopped: the attempt at which it stood.
  const left = new Map(
    (
      await world.ask((client) =>
        client.query<{ id: string; attempt: number }>(
          `SELECT id, attempt FROM faults.work WHERE state = 'RUNNING'`,
        ),
      )
    ).rows.map(({ id, attempt }) => [id, attempt]),
  );
  for (;;) {
    const { rows } = await world.ask((client) =>
      client.query<{ id: string; state: string; attempt: number }>(
        `SELECT id, state, attempt FROM faults.work WHERE state IN ('QUEUED', 'RUNNING')`,
      ),
    );
    const now = new Map(rows.map((row) => [row.id, row]));
    for (const [id, attempt] of [...left]) {
      const row = now.get(id);
      if (row !== undefined && row.attempt === attempt && row.state === 'RUNNING') continue;
      left.delete(id);
      report.longestResumeMs = Math.max(report.longestResumeMs, Math.round(performance.now() - from));
    }
    const waited = performance.now() - from;
    if (left.size > 0 && waited > RESUMED_WITHIN_MS) {
      return [`not taken again within 30 s: ${[...left.keys()].slice(0, 3)}`];
    }
    if (rows.length === 0) return [];
    if (waited > 180_000)
      return [`not over after three minutes of calm: ${JSON.stringify(rows.slice(0, 3))}`];
    await delay(100);
  }
}

function progress({ rounds, struck, missed, longestResumeMs }: LaneReport, startedAt: number): string {
  const strikes = Object.values(struck).reduce((sum, n) => sum + n, 0);
  const seconds = Math.round((performance.now() - startedAt) / 1_000);
  return `${rounds} rounds, ${strikes} faults, ${missed} missed, work resumed within ${longestResumeMs} ms, ${seconds} s`;
}
