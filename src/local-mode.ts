/** Local mode: no identity provider, whoever sits at the machine may do everything, and nobody else reaches it. */

import { existsSync } from 'node:fs';
import { type Config, ConfigError } from './config.ts';
import { isLoopback } from './http/protection.ts';

/** What is said at start, so that nobody mistakes it for a server of the conference. */
export const localModeNotice =
  "Mode local : sans fournisseur d'identité, qui est sur cette machine a tous les rôles, et personne d'autre n'est servi.";

/** Files that container engines put at the root of what they run. */
const CONTAINER_MARKS = ['/.dockerenv', '/run/.containerenv'];

/**
 * Makes sure that only this machine reaches a server in local mode. A container must listen on all its
 * addresses for its port to be published, which the compose file does on the loopback alone: who says
 * METRONOME_LOCAL=container answers for that, and only in a container.
 * @throws ConfigError for any other address than the loopback.
 */
export function checkLocalMode(
  { host, local, provider }: Pick<Config, 'host' | 'local' | 'provider'>,
  inContainer = CONTAINER_MARKS.some((path) => existsSync(path)),
): void {
  if (provider !== undefined || isLoopback(host) || (local === 'CONTAINER' && inContainer)) return;
  throw new ConfigError(
    `HOST vaut « ${host} » : sans fournisseur d'identité, Métronome n'écoute que cette machine (127.0.0.1, ::1 ou localhost), ` +
      'car qui l’atteint peut tout. Retirez HOST, ou donnez un fournisseur d’identité (docs/access.md).' +
      (local === 'CONTAINER' ? ' METRONOME_LOCAL=container ne vaut que dans un conteneur.' : ''),
  );
}
