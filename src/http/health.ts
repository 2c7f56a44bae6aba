/** What the server says of itself to whoever starts, stops or balances it: alive, ready, and who it is. */

import type { FastifyInstance } from 'fastify';

/** What calls this application by its name: how a second start recognises the first. */
export const applicationName = 'metronome';

/** Each thing the server needs to be useful, and whether it is there. */
export type Readiness = Readonly<Record<string, boolean>>;

/** Who answers, and how to know whether it can. */
export interface Health {
  version: string;
  /** Tells this server from another one of the same application. */
  identity: string;
  /** What it needs, looked at now: may reject or take its time. */
  readiness(): Promise<Readiness>;
}

/** Longest look at what the server needs, milliseconds: a probe that waits is a probe that fails. */
const patienceMs = 3_000;

/** How long one look serves other probes, milliseconds: asking often must not weigh on the database. */
const freshMs = 500;

/**
 * Routes: `/health/live` is the process and asks nobody, so that a database away does not have it killed;
 * `/health/ready` is 503 while something it needs is missing; `/health` says both and who answers.
 */
export function routeHealth(app: FastifyInstance, health: Health): void {
  const look = readinessReader(app, health);
  app.get('/health/live', () => ({ status: 'ok' }));
  app.get('/health/ready', async (_request, reply) => {
    const checks = await look();
    const isReady = Object.values(checks).every(Boolean);
    if (!isReady) reply.code(503).header('retry-after', 5);
    return { status: isReady ? 'ok' : 'unavailable', checks };
  });
  app.get('/health', async (_request, reply) => {
    const checks = await look();
    if (checks.database !== true) reply.code(503);
    return {
      application: applicationName,
      version: health.version,
      identity: health.identity,
      status: checks.database === true ? 'ok' : 'database unavailable',
    };
  });
}

function readinessReader(app: FastifyInstance, { readiness }: Health): () => Promise<Readiness> {
  let last: { at: number; checks: Promise<Readiness> } | undefined;
  const read = async (): Promise<Readiness> => {
    try {
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<Readiness>((_, reject) => {
        timer = setTimeout(() => reject(new Error(`Readiness unknown after ${patienceMs} ms`)), patienceMs);
      });
      return await Promise.race([readiness(), late]).finally(() => clearTimeout(timer));
    } catch (error) {
      app.log.error({ err: error }, 'failure');
      return { database: false };
    }
  };
  return () => {
    const now = performance.now();
    if (last === undefined || now - last.at > freshMs) last = { at: now, checks: read() };
    return last.checks;
  };
}
