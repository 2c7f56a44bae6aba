/** The small campaign with a plan in force, for what the hand of a planner does to it. */

import { beforeAll } from '@jest/globals';
import { solvingApi } from '../../support/campaign-api.ts';
import { create, launch } from '../../support/scenario-verbs.ts';
import type { SqlCounter } from '../../support/sql-count.ts';

/** Parameters of two levels, solved in a moment. */
export const SOLVER = {
  levels: [
    { name: 'placement', terms: [{ term: 'PLACEMENT' }], gap: 0 },
    { name: 'lissage', terms: [{ term: 'SMOOTHING' }], gap: 0 },
  ],
  smoothing: { mode: 'PEAK' },
};

/** A selection of sessions by their references. */
export const named = (...sessions: string[]) => ({ sessions });

/** Some sessions of an OPCO, those of a quarter but one. */
export const akto = { filter: { opcos: ['AKTO'], quarters: ['2022-Q2'], except: ['S6'] } };

/** Four decisions, one of each kind, and a price for each move. */
export const HAND = {
  decisions: [
    { pin: { selection: named('S1'), at: '2022-05-11' } },
    { forbid: { selection: akto, from: '2022-04-18', to: '2022-05-01' } },
    { prefer: { selection: { filter: { jobs: ['H29'], regions: ['28'] } }, at: '2022-05-02' } },
    { notBefore: { selection: named('S2', 'S3'), date: '2022-04-04' } },
  ],
  minimalChange: { perMove: 4, after: null },
};

/** `solvingApi`, and the run `asWished.id`, whose plan has the six sessions in the week of 4 April 2022, as wished. */
export function apiAfterAPlan(counter?: SqlCounter) {
  const shared = solvingApi(counter);
  const asWished = { id: '' };
  beforeAll(async () => {
    const { api, worker } = shared;
    const still = { windowWeeks: { structural: 0 }, solver: SOLVER };
    asWished.id = await launch(
      api,
      await create(api, { campaign: 'petite', name: 'Tel quel', choices: still }),
    );
    await worker.idle();
  });
  return { ...shared, asWished };
}
