import { asAdmin } from './admin.ts';
import { endRun } from './run-end.ts';
import { databasePrefix } from './test-server.ts';

/** Stops the embedded server with its data; on somebody else's server, drops what the run left. */
export default async function tearDown(): Promise<void> {
  await endRun();
  const external = process.env.DATABASE_URL;
  if (external === undefined) return;
  await asAdmin(external, async (client) => {
    const left = await client.query<{ datname: string }>(
      'SELECT datname FROM pg_database WHERE starts_with(datname, $1)',
      [databasePrefix()],
    );
    for (const { datname } of left.rows)
      await client.query(`DROP DATABASE IF EXISTS ${datname} WITH (FORCE)`);
  });
}
