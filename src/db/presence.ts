/** Tells whether this process is alone on a database, and lets the next ones know that it is there. */

import pg from 'pg';

/** A sign that this process is alive; it vanishes with its connection, kill -9 included. */
export interface Presence {
  /** True when no other process held the sign as this one arrived. */
  wasAlone: boolean;
  release(): Promise<void>;
}

/**
 * Holds a sign of presence. When nobody else holds it, `ifAlone` runs first, and whoever arrives meanwhile
 * waits for it.
 */
export async function holdPresence(
  url: string,
  name: string,
  ifAlone: () => Promise<void>,
): Promise<Presence> {
  const client = new pg.Client({ connectionString: url });
  // A connection that breaks loses the sign, which a later start reads as our absence; writes are fenced for that.
  client.on('error', () => {});
  await client.connect();
  try {
    const { rows } = await client.query<{ alone: boolean }>(
      'SELECT pg_try_advisory_lock(hashtext($1)) AS alone',
      [name],
    );
    const wasAlone = rows[0]?.alone === true;
    if (wasAlone) await ifAlone();
    // Shared between the living; whoever wants it alone, to clear up, has to find nobody.
    await client.query('SELECT pg_advisory_lock_shared(hashtext($1))', [name]);
    if (wasAlone) await client.query('SELECT pg_advisory_unlock(hashtext($1))', [name]);
    return { wasAlone, release: () => client.end() };
  } catch (error) {
    await client.end();
    throw error;
  }
}
