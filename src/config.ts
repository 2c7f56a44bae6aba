/** The environment, parsed once. */

import { existsSync, readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import { type IdentityConfig, readIdentity, secretVariables } from './identity-config.ts';

/** How much the server writes to its log, from almost nothing to everything. */
export const logLevels = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;

/** One of `logLevels`. */
export type LogLevel = (typeof logLevels)[number];

/** What the environment decides. */
export interface Config {
  /** DATABASE_URL: a PostgreSQL of your own; undefined to use the embedded one. */
  databaseUrl: string | undefined;
  /** METRONOME_DATA: folder of the embedded PostgreSQL, absolute. `.metronome/postgres` in the project unless told. */
  dataFolder: string;
  /** The identity provider; undefined in local mode. */
  provider: IdentityConfig | undefined;
  /** TRUSTED_PROXY: addresses of the proxies in front, separated by commas; undefined without. */
  trustedProxies: string[] | undefined;
  /** METRONOME_LOCAL: what surrounds the server in local mode, MACHINE unless told. */
  local: 'MACHINE' | 'CONTAINER';
  /** HOST: address the server listens on. 127.0.0.1 unless told: this machine alone. */
  host: string;
  /** PORT: TCP port the server listens on; 0 for any free one. 4000 unless told. */
  port: number;
  /** TRUSTED_DOCUMENTS: manifests of other frontends, separated by commas, absolute; none unless told. */
  trustedDocuments: string[];
  /** ONLY_TRUSTED: who is answered for trusted documents only. NOBODY unless told. */
  onlyTrusted: 'NOBODY' | 'SESSIONS' | 'EVERYBODY';
  /** METRICS_TOKEN: opens `/metrics` to who is not on this machine; undefined for nobody. */
  metricsToken: string | undefined;
  /**
   * LOG_LEVEL. Unless told `info` with an identity provider, where somebody answers for the server and reads its
   * log, and `warn` in local mode, where it shares a terminal with whoever tries it.
   */
  logLevel: LogLevel;
  /** WORKERS: processes that the server starts to execute runs, 0 where others do. 1 unless told. */
  workers: number;
}

/** Variables that cannot be understood, all of them at once, in French. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/**
 * Reads the configuration. An empty variable counts as absent, as docker compose leaves those that are not set.
 * @throws ConfigError naming each faulty variable, its value and what was expected.
 */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const faults: string[] = [];
  const read = <T>(
    name: string,
    fallback: T,
    parse: (text: string) => T | undefined,
    expected: string,
  ): T => {
    const text = env[name]?.trim();
    if (text === undefined || text === '') return fallback;
    const value = parse(text);
    if (value !== undefined) return value;
    // An address holds a password: it is not repeated, no more than a secret.
    faults.push(`${name}${secretVariables.includes(name) ? '' : ` vaut « ${text} »`} : attendu ${expected}.`);
    return fallback;
  };
  const provider = readIdentity(env, faults);
  const config: Config = {
    databaseUrl: read<string | undefined>(
      'DATABASE_URL',
      undefined,
      postgresUrl,
      'une adresse postgresql://compte:motdepasse@machine:5432/base, les caractères spéciaux du mot de passe codés (%40 pour @)',
    ),
    dataFolder: read(
      'METRONOME_DATA',
      join(projectRoot(), '.metronome', 'postgres'),
      (text) => resolve(text),
      'un dossier',
    ),
    provider,
    trustedProxies: read<string[] | undefined>(
      'TRUSTED_PROXY',
      undefined,
      addresses,
      'des adresses IP ou des réseaux, séparés par des virgules, par exemple 10.0.0.0/8',
    ),
    local: read(
      'METRONOME_LOCAL',
      'MACHINE' as Config['local'],
      (text) => ({ machine: 'MACHINE', container: 'CONTAINER' })[text.toLowerCase()] as Config['local'],
      'machine ou container',
    ),
    host: read(
      'HOST',
      '127.0.0.1',
      hostName,
      'une adresse IP ou un nom de machine, par exemple 127.0.0.1 ou 0.0.0.0',
    ),
    port: read('PORT', 4000, portNumber, 'un nombre entier de 0 à 65535, par exemple 4000'),
    workers: read('WORKERS', 1, workerCount, 'un nombre entier de 0 à 64, par exemple 1'),
    trustedDocuments: read<string[]>(
      'TRUSTED_DOCUMENTS',
      [],
      (text) => text.split(',').map((path) => resolve(path.trim())),
      'des fichiers, séparés par des virgules',
    ),
    onlyTrusted: read<Config['onlyTrusted']>(
      'ONLY_TRUSTED',
      'NOBODY',
      (text) => onlyTrusted.find((who) => who === text.toUpperCase()),
      'nobody, sessions ou everybody',
    ),
    metricsToken: read<string | undefined>(
      'METRICS_TOKEN',
      undefined,
      (text) => (text.length >= 16 && !/\s/.test(text) ? text : undefined),
      'un secret de 16 caractères au moins, sans espace',
    ),
    logLevel: read<LogLevel>(
      'LOG_LEVEL',
      provider === undefined ? 'warn' : 'info',
      logLevel,
      `l'un de ${logLevels.join(', ')}`,
    ),
  };
  if (faults.length === 0) return config;
  throw new ConfigError(
    `Configuration illisible :\n${faults.map((fault) => `  - ${fault}`).join('\n')}\n` +
      "Corrigez ces variables d'environnement, ou retirez-les pour prendre la valeur par défaut.",
  );
}

/** Folder of the project, where package.json is: the same from the sources and from what is built. */
export function projectRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  for (;;) {
    const manifest = join(folder, 'package.json');
    if (
      existsSync(manifest) &&
      (JSON.parse(readFileSync(manifest, 'utf8')) as { name?: string }).name === 'metronome'
    )
      return folder;
    const parent = dirname(folder);
    if (parent === folder) throw new Error(`No package.json of metronome above ${import.meta.url}`);
    folder = parent;
  }
}

function postgresUrl(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const { protocol, hostname, pathname } = new URL(text);
  const complete = ['postgres:', 'postgresql:'].includes(protocol) && hostname !== '' && pathname.length > 1;
  return complete ? text : undefined;
}

function hostName(text: string): string | undefined {
  return isIP(text) !== 0 || /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(text) ? text : undefined;
}

function addresses(text: string): string[] | undefined {
  const all = text.split(',').map((one) => one.trim());
  return all.every((one) => /^[^/]+(\/\d{1,3})?$/.test(one) && isIP(one.replace(/\/.*/, '')) !== 0)
    ? all
    : undefined;
}

function portNumber(text: string): number | undefined {
  return /^\d{1,5}$/.test(text) && Number(text) <= 65_535 ? Number(text) : undefined;
}

const onlyTrusted = ['NOBODY', 'SESSIONS', 'EVERYBODY'] as const;

function workerCount(text: string): number | undefined {
  return /^\d{1,2}$/.test(text) && Number(text) <= 64 ? Number(text) : undefined;
}

function logLevel(text: string): LogLevel | undefined {
  return logLevels.find((level) => level === text.toLowerCase());
}
