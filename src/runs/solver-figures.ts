/** Where the time of the solver goes, for whoever watches the server. */

import type { EntityManager } from '@mikro-orm/postgresql';
import type { WorkFigure } from '../durable/index.ts';

/** How far back the times of the solver are read: results are large. */
const RECENT = '1 hour';

/** Seconds and solves by level, of the runs that ended lately. */
export async function solverFigures(em: EntityManager): Promise<WorkFigure[]> {
  const levels: { level: string; seconds: string; solves: string }[] = await em.getConnection().execute(
    `select level ->> 'name' as level, sum((level ->> 'elapsedMs')::float8) / 1000 as seconds, count(*) as solves
     from optimization_run, json_array_elements(result -> 'statistics' -> 'levels') as level
     where finished_at > now() - interval '${RECENT}' and json_typeof(result -> 'statistics' -> 'levels') = 'array'
     group by 1 order by 1`,
  );
  const byLevel = (figure: 'seconds' | 'solves') =>
    levels.map(({ level, [figure]: value }) => ({ labels: { level }, value: Number(value) }));
  return [
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
