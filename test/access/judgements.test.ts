/** Who judges and who reads it: what is said of a draft is between its OPCO and those who judge or programme it. */

import { beforeAll, expect, test } from '@jest/globals';
import { LOCAL_VIEWER } from '../../src/domain/viewer.ts';
import { PoecSession } from '../../src/entities/index.ts';
import { clients } from '../support/clients.ts';
import { fileFiche, JUDGING, judging, otherRegion } from '../support/judged.ts';
import { aViewer } from '../support/viewers.ts';

const all = clients({
  ...JUDGING,
  'Région Occitanie': otherRegion(),
  Membre: aViewer(null, 'MEMBER'),
  AKTO: aViewer('AKTO', 'OPCO'),
  'OPCO Santé': aViewer('OPCO_SANTE', 'OPCO'),
  'Carif-Oref': aViewer(null, 'CARIF_OREF'),
  local: LOCAL_VIEWER,
});
const { db, ask, answer } = all;
const { opinion, decision, fingerprintOf } = judging(all);
let id: string;
beforeAll(async () => {
  const em = db.orm.em.fork();
  id = await fileFiche(em, 'P1');
  // Everybody sees the fiche, by its first session; the second is a draft, and judged.
  await em.nativeUpdate(PoecSession, { reference: 'P1A' }, { state: 'VALIDATED' });
  await opinion(id, { verdict: 'ADAPTATION_REQUESTED', reason: 'Plutôt en mai.' });
});

const READ =
  'query ($id: ID!) { project(id: $id) { awaits fingerprint judgements { totalCount nodes { reason organisation } } } }';

test.each(['AKTO', 'DREETS', 'France Travail', 'Région Normandie'] as const)(
  '%s reads them',
  async (name) => {
    expect(await ask(name, READ, { id })).toEqual({
      awaits: ['OPCO', 'FRANCE_TRAVAIL'],
      fingerprint: await fingerprintOf(id),
      judgements: {
        totalCount: 1,
        nodes: [{ reason: 'Plutôt en mai.', organisation: 'Région Normandie' }],
      },
    });
  },
);

test('another OPCO, which sees the fiche, finds none', async () => {
  expect(await ask('OPCO Santé', READ, { id })).toEqual({
    awaits: [],
    fingerprint: null,
    judgements: { totalCount: 0, nodes: [] },
  });
});

test.each(['Membre', 'Carif-Oref'] as const)('%s, who sees the fiche, may not ask', async (name) => {
  expect(await ask(name, 'query ($id: ID!) { project(id: $id) { reference } }', { id })).toEqual({
    reference: 'P1',
  });
  for (const field of ['awaits', 'fingerprint', 'judgements { totalCount }'])
    expect(await answer(name, `query ($id: ID!) { project(id: $id) { ${field} } }`, { id })).toMatchObject({
      errors: [{ extensions: { code: 'FORBIDDEN' } }],
    });
});

test('the Région of another campaign is told what an unknown fiche is told', async () => {
  const fingerprint = await fingerprintOf(id);
  const nowhere = '0198a2ee-1111-7000-8000-000000000001';
  const hidden = await opinion(id, { fingerprint }, 'Région Occitanie');
  const unknown = await opinion(nowhere, { fingerprint }, 'Région Occitanie');
  expect(unknown).toMatchObject({
    judgement: null,
    problems: [{ __typename: 'NotFoundProblem', code: 'PROJECT_UNKNOWN', path: '/input/project' }],
  });
  expect(JSON.parse(JSON.stringify(hidden).replaceAll(id, nowhere))).toEqual(unknown);
});

test('nobody judges but the judges, each in its own name', async () => {
  const fingerprint = await fingerprintOf(id);
  for (const name of ['DREETS', 'AKTO', 'Membre', 'Carif-Oref', 'France Travail'] as const)
    await expect(opinion(id, { fingerprint }, name)).rejects.toThrow('FORBIDDEN');
  for (const name of ['DREETS', 'AKTO', 'Membre', 'Carif-Oref', 'Région Normandie'] as const)
    await expect(decision(id, { fingerprint }, name)).rejects.toThrow('FORBIDDEN');
});

test('whoever sits at the machine judges as either, in the name of nobody', async () => {
  const own = await fileFiche(db.orm.em.fork(), 'LOCAL');
  expect((await opinion(own, {}, 'local')).judgement).toMatchObject({ judge: 'REGION', organisation: null });
  expect((await decision(own, {}, 'local')).judgement).toMatchObject({
    ...{ judge: 'FRANCE_TRAVAIL', organisation: null, sessionsValidated: 2 },
  });
});
