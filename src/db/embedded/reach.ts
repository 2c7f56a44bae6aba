import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Account, canEnter, identityOf } from './account.ts';
import { EmbeddedPostgresError, reasonOf, useYourOwnServer } from './errors.ts';
import { type Installation, programOf } from './platform.ts';

/**
 * Where root keeps what its unprivileged account must reach, when the project lies below a folder
 * closed to others (/root is 0700). Kept between restarts, which neither /tmp nor /var/tmp promises.
 */
export const systemFolder = '/var/lib/metronome';

/**
 * The same binaries, where the account that runs the server can read them: where they are when they
 * run there, else a copy, made once per version.
 * @throws EmbeddedPostgresError when they run nowhere.
 */
export function reachableInstallation(
  installation: Installation,
  account: Account | undefined,
): Installation {
  const failure = whyItDoesNotRun(installation, account);
  if (failure === undefined) return installation;
  if (account === undefined || canEnter(join(installation.native, 'bin'), account)) {
    throw new EmbeddedPostgresError(
      `Le PostgreSQL embarqué (${programOf(installation, 'initdb')}) ne s'exécute pas` +
        `${account === undefined ? '' : ` avec le compte « ${account.name} »`} : ${failure}. ` +
        `Vérifiez que le dossier est lisible et que son disque n'est pas monté « noexec », puis relancez « npm ci ». ${useYourOwnServer}`,
    );
  }
  const copy = { ...installation, native: copyBinaries(installation, account) };
  const stillFailing = whyItDoesNotRun(copy, account);
  if (stillFailing === undefined) return copy;
  throw new EmbeddedPostgresError(
    `Le PostgreSQL embarqué, copié dans ${copy.native}, ne s'exécute pas avec le compte « ${account.name} » : ${stillFailing}. ` +
      `Supprimez ce dossier puis relancez Métronome. ${useYourOwnServer}`,
  );
}

/** The reason, or undefined when it runs. `initdb --version` loads the same libraries as the server. */
function whyItDoesNotRun(installation: Installation, account: Account | undefined): string | undefined {
  const tried = spawnSync(programOf(installation, 'initdb'), ['--version'], {
    ...identityOf(account),
    encoding: 'utf8',
  });
  if (tried.status === 0) return undefined;
  return tried.error === undefined ? tried.stderr.trim() : reasonOf(tried.error);
}

function copyBinaries(installation: Installation, account: Account): string {
  const kept = join(systemFolder, `postgresql-${installation.version}-${installation.platform}`);
  if (existsSync(kept)) return kept;
  const building = `${kept}.${process.pid}-${randomBytes(4).toString('hex')}`;
  try {
    openFolder(systemFolder);
    cpSync(installation.native, building, { recursive: true, verbatimSymlinks: true, filter: isNeeded });
    chmodSync(building, 0o755);
    renameSync(building, kept);
  } catch (error) {
    rmSync(building, { recursive: true, force: true });
    // Another start finished the same copy first: it is the same version, hence the same files.
    if (existsSync(kept)) return kept;
    throw closedFolder(installation.native, account, error);
  }
  return kept;
}

/** Static libraries and build descriptions are a fifth of the package and no server reads them. */
function isNeeded(path: string): boolean {
  return !path.endsWith('.a') && !path.endsWith('pkgconfig');
}

/**
 * Folder in which to create the cluster: the home itself when the account can go there, else the
 * system folder (the home then holds a link to it, so that it is found from the project).
 */
export function clusterParent(home: string, account: Account | undefined): string {
  if (canEnter(home, account)) return home;
  try {
    openFolder(systemFolder);
  } catch (error) {
    throw closedFolder(home, account, error);
  }
  return systemFolder;
}

/** Created for everybody to go through, whatever the umask. */
function openFolder(folder: string): void {
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o755);
}

/** The error for a folder that the account cannot reach, where the system folder does not help. */
export function closedFolder(
  folder: string,
  account: Account | undefined,
  error: unknown,
): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    `${folder} est sous un dossier fermé au compte « ${account?.name ?? '?'} », qui fait tourner PostgreSQL à la place de root, ` +
      `et ${systemFolder} ne l'héberge pas (${reasonOf(error)}). Placez le projet sous un dossier ouvert ` +
      `(par exemple /opt/metronome ou /srv/metronome), ou lancez Métronome avec un compte ordinaire. ${useYourOwnServer}`,
  );
}
