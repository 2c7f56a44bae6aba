/** An OPCO files its own fiches, and only those; what it may not write it may not read either. */

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mayFile, sessionStates } from '../../src/domain/session-state.ts';
import { PoecSession } from '../../src/entities/index.ts';
import { type Api, testApi } from '../support/api.ts';
import { aCampaign, anEnvelope, aProject, aSession } from '../support/campaign-rows.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { startTestWorker, type TestWorker } from '../support/run-worker.ts';
import { fiches, importedBy, saveOrganisationOf } from '../support/sent-file.ts';
import { aViewer } from '../support/viewers.ts';

let db: TestDatabase;
let akto: Api;
let worker: TestWorker;

beforeAll(async () => {
  db = await testDatabase();
  const viewer = aViewer('AKTO', 'OPCO');
  akto = await testApi({ em: db.orm.em, jobs: db.jobs }, { viewer });
  worker = await startTestWorker(db);
  const em = db.orm.em.fork();
  await saveOrganisationOf(em, viewer);
  const campaign = aCampaign(em, { slug: 'essai' });
  anEnvelope(em, campaign, 'ENV');
  anEnvelope(em, campaign, 'ENV-SANTE', { opco: 'OPCO_SANTE' });
  anEnvelope(em, campaign, 'ENV-REGION', { opco: null });
  aSession(em, aProject(em, campaign, 'P1'), 'S1');
  aSession(em, aProject(em, campaign, 'P2', { opco: 'OPCO_SANTE', title: 'Secret de la Santé' }), 'S2', {
    state: 'SUBMITTED',
  });
  await em.flush();
});
afterAll(async () => {
  await worker.close();
  expect([...worker.failures, ...akto.failures]).toEqual([]);
  await akto.stop();
  await db.drop();
});

const row = (said: Parameters<typeof fiches>[0] = {}) => ({
  reference: 'S9',
  projet: 'P9',
  etat: 'déposée',
  ...said,
});

interface Shown {
  state: string;
  report: { sessions: object };
  problems: { code: string; column: string; message: string }[];
}
const FIELDS = 'state report { sessions { created updated { reference } } } problems { code message column }';

const file = (dryRun: boolean, ...rows: ReturnType<typeof row>[]): Promise<Shown> =>
  importedBy(akto, worker, FIELDS, { campaign: 'essai', csv: fiches(...rows), dryRun });

test('its own fiche goes in as a draft, for its envelope or a common one', async () => {
  expect(await file(false, row(), row({ reference: 'S8', enveloppe: 'ENV-REGION' }))).toEqual({
    state: 'APPLIED',
    report: { sessions: { created: ['S9', 'S8'], updated: [] } },
    problems: [],
  });
});

describe.each([true, false])('refused, dry run %s', (dryRun) => {
  test.each([
    ['the fiche of another OPCO', { opco: 'OPCO_SANTE' }, ['opco']],
    ['the session of another OPCO', { reference: 'S2', projet: 'P2' }, ['reference']],
    ['a session moved into the project of another OPCO', { projet: 'P2' }, ['projet']],
    ['the envelope of another OPCO', { enveloppe: 'ENV-SANTE' }, ['enveloppe']],
    ['a fiche that is born validated', { reference: 'S7', projet: 'P7', etat: 'validée' }, ['etat']],
    ['a draft of its own that it validates', { etat: 'validée' }, ['etat']],
    ['a draft of its own that it engages unvalidated', { etat: 'engagée' }, ['etat']],
  ])('%s', async (_, said, columns) => {
    const before = await db.orm.em.fork().find(PoecSession, {}, { orderBy: { reference: 'asc' } });
    const { state, report, problems } = await file(dryRun, row(said));
    expect({ state, report }).toEqual({
      state: 'REFUSED',
      report: { sessions: { created: [], updated: [] } },
    });
    expect(problems.map(({ code, column }) => [code, column])).toEqual(
      columns.map((name) => ['NOT_YOURS', name]),
    );
    expect(JSON.stringify(problems)).not.toContain('Secret');
    expect(await db.orm.em.fork().find(PoecSession, {}, { orderBy: { reference: 'asc' } })).toEqual(before);
  });
});

test('one row that is not its own keeps the whole file out', async () => {
  const { state, problems } = await file(
    false,
    row({ places: '12' }),
    row({ reference: 'S2', projet: 'P2' }),
  );
  expect(state).toBe('REFUSED');
  expect(problems).toHaveLength(1);
});

test('it engages, starts and gives up what was validated', async () => {
  expect(await file(false, row({ reference: 'S1', projet: 'P1', etat: 'engagée' }))).toMatchObject({
    state: 'APPLIED',
    report: { sessions: { updated: [{ reference: 'S1' }] } },
  });
});

test('no path of filings leads from a draft to a validated session', () => {
  const reached = new Set(sessionStates.codes.filter((state) => mayFile(null, state)));
  for (const from of reached) for (const to of sessionStates.codes) if (mayFile(from, to)) reached.add(to);
  expect([...reached].sort()).toEqual(['ABANDONED', 'SUBMITTED']);
});
