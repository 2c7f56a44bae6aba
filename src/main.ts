#!/usr/bin/env node
/** The server's composition root: with the CLI, the only file that sees everything. */

import './require-node.ts';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { MikroORM } from '@mikro-orm/postgresql';
import { buildContract } from '../schema/build.ts';
import { createContext } from '../schema/context.ts';
import { serverOptions } from '../schema/server-options.ts';
import { ManifestError, readManifests } from '../schema/trusted/manifest.ts';
import { recognise } from './access/recognise.ts';
import { SigningIn } from './access/sign-in/index.ts';
import { Closing, closeOnSignal } from './closing.ts';
import { type Config, ConfigError, projectRoot, readConfig } from './config.ts';
import { connect, DatabaseError, migrate, withoutPassword } from './db/connect.ts';
import { openDataVersions } from './db/data-version.ts';
import { EmbeddedPostgresError, startEmbeddedPostgres } from './db/embedded/index.ts';
import { JobQueue } from './db/job-queue.ts';
import { openNotifications } from './db/notify.ts';
import { databaseReadiness, poolFigure } from './db/state.ts';
import { workFigures } from './durable/index.ts';
import { type RunningServer, startServer } from './http/server.ts';
import { callbackPath, type SignInService } from './http/sign-in.ts';
import type { IdentityConfig } from './identity-config.ts';
import { seedIfEmpty } from './imports/seed-if-empty.ts';
import { CampaignFeed, RunFeed, SimulationFeed } from './live/index.ts';
import { checkLocalMode, localModeNotice } from './local-mode.ts';
import { identityOf, neighbourAt, portTaken } from './neighbour.ts';
import { ensureFirstPlan, solverFigures } from './runs/index.ts';
import { RunDocuments } from './scenarios/index.ts';
import { applicationVersion } from './version.ts';
import { type DataPlace, exampleCampaign, exampleQuery, welcome } from './welcome.ts';
import { startWorkers } from './worker-processes.ts';

/** The command line, beside this file, whose command `worker` is a worker. */
const workerEntry = fileURLToPath(
  new URL(`./cli/main.${import.meta.url.endsWith('.ts') ? 'ts' : 'js'}`, import.meta.url),
);

const say = (text: string): void => console.log(text);

/** Builds everything in order, each part registered for the stop as soon as it is open. */
async function start(config: Config, closing: Closing): Promise<RunningServer> {
  const databaseUrl = await openDatabase(config, closing);
  const applied = await migrate(databaseUrl);
  if (applied.length > 0) say(`Base mise à jour : ${applied.length} migration(s).`);

  const orm = await connect(databaseUrl);
  await closing.add(() => orm.close());

  await seed(orm);

  const jobs = await JobQueue.open(databaseUrl);
  await closing.add(() => jobs.close());
  await planFirst(orm, jobs);

  const notifications = await openNotifications(databaseUrl);
  await closing.add(() => notifications.close());
  const live = {
    runs: new RunFeed(orm, notifications),
    simulations: new SimulationFeed(orm, notifications),
    campaigns: new CampaignFeed(notifications),
  };

  const versions = openDataVersions(databaseUrl);
  await closing.add(() => versions.close());

  const trust = { documents: readManifests(manifestsOf(config)), only: config.onlyTrusted };
  const { provider } = config;
  const signIn = provider === undefined ? undefined : signInAt(orm, provider);
  const schema = await buildContract();
  const dependencies = {
    em: orm.em,
    jobs,
    live,
    runDocuments: new RunDocuments(),
    dataFolder: join(projectRoot(), 'data'),
  };
  const server = await startServer(
    {
      apolloOptions: (report) => serverOptions(schema, report, { versions, trust }),
      recognise: (shown) => recognise(orm.em, shown, { local: provider === undefined }),
      signIn,
      createContext: (request) => createContext(dependencies, request),
      exampleQuery,
      readiness: () => databaseReadiness(orm),
      figures: async () => [
        await poolFigure(orm),
        ...(await workFigures(orm.em)),
        ...(await solverFigures(orm.em)),
      ],
    },
    {
      host: config.host,
      port: config.port,
      local: provider === undefined,
      trustedProxies: config.trustedProxies,
      logLevel: config.logLevel,
      metricsToken: config.metricsToken,
      version: applicationVersion(),
      identity: identityOf(config),
    },
  );
  await closing.add(() => server.close());

  const workers = startWorkers(
    config.workers,
    workerEntry,
    { DATABASE_URL: databaseUrl, LOG_LEVEL: config.logLevel },
    say,
  );
  await closing.add(() => workers.close());
  return server;
}

/** The manifest of the project, then those of other frontends. */
function manifestsOf({ trustedDocuments }: Config): string[] {
  return [join(projectRoot(), 'documents', 'manifest.json'), ...trustedDocuments];
}

/** Signing in at the provider that the environment names. */
function signInAt({ em }: MikroORM, provider: IdentityConfig): SignInService {
  const { publicUrl } = provider;
  const service = new SigningIn(em, { ...provider, redirectUri: new URL(callbackPath, publicUrl).href });
  return {
    publicUrl,
    begin: () => service.begin(),
    complete: (...returned) => service.complete(...returned),
    end: (...session) => service.end(...session),
  };
}

async function openDatabase(config: Config, closing: Closing): Promise<string> {
  if (config.databaseUrl !== undefined) return config.databaseUrl;
  say('Ouverture de la base (la première fois, quelques secondes)…');
  const embedded = await startEmbeddedPostgres({ folder: config.dataFolder });
  await closing.add(() => embedded.stop());
  return embedded.url;
}

/** Fills an empty database with the data sets of the project. One that is refused is told, and keeps no other out. */
async function seed(orm: MikroORM): Promise<void> {
  const { dataSets } = await seedIfEmpty(orm, join(projectRoot(), 'data'));
  for (const { slug, applied, problems } of dataSets) {
    if (applied) say(`Jeu de données ${slug} chargé.`);
    else say(`Un jeu de données a été refusé :${problems.map(({ message }) => `\n  - ${message}`).join('')}`);
  }
}

/** Computes a first plan of the campaign that the first query asks about, unless somebody is at work on it. */
async function planFirst(orm: MikroORM, jobs: JobQueue): Promise<void> {
  const answer = await ensureFirstPlan(orm.em, jobs, exampleCampaign);
  if ('problems' in answer) {
    // A database of somebody's own need not have this campaign.
    const told = answer.problems.filter(({ code }) => code !== 'CAMPAIGN_UNKNOWN');
    for (const { message } of told) say(`Pas de premier plan : ${message}`);
    return;
  }
  if (answer.run !== null)
    say(`Premier plan de ${exampleCampaign} : calcul lancé, prêt dans quelques secondes.`);
}

function dataPlace({ databaseUrl, dataFolder }: Config): DataPlace {
  if (databaseUrl === undefined) return { place: dataFolder, embedded: true };
  return { place: withoutPassword(databaseUrl), embedded: false };
}

/**
 * Whether this very Métronome answers already, in which case there is nothing to do.
 * @throws ConfigError when somebody else does.
 */
async function alreadyAnswers(config: Config, taken: boolean): Promise<boolean> {
  const neighbour = await neighbourAt(config);
  if (neighbour === 'OURSELVES') {
    say(`Métronome répond déjà sur http://${config.host}:${config.port}/ : il n'y a rien à démarrer.`);
    return true;
  }
  if (taken || neighbour !== 'NOBODY') throw new ConfigError(portTaken(neighbour, config));
  return false;
}

async function main(): Promise<void> {
  const config = readConfig(process.env);
  checkLocalMode(config);
  // Port 0 is any free port: there is nobody to meet.
  if (config.port !== 0 && (await alreadyAnswers(config, false))) return;
  const closing = new Closing();
  closeOnSignal(closing, say);
  try {
    const server = await start(config, closing);
    say(welcome(server.url, dataPlace(config)));
    if (config.provider === undefined) say(localModeNotice);
  } catch (error) {
    // What failed to start is the news; what then fails to close is not.
    await closing.run().catch(() => {});
    // Taken between the question and the start: most often two starts at the same time.
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    await alreadyAnswers(config, true);
    process.exit(0);
  }
}

/** Failures that say what to do; of any other, the whole trace helps whoever mends it. */
function messageOf(error: unknown, config: { host?: string; port?: string }): string {
  const explained = [ConfigError, ManifestError, EmbeddedPostgresError, DatabaseError].some(
    (kind) => error instanceof kind,
  );
  if (explained) return (error as Error).message;
  const { code, syscall, stack } = error as NodeJS.ErrnoException;
  if (syscall !== 'listen') return `Erreur inattendue :\n${stack ?? String(error)}`;
  return (
    `Impossible d'écouter sur ${config.host ?? '127.0.0.1'}:${config.port ?? 4000} (${code}). ` +
    'Donnez dans HOST une adresse de cette machine, et dans PORT un port libre à partir de 1024.'
  );
}

main().catch((error: unknown) => {
  console.error(messageOf(error, { ...process.env }));
  process.exit(1);
});
