/** Who already answers on the port we want. */

import { createHash } from 'node:crypto';
import type { Config } from './config.ts';
import { applicationName } from './http/health.ts';

/** What is found on a port. */
export type Neighbour =
  /** Nobody who answers over HTTP: the port is free, or listening on it will say that it is not. */
  | 'NOBODY'
  /** Métronome on the same data: a second start has nothing to do. */
  | 'OURSELVES'
  /** The same, but its database no longer answers. */
  | 'OURSELVES_WITHOUT_DATABASE'
  /** Métronome on other data. */
  | 'ANOTHER_METRONOME'
  /** Another program. */
  | 'STRANGER';

/** Tells two Métronomes apart by their data, without showing where these are. */
export function identityOf(config: Config): string {
  const data = config.databaseUrl ?? config.dataFolder;
  return createHash('sha256').update(data).digest('hex').slice(0, 16);
}

/** Asks the address for its health. */
export async function neighbourAt(config: Config): Promise<Neighbour> {
  const host = config.host === '0.0.0.0' || config.host === '::' ? '127.0.0.1' : config.host;
  const address = `http://${host.includes(':') ? `[${host}]` : host}:${config.port}/health`;
  let answer: Response;
  try {
    answer = await fetch(address, { signal: AbortSignal.timeout(3_000), redirect: 'manual' });
  } catch {
    return 'NOBODY';
  }
  const said = (await answer.json().catch(() => ({}))) as { application?: string; identity?: string };
  if (said?.application !== applicationName) return 'STRANGER';
  if (said.identity !== identityOf(config)) return 'ANOTHER_METRONOME';
  return answer.ok ? 'OURSELVES' : 'OURSELVES_WITHOUT_DATABASE';
}

/** What to tell the person whose port is taken by somebody else than ourselves. */
export function portTaken(neighbour: Neighbour, config: Config): string {
  if (neighbour === 'OURSELVES_WITHOUT_DATABASE') {
    return (
      `Métronome répond déjà sur le port ${config.port} de ${config.host}, mais sa base de données ne répond plus. ` +
      "Arrêtez-le (Ctrl-C dans son terminal), puis relancez-le : aucune donnée enregistrée n'est perdue."
    );
  }
  const who =
    neighbour === 'ANOTHER_METRONOME'
      ? 'un autre Métronome, qui a ses propres données'
      : 'un autre programme';
  const other = config.port < 65_535 ? config.port + 1 : config.port - 1;
  return (
    `Le port ${config.port} de ${config.host} est pris par ${who}. ` +
    `Arrêtez-le, ou choisissez un autre port : PORT=${other} npm start.`
  );
}
