/** A plan to simulate, and simulations of it. */

import { setTimeout as delay } from 'node:timers/promises';
import { SimulationRun } from '../../src/entities/index.ts';
import { launchSimulation, type NewSimulation } from '../../src/simulations/index.ts';
import type { TestDatabase } from './database.ts';
import { aScenario, saveFourSessions } from './four-sessions.ts';
import { launched, runWhen } from './long-run.ts';

/** Draws that go on for a second or more, even of four sessions: time to interrupt them. */
export const MANY_DRAWS = 10_000;

/** A run of four sessions that has its plan; gives its id. A worker of the test solves it. */
export async function aPlannedRun(db: TestDatabase, slug: string): Promise<string> {
  const em = db.orm.em.fork();
  const id = await launched(db, await aScenario(em, { campaign: (await saveFourSessions(em, slug)).slug }));
  await runWhen(db, id, ({ state }) => state === 'SUCCEEDED');
  return id;
}

/** Launches a simulation that must be accepted; gives its id. */
export async function launchedSimulation(db: TestDatabase, asked: NewSimulation): Promise<string> {
  const answer = await launchSimulation(db.orm.em.fork(), db.jobs, asked);
  if ('problems' in answer) throw new Error(JSON.stringify(answer.problems));
  return answer.simulation.id;
}

/** Waits until a simulation is as told, and gives it with its result. */
export async function simulationWhen(
  db: TestDatabase,
  id: string,
  holds: (simulation: SimulationRun) => boolean,
): Promise<SimulationRun> {
  for (;;) {
    const row = await db.orm.em.fork().findOneOrFail(SimulationRun, id, { populate: ['result'] });
    if (holds(row)) return row;
    await delay(20);
  }
}

/** Nothing more will happen to it. */
export const isOver = ({ finishedAt }: SimulationRun): boolean => finishedAt !== null;
