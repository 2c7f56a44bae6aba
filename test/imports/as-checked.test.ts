/** Two senders and one campaign: a file is applied as its dry run was read, or not at all. */

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Api, testApi } from '../support/api.ts';
import { aCampaign, anEnvelope } from '../support/campaign-rows.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { startTestWorker, type TestWorker } from '../support/run-worker.ts';
import { doneBy, fiches, importedBy, saveOrganisationOf, sent } from '../support/sent-file.ts';
import { aViewer } from '../support/viewers.ts';

let db: TestDatabase;
let worker: TestWorker;
let planner: Api;
beforeAll(async () => {
  db = await testDatabase();
  worker = await startTestWorker(db);
  const viewer = aViewer(null, 'PLANNER');
  await saveOrganisationOf(db.orm.em.fork(), viewer);
  planner = await testApi({ em: db.orm.em, jobs: db.jobs }, { viewer });
  const em = db.orm.em.fork();
  anEnvelope(em, aCampaign(em, { slug: 'essai' }), 'ENV');
  await em.flush();
});
afterAll(async () => {
  expect([...planner.failures, ...worker.failures]).toEqual([]);
  await planner.stop();
  await worker.close();
  await db.drop();
});

const FIELDS =
  'id state problems { code message } report { sessions { created updatedCount updated { reference changes { property before after } } } }';
const send = (csv: string, said: object = {}) =>
  importedBy<{ id: string; state: string }>(planner, worker, FIELDS, { campaign: 'essai', csv, ...said });
const places = async () =>
  (await planner.ask('{ sessions { nodes { reference places } } }')).data as {
    sessions: { nodes: { reference: string; places: number }[] };
  };

test('what nobody changed is applied as it was read; what somebody changed is refused, and said', async () => {
  const first = fiches({ places: '10' });
  const check = await send(first, { dryRun: true });
  expect(check).toMatchObject({ state: 'CHECKED', report: { sessions: { created: ['S1'] } } });
  expect(await send(first, { asChecked: check.id })).toMatchObject({ state: 'APPLIED', problems: [] });

  const mine = fiches({ places: '12' }, { reference: 'S2', places: '8' });
  const read = await send(mine, { dryRun: true });
  // Somebody else, between the report and the decision.
  await send(fiches({ places: '15' }));
  expect(await send(mine, { asChecked: read.id })).toMatchObject({
    state: 'REFUSED',
    problems: [
      {
        code: 'CONFLICT',
        message: expect.stringMatching(
          /elle a changé depuis \(dernier changement dans la campagne par Une organisation, le .*heure de Paris\)\), et ce fichier ferait autre chose\. Rien n’est enregistré/,
        ),
      },
    ],
  });
  expect((await places()).sessions.nodes).toEqual([{ reference: 'S1', places: 15 }]);

  // Read again, it goes in.
  const again = await send(mine, { dryRun: true });
  expect(await send(mine, { asChecked: again.id })).toMatchObject({
    state: 'APPLIED',
    report: { sessions: { created: ['S2'], updatedCount: 1 } },
  });
});

test('of two who read the same state and send at the same moment, one is applied', async () => {
  const files = ['21', '22', '23'].map((number) => fiches({ places: number }));
  const checks: { id: string }[] = [];
  for (const csv of files) checks.push(await send(csv, { dryRun: true }));
  const ids = await Promise.all(
    files.map((csv, n) => sent(planner, { campaign: 'essai', csv, asChecked: checks[n]?.id })),
  );
  await worker.idle();
  const ends = await Promise.all(
    ids.map(async (id) => (await planner.ask(`{ import(id: "${id}") { state } }`)).data),
  );
  expect(ends.map((data) => (data as { import: { state: string } }).import.state).toSorted()).toEqual([
    'APPLIED',
    'REFUSED',
    'REFUSED',
  ]);
});

test('a fiche that goes to a new project does what was read, though the project is made anew', async () => {
  const moved = fiches({ reference: 'S3', projet: 'P3' });
  await send(moved);
  const mine = fiches({ reference: 'S3', projet: 'P4' });
  const check = await send(mine, { dryRun: true });
  const changes = [{ property: 'project', before: '"P3"', after: '"P4"' }];
  expect(check).toMatchObject({ report: { sessions: { updated: [{ reference: 'S3', changes }] } } });
  expect(await send(mine, { asChecked: check.id })).toMatchObject({ state: 'APPLIED', problems: [] });
});

const LIMITS = 'opco;plafond_mensuel;provenance;source\nAKTO;3;publié;002:L717\n';
const sendLimits = async (said: object) => {
  const { data } = await planner.ask(
    `mutation ($input: ImportLimitsInput!) { importLimits(input: $input) { import { id } problems { code path } } }`,
    { input: { campaign: 'essai', kind: 'OPCO_CAPACITIES', csv: LIMITS, ...said } },
  );
  return (data as { importLimits: { import: { id: string } | null; problems: object[] } }).importLimits;
};
const ended = async (received: Awaited<ReturnType<typeof sendLimits>>) =>
  doneBy(planner, worker, 'id state problems { code }', received.import?.id ?? '');

test('limits are held to their dry run too: sent twice, the second would do something else', async () => {
  const check = await sendLimits({ dryRun: true });
  const asChecked = check.import?.id;
  expect(await ended(check)).toMatchObject({ state: 'CHECKED' });
  expect(await ended(await sendLimits({ asChecked }))).toMatchObject({ state: 'APPLIED', problems: [] });
  expect(await ended(await sendLimits({ asChecked }))).toMatchObject({
    state: 'REFUSED',
    problems: [{ code: 'CONFLICT' }],
  });
});

test('who sees a part only is told neither who changed the campaign, nor when', async () => {
  const organisation = {
    ...{ id: '0198a2ee-0000-7000-8000-000000000002', name: 'AKTO', opco: 'AKTO' as const },
    regions: null,
  };
  const viewer = { ...aViewer('AKTO', 'OPCO'), organisation };
  await saveOrganisationOf(db.orm.em.fork(), viewer);
  const opco = await testApi({ em: db.orm.em, jobs: db.jobs }, { viewer });
  const csv = fiches({ reference: 'S9', projet: 'P9', etat: 'déposée' });
  const from = (said: object) =>
    importedBy<{ id: string }>(opco, worker, 'id state problems { code message }', {
      campaign: 'essai',
      csv,
      ...said,
    });
  const check = await from({ dryRun: true });
  await send(csv);
  expect(await from({ asChecked: check.id })).toMatchObject({
    state: 'REFUSED',
    problems: [{ code: 'CONFLICT', message: expect.stringContaining('elle a changé depuis, et ce fichier') }],
  });
  expect(opco.failures).toEqual([]);
  await opco.stop();
});

test.each([
  ['of another file', { csv: fiches({ places: '31' }) }, 'CHECK_UNKNOWN', 'NotFoundProblem'],
  ['of nothing', { asChecked: 'personne' }, 'CHECK_UNKNOWN', 'NotFoundProblem'],
  ['named by a dry run', { dryRun: true }, 'HELD_DRY_RUN', 'InvalidParametersProblem'],
])('a dry run %s is refused at once', async (_, said, code, __typename) => {
  const csv = fiches({ places: '30' });
  const { id: asChecked } = await send(csv, { dryRun: true });
  const answer = await planner.ask(
    `mutation ($input: ImportSessionsInput!) { importSessions(input: $input) {
      import { id } problems { __typename code path } } }`,
    { input: { campaign: 'essai', csv, asChecked, ...said } },
  );
  expect(answer.data).toEqual({
    importSessions: { import: null, problems: [{ __typename, code, path: '/input/asChecked' }] },
  });
});

test('a dry run of another kind of file, though of the same bytes, is refused at once', async () => {
  const check = await sendLimits({ dryRun: true });
  await ended(check);
  const asChecked = check.import?.id;
  expect(await sendLimits({ kind: 'CANDIDATE_POOLS', asChecked })).toEqual({
    import: null,
    problems: [{ code: 'CHECK_UNKNOWN', path: '/input/asChecked' }],
  });
});
