/** A run that would go on for minutes: what interrupts it is what a test is about. */

import { setTimeout as delay } from 'node:timers/promises';
import { expect } from '@jest/globals';
import type { EntityManager } from '@mikro-orm/postgresql';
import { verify } from '../../solver/index.ts';
import { formatDate } from '../../src/domain/date-text.ts';
import { dateOfDayNumber, dayNumber } from '../../src/domain/dates.ts';
import type { Budget } from '../../src/durable/index.ts';
import { OptimizationRun } from '../../src/entities/index.ts';
import { instanceOf, launchRun, parametersOf, progressOf, resultOf } from '../../src/runs/index.ts';
import { aCampaign, anEnvelope, aProject, aSession, aTranche } from './campaign-rows.ts';
import type { TestDatabase } from './database.ts';
import { aScenario } from './four-sessions.ts';

/** Seconds that each of the four levels may take: far more than any test waits. */
const LEVEL_SECONDS = 600;

/** Enough sessions for neither engine to end while a test looks, few enough for a first plan to come at once. */
const SESSIONS = 40;

/** A Monday. */
const FIRST_WISH = dayNumber('2022-02-07');

/** Sessions of two OPCO, no two alike, wished over seven months, with windows of half a year either side and money for all. */
export async function saveDifferentSessions(em: EntityManager, slug: string): Promise<void> {
  const campaign = aCampaign(em, { slug });
  const projects = (['AKTO', 'AFDAS'] as const).map((opco) => {
    const envelope = anEnvelope(em, campaign, opco, { opco });
    aTranche(em, envelope, '2022-01-01', 45_000_000);
    aTranche(em, envelope, '2022-07-01', 70_000_000, 'RESERVE');
    return { project: aProject(em, campaign, opco, { opco }), envelope };
  });
  for (let n = 0; n < SESSIONS; n += 1) {
    const { project, envelope } = projects[n % projects.length]!;
    const day = dateOfDayNumber(FIRST_WISH + 7 * ((n * 17) % 30));
    aSession(em, project, `S${n}`, {
      envelope,
      places: 7 + ((n * 7) % 9),
      costCents: 3_000_000 + 137_911 * ((n * 11) % 23),
      ...{ wishedStart: formatDate(day), wishedFrom: day, wishedTo: day },
    });
  }
  await em.flush();
}

/**
 * A scenario with wide windows and no gap allowed; gives its id. javascript-lp-solver is lost in it and hears
 * nothing; HiGHS listens, and needs some twenty seconds.
 */
export async function aLongScenario(
  db: TestDatabase,
  engine: 'highs' | 'javascript-lp-solver' = 'javascript-lp-solver',
): Promise<string> {
  const campaign = `long-${engine}`;
  await saveDifferentSessions(db.orm.em.fork(), campaign);
  return aScenario(db.orm.em.fork(), {
    campaign,
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
  budget: Partial<Budget> = {},
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
