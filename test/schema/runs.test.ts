import { beforeAll, expect, test } from '@jest/globals';
import { solvingApi } from '../support/campaign-api.ts';
import { create, launch, SMOOTH_THEN_NEAR } from '../support/scenario-verbs.ts';
import { saveSmallCampaign } from '../support/small-campaign.ts';
import { sqlCounter } from '../support/sql-count.ts';

const counter = sqlCounter();
const { db, api, worker } = solvingApi(counter);
let run: string;
beforeAll(async () => {
  const choices = SMOOTH_THEN_NEAR;
  run = await launch(api, await create(api, { campaign: 'petite', name: 'Lisser', choices }));
  await worker.idle();
});

test('a run: state, engine, progress by level, what it can be replayed with', async () => {
  const answer = await api.ask(
    `query ($run: ID!) { run(id: $run) {
      state reason seed instanceHash leftOut { sessionReference } problems { code } infeasibility { conflicts { message } }
      progress { hasPlan levels { level } } scenario { name latestPlan { run { id } } }
      parameters { engine unplaced levels { name tolerance terms { term weight } } gates smoothing { mode slopes profile { period } } }
      plan { instanceHash statistics { sessions weeks } } } }`,
    { run },
  );
  const hash = expect.stringMatching(/^[0-9a-f]{64}$/);
  expect(answer).toEqual({
    status: 200,
    data: {
      run: {
        state: 'SUCCEEDED',
        reason: null,
        seed: 2022,
        instanceHash: hash,
        leftOut: [],
        problems: [],
        infeasibility: null,
        progress: {
          hasPlan: true,
          levels: [{ level: 'first-plan' }, { level: 'lissage' }, { level: 'fidélité' }],
        },
        scenario: { name: 'Lisser', latestPlan: { run: { id: run } } },
        parameters: {
          engine: 'AUTO',
          unplaced: 'ALLOWED',
          levels: [
            { name: 'lissage', tolerance: 0, terms: [{ term: 'SMOOTHING', weight: 1 }] },
            { name: 'fidélité', tolerance: 0, terms: [{ term: 'FIDELITY', weight: 2 }] },
          ],
          gates: expect.arrayContaining(['WINDOW', 'STRUCTURING_OFFER', 'PIN']),
          smoothing: { mode: 'PEAK', slopes: [1, 3, 5, 7], profile: [] },
        },
        plan: { instanceHash: hash, statistics: { sessions: 6, weeks: 18 } },
      },
    },
  });
});

test('a list of runs costs as many SQL queries for two runs as for one', async () => {
  const em = db.orm.em.fork();
  await saveSmallCampaign(em, { slug: 'deux-fois' });
  const other = await create(api, { campaign: 'deux-fois', name: 'Deux fois', choices: SMOOTH_THEN_NEAR });
  for (let n = 0; n < 2; n += 1) await launch(api, other);
  await worker.idle();
  // One branch at a time: what two of them ask for at the same moment is read together, as chance has it.
  const runs = (fields: string) => (slug: string) =>
    `{ runs(filter: { campaign: "${slug}" }) { totalCount nodes { ${fields} } } }`;
  const campaign = (fields: string) => (slug: string) => `{ campaign(slug: "${slug}") { ${fields} } }`;
  const branches = [
    runs('state scenario { name campaign { slug } }'),
    runs('plan { weeksMoved levels { name } peakAfter { entries } }'),
    runs('plan { envelopeConsumption { reference } }'),
    runs('plan { assignments(first: 2) { totalCount nodes { session { reference } } } }'),
    campaign('latestPlan { weeksMoved }'),
    campaign('entryCurve { points { entries } }'),
    campaign('scenarios { nodes { latestPlan { end } } }'),
  ];
  const costs = async (slug: string): Promise<number[]> => {
    const counts: number[] = [];
    for (const branch of branches) counts.push(await counter.of(() => api.ask(branch(slug))));
    return counts;
  };
  // What runs gave is kept once it was read.
  await costs('deux-fois');
  const one = await costs('petite');
  expect(Math.min(...one)).toBeGreaterThan(0);
  expect(await costs('deux-fois')).toEqual(one);
  const { data } = await api.ask(
    '{ runs(filter: { campaign: "deux-fois" }) { totalCount nodes { plan { weeksMoved } } } }',
  );
  expect(data).toEqual({
    runs: { totalCount: 2, nodes: [1, 2].map(() => ({ plan: { weeksMoved: 10 } })) },
  });
});
