/** The runs of a database in a few figures, for whoever watches the server. */

import type { EntityManager } from '@mikro-orm/postgresql';
import { runStates } from '../domain/run-state.ts';

/** A figure, each value with its labels. */
export interface RunFigure {
  name: string;
  help: string;
  values: { labels: Record<string, string>; value: number }[];
}

/** How far back the times of the solver are read: results are large. */
const RECENT = '1 hour';

/** Runs by state (those that wait are the depth of the queue), the longest wait, and where the solver's time goes. */
export async function runFigures(em: EntityManager): Promise<RunFigure[]> {
  const sql = em.getConnection();
  const states: { state: string; runs: string; oldest: string | null }[] = await sql.execute(
    'select state, count(*) as runs, extract(epoch from now() - min(created_at)) as oldest from optimization_run group by state',
  );
  const levels: { level: string; seconds: string; solves: string }[] = await sql.execute(
    `select level ->> 'name' as level, sum((level ->> 'elapsedMs')::float8) / 1000 as seconds, count(*) as solves
     from optimization_run, json_array_elements(result -> 'statistics' -> 'levels') as level
     where finished_at > now() - interval '${RECENT}' and json_typeof(result -> 'statistics' -> 'levels') = 'array'
     group by 1 order by 1`,
  );
  const ofState = (wanted: string) => states.find(({ state }) => state === wanted);
  const byLevel = (figure: 'seconds' | 'solves') =>
    levels.map(({ level, [figure]: value }) => ({ labels: { level }, value: Number(value) }));
  return [
    {
      name: 'runs',
      help: 'Runs by state; those QUEUED are the depth of the queue.',
      values: runStates.codes.map((state) => ({
        labels: { state },
        value: Number(ofState(state)?.runs ?? 0),
      })),
    },
    {
      name: 'queue_oldest_seconds',
      help: 'How long the oldest run that waits has waited.',
      values: [{ labels: {}, value: Number(ofState('QUEUED')?.oldest ?? 0) }],
    },
    {
      name: 'solver_level_seconds',
      help: 'Time of the solver by level, runs finished in the last hour.',
      values: byLevel('seconds'),
    },
    {
      name: 'solver_level_solves',
      help: 'Levels solved, runs finished in the last hour.',
      values: byLevel('solves'),
    },
  ];
}
