/** The durable work of a database in a few figures, for whoever watches the server. */

import type { EntityManager } from '@mikro-orm/postgresql';
import { type JobName, jobNames } from '../db/job-queue.ts';
import { importStates } from '../domain/import-state.ts';
import { runStates } from '../domain/run-state.ts';
import { simulationStates } from '../domain/simulation-state.ts';
import { TABLES } from './claim.ts';

/** A figure, each value with its labels. */
export interface WorkFigure {
  name: string;
  help: string;
  values: { labels: Record<string, string>; value: number }[];
}

/** What each kind of work is called, and the states that its figure tells whether it has any or not. */
const KINDS: Readonly<Record<JobName, { name: string; states: readonly string[] }>> = {
  optimization: { name: 'runs', states: runStates.codes },
  simulation: { name: 'simulations', states: simulationStates.codes },
  import: { name: 'imports', states: importStates.codes },
};

/** The work of each kind by state (what waits is the depth of its queue), and the longest wait. */
export async function workFigures(em: EntityManager): Promise<WorkFigure[]> {
  const rows: { kind: JobName; state: string; rows: string; oldest: string }[] = await em
    .getConnection()
    .execute(
      jobNames
        .map(
          (kind) =>
            `select '${kind}' as kind, state, count(*) as rows, extract(epoch from now() - min(created_at)) as oldest
             from ${TABLES[kind]} group by state`,
        )
        .join(' union all '),
    );
  const ofState = (kind: JobName, wanted: string) =>
    rows.find((row) => row.kind === kind && row.state === wanted);
  return [
    ...jobNames.map((kind) => ({
      name: KINDS[kind].name,
      help: `${KINDS[kind].name} by state; those QUEUED are the depth of their queue.`,
      values: KINDS[kind].states.map((state) => ({
        labels: { state },
        value: Number(ofState(kind, state)?.rows ?? 0),
      })),
    })),
    {
      name: 'queue_oldest_seconds',
      help: 'How long the oldest work that waits has waited, by kind.',
      values: jobNames.map((kind) => ({
        labels: { kind: KINDS[kind].name },
        value: Number(ofState(kind, 'QUEUED')?.oldest ?? 0),
      })),
    },
  ];
}
