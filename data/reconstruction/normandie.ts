/**
 * Reconstructs the Normandie lists of 2021 and 2022 from the figures the minutes publish, and writes
 * `data/normandie-2021/`, `data/normandie-2022/` and `data/reference/territoires.csv`.
 *
 *     npm run data:reconstruct            writes into the project's own data folder
 *     node data/reconstruction/normandie.ts <dossier>   writes the same files into another one
 *
 * The same seeds give the same bytes; a test regenerates them and compares.
 */

import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkFeasible, checkShortBeforeReserve } from './checks.ts';
import { writeText } from './csv.ts';
import type { Draft } from './draft.ts';
import { buildEnvelopes, costBy } from './envelopes.ts';
import { opcoOf } from './jobs.ts';
import { drawOffers } from './prf-offers.ts';
import type { Programme } from './programme.ts';
import { programme2021 } from './programme-2021.ts';
import { programme2022 } from './programme-2022.ts';
import { createRandom } from './random.ts';
import { drawSessions } from './sessions.ts';
import { type Reconstruction, tablesOf } from './tables.ts';
import { territoriesText } from './territories.ts';

/** Every file of the reconstruction, by path below `data/`. Throws when a published figure cannot be met. */
export function reconstruct(): Map<string, string> {
  const drawn2021 = draw(programme2021);
  const engaged2021 = costBy(drawn2021.drafts, ({ line }) => opcoOf(line));
  const year2021 = withEnvelopes(drawn2021, engaged2021);
  const year2022 = withEnvelopes(draw(programme2022), engaged2021);
  checkFeasible(year2022);
  checkShortBeforeReserve(year2022);
  const files = new Map([['reference/territoires.csv', territoriesText()]]);
  for (const year of [year2021, year2022]) {
    for (const [name, text] of Object.entries(tablesOf(year))) {
      files.set(`normandie-${year.programme.year}/${name}`, text);
    }
  }
  return files;
}

type Drawn = Omit<Reconstruction, 'envelopes'>;

/** Sessions first, then offers, from the one seed of the year. */
function draw(programme: Programme): Drawn {
  const random = createRandom(programme.seed);
  const drafts = drawSessions(programme, random);
  return { programme, drafts, offers: drawOffers(drafts, programme, random) };
}

function withEnvelopes(drawn: Drawn, engaged2021: ReadonlyMap<string, number>): Reconstruction {
  const drafts: readonly Draft[] = drawn.drafts;
  return { ...drawn, envelopes: buildEnvelopes(drawn.programme.year, drafts, engaged2021) };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = process.argv[2] ?? fileURLToPath(new URL('..', import.meta.url));
  for (const [path, text] of reconstruct()) writeText(join(folder, path), text);
}
