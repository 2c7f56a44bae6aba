import pg from 'pg';
import { EmbeddedPostgresError } from './errors.ts';
import { databaseUser } from './initdb.ts';

/** SQLSTATEs of a refused password. */
const refused = new Set(['28P01', '28000']);

/** Address of one database of an embedded server. */
export function urlOf(port: number, password: string, database: string): string {
  return `postgresql://${databaseUser}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
}

/**
 * Whether the server on that port lets us in now; false while it starts, recovers or stops.
 * @throws EmbeddedPostgresError when it refuses our password: waiting would not help.
 */
export async function adoptable(port: number, password: string, home: string): Promise<boolean> {
  try {
    await withClient(urlOf(port, password, 'postgres'), () => Promise.resolve());
    return true;
  } catch (error) {
    if (!refused.has(codeOf(error))) return false;
    throw new EmbeddedPostgresError(
      `Le PostgreSQL de ${home} (port ${port}) refuse le mot de passe gardé avec la base : il a été changé hors de Métronome. ` +
        `Remettez celui de ${home}/cluster/password (ALTER ROLE ${databaseUser} PASSWORD '…'), ou donnez cette base dans DATABASE_URL.`,
    );
  }
}

/** Creates the database unless it is there. */
export async function ensureDatabase(port: number, password: string, database: string): Promise<void> {
  await withClient(urlOf(port, password, 'postgres'), async (client) => {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [database]);
    if (found.rowCount !== 0) return;
    try {
      await client.query(`CREATE DATABASE ${client.escapeIdentifier(database)}`);
    } catch (error) {
      // Another start created it between the two statements.
      if (!['42P04', '23505'].includes(codeOf(error))) throw error;
    }
  });
}

async function withClient(url: string, use: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  // Without a listener, a server that dies under an idle client would end the process.
  client.on('error', () => {});
  try {
    await client.connect();
    await use(client);
  } finally {
    await client.end().catch(() => {});
  }
}

function codeOf(error: unknown): string {
  return (error as { code?: string }).code ?? '';
}
