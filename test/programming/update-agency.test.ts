/** France Travail changes what its agencies can launch, by versions. */

import { beforeAll, expect, test } from '@jest/globals';
import type { RegionCode } from '../../src/domain/codes.ts';
import { Agency, AuditEntry } from '../../src/entities/index.ts';
import { loadCampaign } from '../../src/scenarios/load-campaign.ts';
import { aCampaign, anAgency } from '../support/campaign-rows.ts';
import { clients } from '../support/clients.ts';
import { JUDGING } from '../support/judged.ts';
import { aViewer } from '../support/viewers.ts';

const elsewhere = aViewer(null, 'FRANCE_TRAVAIL');
const { db, ask, answer } = clients({
  ...JUDGING,
  'France Travail Occitanie': {
    ...elsewhere,
    organisation: { ...elsewhere.organisation!, regions: ['76' as RegionCode] },
  },
});
type Name = Parameters<typeof ask>[0];
const em = () => db.orm.em.fork();
let id: string;
beforeAll(async () => {
  const own = em();
  const agency = anAgency(own, aCampaign(own), 'AG-CAEN', { launchCap: 3 });
  await own.flush();
  id = agency.id;
});

const UPDATE = `mutation ($input: UpdateAgencyInput!) { updateAgency(input: $input, reason: "deux conseillers de moins") {
  agency { name launchCap version } problems { __typename code path value message } } }`;
const update = (input: object, who: Name = 'France Travail') =>
  ask(who, UPDATE, { input: { agency: id, ...input } });

test('the next runs take the new cap into account, and the audit says why', async () => {
  expect(await update({ expectedVersion: 1, launchCap: 1 })).toEqual({
    agency: { name: 'Caen', launchCap: 1, version: 2 },
    problems: [],
  });
  expect((await loadCampaign(em(), { slug: 'normandie-2022' }))!.agencies).toEqual([
    { reference: 'AG-CAEN', name: 'Caen', launchCap: 1 },
  ]);
  expect(await em().findOneOrFail(AuditEntry, { entityId: id, action: 'UPDATE' })).toMatchObject({
    ...{ operation: 'Mutation.updateAgency', organisation: 'France Travail' },
    ...{ reason: 'deux conseillers de moins', before: { launch_cap: 3 }, after: { launch_cap: 1 } },
  });
});

test('of two at once exactly one succeeds, and the other learns whom from', async () => {
  const answers = (await Promise.all([
    update({ expectedVersion: 2, launchCap: 4 }),
    update({ expectedVersion: 2, launchCap: 5 }),
  ])) as { agency: object | null; problems: object[] }[];
  expect(answers.filter(({ agency }) => agency !== null)).toHaveLength(1);
  expect(answers.flatMap(({ problems }) => problems)).toMatchObject([
    {
      ...{ __typename: 'EditConflictProblem', code: 'CONFLICT', path: '/input/expectedVersion', value: '2' },
      message: expect.stringMatching(/^L’agence « Caen » a changé depuis votre lecture : la version est 3/),
    },
  ]);
});

test('zero closes an agency, null says that nobody knows, and what is not said stays', async () => {
  const caps = [];
  for (const [expectedVersion, launchCap] of [
    [3, 0],
    [4, undefined],
    [4, null],
    [5, 10_000],
  ] as const)
    caps.push(await update({ expectedVersion, launchCap }));
  expect(caps).toMatchObject([
    { agency: { launchCap: 0, version: 4 } },
    { agency: { launchCap: 0, version: 4 } },
    { agency: { launchCap: null, version: 5 } },
    { agency: { launchCap: 10_000, version: 6 } },
  ]);
});

test.each([-1, 10_001])('a cap of %s is refused, and nothing changes', async (launchCap) => {
  expect(await update({ expectedVersion: 6, launchCap })).toEqual({
    agency: null,
    problems: [
      {
        __typename: 'InvalidParametersProblem',
        code: 'LAUNCH_CAP',
        path: '/input/launchCap',
        value: String(launchCap),
        message: `Le plafond est ${launchCap}. Attendu : un nombre de sessions, de 0 à 10000.`,
      },
    ],
  });
  expect(await em().findOneOrFail(Agency, id)).toMatchObject({ launchCap: 10_000, version: 6 });
});

test('an agency of another region is told as an unknown one, and nobody else changes any', async () => {
  const nowhere = '0198a2ee-1111-7000-8000-000000000001';
  const change = { expectedVersion: 6, launchCap: 2 };
  const hidden = await update(change, 'France Travail Occitanie');
  const unknown = await update({ ...change, agency: nowhere }, 'France Travail Occitanie');
  expect(unknown).toMatchObject({
    agency: null,
    problems: [{ __typename: 'NotFoundProblem', code: 'NO_SUCH_AGENCY' }],
  });
  expect(JSON.parse(JSON.stringify(hidden).replaceAll(id, nowhere))).toEqual(unknown);
  for (const name of ['DREETS', 'Région Normandie'] as const)
    expect(await answer(name, UPDATE, { input: { agency: id, ...change } })).toMatchObject({
      errors: [{ extensions: { code: 'FORBIDDEN' } }],
    });
});
