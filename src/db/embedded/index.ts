/**
 * A real PostgreSQL for those who have none: started from binaries that npm installs, on a folder of
 * the project, reachable from this machine only, and stopped when its last user leaves or dies.
 */
import { accessSync, chownSync, constants, lstatSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { chooseAccount } from './account.ts';
import { adoptable, ensureDatabase, urlOf } from './adopt.ts';
import { EmbeddedPostgresError, reasonOf } from './errors.ts';
import { type Hold, hold } from './hold.ts';
import { clusterOf, ensureCluster, passwordOf } from './initdb.ts';
import { keepServing } from './keep-serving.ts';
import { findInstallation } from './platform.ts';
import { runningPostmaster } from './process.ts';
import { reachableInstallation } from './reach.ts';
import { ensureServer } from './server.ts';
import { usersFolder } from './users.ts';

export { EmbeddedPostgresError } from './errors.ts';

/** Where and how to run the embedded PostgreSQL. */
export interface EmbeddedPostgresOptions {
  /** Absolute path of the folder that keeps the data; created if need be. */
  folder: string;
  /** Database to use, created if need be. `metronome` unless told. */
  database?: string;
  /**
   * True for tests: nothing is flushed to disk, and the folder is removed with its data when its last
   * user leaves. False unless told.
   */
  throwaway?: boolean;
}

/** A server that runs as long as somebody uses it. */
export interface EmbeddedPostgres {
  /** Address of the database, with its password. */
  url: string;
  /** Ends this use; resolves once the server has stopped, if nobody else uses it. May be called again. */
  stop(): Promise<void>;
}

/**
 * Starts the embedded PostgreSQL, or joins the one that already runs on that folder.
 * @throws EmbeddedPostgresError, in French, with what to do.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const held = await holdHome(options.folder, options.throwaway ?? false);
  const onSpawn = (pid: number): void => held.serverStarted(pid);
  try {
    const url = await serve(options, onSpawn);
    const port = Number(new URL(url).port);
    const stopLooking = keepServing(clusterOf(options.folder), async () => {
      await start(options.folder, options.throwaway ?? false, onSpawn, port);
    });
    return {
      url,
      async stop() {
        await stopLooking();
        await held.release();
      },
    };
  } catch (error) {
    await held.release();
    throw error;
  }
}

/**
 * Prepares the folder and keeps whatever server will run on it alive until released, without starting one.
 * @throws EmbeddedPostgresError when the folder cannot be written.
 */
export async function holdHome(folder: string, throwaway: boolean): Promise<Hold> {
  prepareHome(folder);
  return hold(folder, throwaway);
}

/** Address of the database on a folder that this process, or a parent of it, holds. Starts the server if need be. */
export async function serve(
  { folder, database = 'metronome', throwaway = false }: EmbeddedPostgresOptions,
  onSpawn: (pid: number) => void,
): Promise<string> {
  refuseForeignCluster(folder);
  const running = await runningPort(folder);
  const port = running ?? (await start(folder, throwaway, onSpawn));
  const password = passwordOf(clusterOf(folder));
  await ensureDatabase(port, password, database);
  return urlOf(port, password, database);
}

/** Port of the server that already serves the folder: most callers need nothing else. */
async function runningPort(folder: string): Promise<number | undefined> {
  const cluster = clusterOf(folder);
  const port = runningPostmaster(cluster.data)?.port;
  if (port === undefined || !(await adoptable(port, passwordOf(cluster), folder))) return undefined;
  return port;
}

async function start(
  folder: string,
  throwaway: boolean,
  onSpawn: (pid: number) => void,
  port?: number,
): Promise<number> {
  const account = chooseAccount([join(folder, 'cluster'), folder]);
  const installation = reachableInstallation(findInstallation(), account);
  const cluster = await ensureCluster(folder, account, installation, throwaway);
  return ensureServer({ home: folder, cluster, account, installation, throwaway, onSpawn, port });
}

/** Creates the folder and the registrations below it, both the owner's even when root comes by. */
function prepareHome(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    const owner = statSync(folder);
    mkdirSync(usersFolder(folder), { recursive: true, mode: 0o755 });
    if (process.getuid?.() === 0) chownSync(usersFolder(folder), owner.uid, owner.gid);
    accessSync(usersFolder(folder), constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new EmbeddedPostgresError(
      `Le dossier ${folder}, où PostgreSQL garde ses données, n'est pas inscriptible avec ce compte (${reasonOf(error)}). ` +
        "Relancez avec le compte qui l'a créé, donnez-vous les droits (chown -R), ou choisissez un autre dossier avec METRONOME_DATA.",
    );
  }
}

/** A cluster made by another account is closed to ours, by PostgreSQL's own rule: said before anything is tried. */
function refuseForeignCluster(folder: string): void {
  const { passwordFile } = clusterOf(folder);
  try {
    accessSync(passwordFile, constants.R_OK);
  } catch (error) {
    if (reasonOf(error) !== 'EACCES') return;
    const uid = lstatSync(join(folder, 'cluster')).uid;
    throw new EmbeddedPostgresError(
      `La base de ${folder} appartient à un autre compte (identifiant ${uid}) : Métronome y a été lancé par ce compte, ou par root. ` +
        'Relancez avec le même compte, ou choisissez un autre dossier avec METRONOME_DATA.',
    );
  }
}
