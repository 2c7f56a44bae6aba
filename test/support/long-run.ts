/** A run that would go on for minutes: what interrupts it is what a test is about. */

import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect } from '@jest/globals';
import { verify } from '../../solver/index.ts';
import { projectRoot } from '../../src/config.ts';
import { OptimizationRun } from '../../src/entities/index.ts';
import { importDataSet } from '../../src/imports/import-data-set.ts';
import {
  instanceOf,
  launchRun,
  parametersOf,
  progressOf,
  type RunBudget,
  resultOf,
} from '../../src/runs/index.ts';
import type { TestDatabase } from './database.ts';
import { aScenario } from './four-sessions.ts';

/** Seconds that each of the four levels may take: far more than any test waits. */
const LEVEL_SECONDS = 600;

/**
 * A scenario of a region-year with wide windows and no gap allowed; gives its id. javascript-lp-solver is lost in
 * it and hears nothing; HiGHS listens, and needs some twenty seconds.
 */
export async function aLongScenario(
  db: TestDatabase,
  engine: 'highs' | 'javascript-lp-solver' = 'javascript-lp-solver',
): Promise<string> {
  await importDataSet(db.orm.em.fork(), join(projectRoot(), 'data', 'normandie-2022'));
  return aScenario(db.orm.em.fork(), {
    campaign: 'normandie-2022',
    name: engine,
    choices: {
      windowWeeks: { STRUCTURAL: 26, CONJUNCTURAL: 26, INNOVATIVE: 26 },
      solver: {
        engine,
        levels: ['placement', 'smoothing', 'equity', 'fidelity'].map((term) => ({
          name: term,
          terms: [{ term, weight: 1 }],
          gap: 0,
          nodeLimit: 1_000_000_000,
          secondsLimit: LEVEL_SECONDS,
        })),
      },
    },
  });
}

/** Launches a scenario that must be accepted; gives the id of the run. */
export async function launched(
  db: TestDatabase,
  scenario: string,
  budget: Partial<RunBudget> = {},
): Promise<string> {
  const answer = await launchRun(db.orm.em.fork(), db.jobs, scenario, budget);
  if ('problems' in answer) throw new Error(JSON.stringify(answer.problems));
  return answer.run.id;
}

/** A run with its documents, as it is now. */
export const reread = (db: TestDatabase, id: string): Promise<OptimizationRun> =>
  db.orm.em.fork().findOneOrFail(OptimizationRun, id, { populate: ['instance', 'result', 'assignments'] });

/** Waits until a run is as told, and gives it. */
export async function runWhen(
  db: TestDatabase,
  id: string,
  holds: (run: OptimizationRun) => boolean,
): Promise<OptimizationRun> {
  for (;;) {
    const run = await db.orm.em.fork().findOneOrFail(OptimizationRun, id);
    if (holds(run)) return reread(db, id);
    await delay(20);
  }
}

/** A verified plan exists, and is kept with the run that still goes on. */
export const hasKeptPlan = (run: OptimizationRun): boolean =>
  run.state === 'RUNNING' && run.planHash !== null && progressOf(run)?.hasPlan === true;

/** The run holds a plan that `verify` accepts, whole in its rows, one for each session. */
export function expectVerifiedPlan(run: OptimizationRun): void {
  const result = resultOf(run);
  if (result?.status !== 'PLANNED') throw new Error(`no plan was kept: ${result?.status}`);
  expect(verify(instanceOf(run), parametersOf(run), result.plan.assignments).valid).toBe(true);
  expect(run.assignments.length).toBe(result.plan.assignments.length);
}
