/** What the database itself saw, and what must hold whatever happened. */

import type pg from 'pg';
import { importViolations } from './imports.ts';
import { simulationViolations } from './simulations.ts';
import type { Work } from './work.ts';

/** Keeps every change of state of a run, a simulation or an import, by a trigger that no process of the application knows of. */
export async function watch(client: pg.Client): Promise<void> {
  await client.query(`
    CREATE SCHEMA faults;
    CREATE TABLE faults.seen (
      n bigint GENERATED ALWAYS AS IDENTITY, at timestamptz NOT NULL DEFAULT clock_timestamp(),
      run uuid NOT NULL, state text NOT NULL, attempt int NOT NULL, worker text
    );
    CREATE FUNCTION faults.see() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF tg_op = 'INSERT' OR old.state <> new.state OR old.attempt <> new.attempt OR old.finished_at IS NOT NULL THEN
        INSERT INTO faults.seen (run, state, attempt, worker) VALUES (new.id, new.state, new.attempt, new.worker);
      END IF;
      RETURN NULL;
    END $$;
    CREATE TRIGGER faults_see AFTER INSERT OR UPDATE ON optimization_run
      FOR EACH ROW EXECUTE FUNCTION faults.see();
    CREATE TRIGGER faults_see AFTER INSERT OR UPDATE ON simulation_run
      FOR EACH ROW EXECUTE FUNCTION faults.see();
    CREATE TRIGGER faults_see AFTER INSERT OR UPDATE ON import_job
      FOR EACH ROW EXECUTE FUNCTION faults.see();
    CREATE VIEW faults.work AS
      SELECT id, state, attempt FROM optimization_run UNION ALL SELECT id, state, attempt FROM simulation_run
      UNION ALL SELECT id, state, attempt FROM import_job`);
}

/** States and attempts that a piece of work went through, in order. */
export async function statesSeen(client: pg.Client, run: string): Promise<string[]> {
  const { rows } = await client.query<{ seen: string }>(
    `SELECT state || ' ' || attempt AS seen FROM faults.seen WHERE run = $1 ORDER BY n`,
    [run],
  );
  return rows.map(({ seen }) => seen);
}

const OVER = `('SUCCEEDED', 'INFEASIBLE', 'INVALID', 'CANCELLED', 'FAILED', 'APPLIED', 'CHECKED', 'REFUSED')`;

/** One line for each thing that does not hold; none when all is well. */
export async function violations(client: pg.Client, work: Work): Promise<string[]> {
  const found: string[] = [];
  const none = async (what: string, sql: string, values: unknown[] = []): Promise<void> => {
    const { rows } = await client.query(sql, values);
    if (rows.length > 0) found.push(`${what}: ${JSON.stringify(rows.slice(0, 3))} (${rows.length})`);
  };
  await none(
    'a run that was acknowledged is lost',
    'SELECT id FROM unnest($1::uuid[]) AS id WHERE NOT EXISTS (SELECT 1 FROM optimization_run r WHERE r.id = id.id)',
    [work.runs],
  );
  await none(
    'a run, a simulation or an import was written after its end',
    `SELECT a.run, a.state, b.state AS after FROM faults.seen a JOIN faults.seen b ON b.run = a.run AND b.n > a.n
      WHERE a.state IN ${OVER}`,
  );
  await none(
    'an attempt was taken twice, or went backwards',
    `SELECT run, attempt, before FROM (
       SELECT run, state, attempt, lag(attempt, 1, 0) OVER (PARTITION BY run ORDER BY n) AS before FROM faults.seen) s
      WHERE attempt < before OR (state = 'RUNNING' AND attempt <> before + 1)`,
  );
  await none(
    'a run that succeeded has not exactly its plan',
    `SELECT r.id, count(a.id) AS rows FROM optimization_run r LEFT JOIN plan_assignment a ON a.run_id = r.id
      WHERE r.state = 'SUCCEEDED' GROUP BY r.id HAVING count(a.id) <> 4 OR count(DISTINCT a.session_id) <> 4`,
  );
  await none(
    'the same data gave two plans',
    `SELECT scenario_id, instance_hash FROM optimization_run WHERE state = 'SUCCEEDED' AND reason IS NULL
      GROUP BY scenario_id, instance_hash HAVING count(DISTINCT plan_hash) > 1`,
  );
  await none(
    'a run ended in a state that nothing explains',
    `SELECT id, state, reason FROM optimization_run
      WHERE state IN ('INFEASIBLE', 'INVALID', 'CANCELLED')
         OR (state = 'FAILED' AND crashes < 3 AND reason NOT LIKE 'Les % s données au calcul sont écoulées.%')`,
  );
  await none(
    'a file was imported twice',
    'SELECT sha256, kind FROM import_batch GROUP BY sha256, kind HAVING count(*) > 1',
  );
  found.push(...(await simulationViolations(client, work.simulations, work.simulatedHash)));
  found.push(...(await importViolations(client, work.imports)));
  return found;
}

/** How work stands. */
export interface Standing {
  /** Work of any kind that waits, and that is under way. */
  waiting: number;
  running: number;
  /** Runs that are over. */
  over: number;
  /** Runs that failed: crashed three times, or out of time. */
  givenUp: number;
  /** Their attempts in all. */
  attempts: number;
}

/** Counts the runs. */
export async function standing(client: pg.Client): Promise<Standing> {
  const { rows } = await client.query<Standing>(
    `SELECT (SELECT count(*)::int FROM faults.work WHERE state = 'QUEUED') AS waiting,
            (SELECT count(*)::int FROM faults.work WHERE state = 'RUNNING') AS running,
            count(*) FILTER (WHERE state IN ${OVER})::int AS over, count(*) FILTER (WHERE state = 'FAILED')::int AS "givenUp",
            coalesce(sum(attempt), 0)::int AS attempts
       FROM optimization_run`,
  );
  return rows[0]!;
}
