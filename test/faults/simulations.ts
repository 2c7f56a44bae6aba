/** What must hold of the simulations that faults interrupt, whatever happened. */

import type pg from 'pg';

/** How they are drawn: long enough to be struck, and all alike, so that all must find the same. */
export const DRAWN = { draws: 4_000, seed: 7 };

/** One line for each thing that does not hold; `expected` is the hash of what one that nothing disturbs finds. */
export async function simulationViolations(
  client: pg.Client,
  acknowledged: readonly string[],
  expected: string,
): Promise<string[]> {
  const found: string[] = [];
  const lost = await client.query(
    'SELECT id FROM unnest($1::uuid[]) AS id WHERE NOT EXISTS (SELECT 1 FROM simulation_run s WHERE s.id = id.id)',
    [acknowledged],
  );
  if (lost.rows.length > 0)
    found.push(`a simulation that was acknowledged is lost: ${JSON.stringify(lost.rows)}`);
  const other = await client.query(
    `SELECT id, result_hash FROM simulation_run WHERE state = 'SUCCEEDED' AND (result_hash <> $1 OR draws_done <> $2)`,
    [expected, DRAWN.draws],
  );
  if (other.rows.length > 0)
    found.push(`a simulation found something else than one undisturbed: ${JSON.stringify(other.rows)}`);
  const odd = await client.query(
    `SELECT id, state, reason FROM simulation_run WHERE state = 'CANCELLED'
        OR (state = 'FAILED' AND crashes < 3 AND reason NOT LIKE 'Les % s données à la simulation sont écoulées.%')`,
  );
  if (odd.rows.length > 0)
    found.push(`a simulation ended in a state that nothing explains: ${JSON.stringify(odd.rows)}`);
  return found;
}
