import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Account, canEnter, identityOf } from './account.ts';
import { EmbeddedPostgresError, reasonOf, useYourOwnServer } from './errors.ts';
import { embeddedMajor, type Installation, programOf } from './platform.ts';
import { isAlive, serverEnvironment } from './process.ts';
import { closedFolder, clusterParent } from './reach.ts';

/** Superuser of the cluster. */
export const databaseUser = 'metronome';

/** Where the parts of a cluster are. */
export interface Cluster {
  /** PostgreSQL's own data folder. */
  data: string;
  /** File that holds the password of `databaseUser`, beside the data it opens. */
  passwordFile: string;
}

/** The cluster of a home as it is named from the home, whether it exists yet or not. */
export function clusterOf(home: string): Cluster {
  return clusterAt(join(home, 'cluster'));
}

function clusterAt(folder: string): Cluster {
  return { data: join(folder, 'data'), passwordFile: join(folder, 'password') };
}

/** Password of the cluster's superuser. */
export function passwordOf(cluster: Cluster): string {
  return readFileSync(cluster.passwordFile, 'utf8').trim();
}

/**
 * Makes sure that the home has a complete cluster of our major version.
 *
 * A new one is made under a temporary name, then renamed: a start killed half-way leaves no half cluster.
 * @param throwaway true where losing the data in a power cut is fine (tests): nothing is flushed to disk.
 */
export async function ensureCluster(
  home: string,
  account: Account | undefined,
  installation: Installation,
  throwaway: boolean,
): Promise<Cluster> {
  const name = join(home, 'cluster');
  if (!existsSync(name)) {
    if (lstatSync(name, { throwIfNoEntry: false }) !== undefined) {
      throw new EmbeddedPostgresError(
        `Les données vers lesquelles pointe ${name} (${readlinkSync(name)}) ont disparu. Remettez-les à cette place, ` +
          "ou supprimez ce lien pour repartir d'une base neuve.",
      );
    }
    removeAbandoned(home);
    await createCluster(home, account, installation, throwaway);
  }
  // The real path: the account may be unable to go through the folder that holds the link.
  const cluster = clusterAt(realpathSync(name));
  const versionFile = join(cluster.data, 'PG_VERSION');
  if (!existsSync(versionFile)) {
    throw new EmbeddedPostgresError(
      `${name} existe mais ne contient pas de base PostgreSQL (pas de ${versionFile}, ou dossier illisible avec ce compte). ` +
        "Déplacez-le, ou donnez un autre dossier dans METRONOME_DATA. Rien n'a été modifié.",
    );
  }
  const version = readFileSync(versionFile, 'utf8').trim();
  if (version !== String(embeddedMajor)) {
    throw new EmbeddedPostgresError(
      `La base de ${home} a été créée par PostgreSQL ${version} ; cette version de Métronome embarque PostgreSQL ${embeddedMajor}, qui ne la lit pas. ` +
        `Exportez-la avec la version de Métronome qui l'a créée (pg_dump), ou donnez un autre dossier dans METRONOME_DATA. Rien n'a été modifié.`,
    );
  }
  if (!canEnter(cluster.data, account)) throw closedFolder(cluster.data, account, 'EACCES');
  return cluster;
}

async function createCluster(
  home: string,
  account: Account | undefined,
  installation: Installation,
  throwaway: boolean,
): Promise<void> {
  const parent = clusterParent(home, account);
  const building = join(parent, `cluster.init-${process.pid}-${randomBytes(4).toString('hex')}`);
  try {
    mkdirSync(building, { mode: 0o700 });
    const { data, passwordFile } = clusterAt(building);
    writeFileSync(passwordFile, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 });
    if (account !== undefined) {
      for (const path of [building, passwordFile]) chownSync(path, account.uid, account.gid);
    }
    await runInitdb(installation, account, [
      `--pgdata=${data}`,
      `--pwfile=${passwordFile}`,
      ...(throwaway ? ['--no-sync'] : []),
    ]);
    adoptName(building, home, parent);
  } catch (error) {
    rmSync(building, { recursive: true, force: true });
    if (error instanceof EmbeddedPostgresError) throw error;
    throw new EmbeddedPostgresError(
      `Impossible de créer la base dans ${parent} (${reasonOf(error)}). Vérifiez que le dossier est inscriptible et que le disque a de la place ` +
        `(80 Mo), ou donnez un autre dossier dans METRONOME_DATA. ${useYourOwnServer}`,
    );
  }
}

/** Gives the finished cluster its name. Where another start was faster, its cluster is kept and ours is dropped. */
function adoptName(building: string, home: string, parent: string): void {
  const name = join(home, 'cluster');
  try {
    if (parent === home) {
      renameSync(building, name);
      return;
    }
    const kept = building.replace('cluster.init-', 'cluster-');
    renameSync(building, kept);
    try {
      symlinkSync(kept, name);
    } catch (error) {
      rmSync(kept, { recursive: true, force: true });
      throw error;
    }
  } catch (error) {
    if (!existsSync(join(name, 'data'))) throw error;
    rmSync(building, { recursive: true, force: true });
  }
}

/**
 * UTF-8 and code point order from PostgreSQL itself: the same order on every machine, whatever
 * locales it has. Passwords by SCRAM, from the first connection.
 */
async function runInitdb(
  installation: Installation,
  account: Account | undefined,
  where: string[],
): Promise<void> {
  const options = [
    `--username=${databaseUser}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
  ];
  try {
    await promisify(execFile)(programOf(installation, 'initdb'), [...where, ...options], {
      ...identityOf(account),
      env: serverEnvironment(),
    });
  } catch (error) {
    const said = (error as { stderr?: string }).stderr?.trim();
    throw new EmbeddedPostgresError(
      `initdb n'a pas pu créer la base : ${said === undefined || said === '' ? reasonOf(error) : said}. ` +
        `Vérifiez la place libre et les droits, ou donnez un autre dossier dans METRONOME_DATA. ${useYourOwnServer}`,
    );
  }
}

/** Removes what starts that were killed during initdb left behind. */
function removeAbandoned(home: string): void {
  for (const name of readdirSync(home)) {
    const pid = /^cluster\.init-(\d+)-/.exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid)))
      rmSync(join(home, name), { recursive: true, force: true });
  }
}
