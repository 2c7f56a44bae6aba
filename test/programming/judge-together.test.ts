/** Judges and imports at the same instant: exactly one of them is second, and nobody judges what they have not read. */

import { expect, test } from '@jest/globals';
import { waitTurn } from '../../src/db/campaign-turn.ts';
import { connect } from '../../src/db/connect.ts';
import { Campaign, PoecProject, PoecSession, ProjectJudgement } from '../../src/entities/index.ts';
import { importSessions } from '../../src/imports/import-sessions.ts';
import { judgeProject } from '../../src/programming/judge-project.ts';
import { clients } from '../support/clients.ts';
import { fileFiche, JUDGING, judging } from '../support/judged.ts';
import { fiches } from '../support/sent-file.ts';

const all = clients(JUDGING);
const { db, ask } = all;
const { opinion, decision, fingerprintOf } = judging(all);
const em = () => db.orm.em.fork();

test('the two judges together validate once, whoever is second', async () => {
  const second = new Set<string>();
  for (let n = 0; n < 12; n += 1) {
    const id = await fileFiche(em(), `T${n}`);
    const fingerprint = await fingerprintOf(id);
    const both = [() => opinion(id, { fingerprint }), () => decision(id, { fingerprint })];
    const answers = await Promise.all((n % 2 === 0 ? both : both.reverse()).map((judge) => judge()));
    expect(answers.flatMap(({ problems }) => problems)).toEqual([]);
    const rows = await em().find(ProjectJudgement, { project: id }, { orderBy: { number: 'asc' } });
    expect(rows.map(({ number, sessionsValidated }) => [number, sessionsValidated])).toEqual([
      [1, 0],
      [2, 2],
    ]);
    expect(await em().count(PoecSession, { project: id, state: 'VALIDATED' })).toBe(2);
    second.add(rows[1]!.judge);
  }
  expect(second.size).toBe(2);
});

test('of two of the same body exactly one is written, and the other reads it first', async () => {
  const id = await fileFiche(em(), 'SAME');
  const fingerprint = await fingerprintOf(id);
  const answers = await Promise.all([
    opinion(id, { fingerprint }),
    opinion(id, { fingerprint, verdict: 'UNFAVOURABLE', reason: 'Concurrence.' }),
  ]);
  const codes = answers.map(({ problems }) => problems.map(({ code }) => code).join());
  expect(codes.sort()).toEqual(['', 'ALREADY_JUDGED']);
  expect(await em().count(ProjectJudgement, { project: id })).toBe(1);
});

test('a judge waits for the import that is changing the fiche, and learns of it', async () => {
  const id = await fileFiche(em(), 'WAIT');
  const fingerprint = await fingerprintOf(id);
  await opinion(id);
  const own = em();
  await own.begin();
  await waitTurn(own, 'normandie-2022');
  await own.nativeUpdate(PoecSession, { project: id }, { places: 40 });
  const waiting = decision(id, { fingerprint });
  const early = await Promise.race([waiting, new Promise((resolve) => setTimeout(resolve, 300, 'waits'))]);
  expect(early).toBe('waits');
  await own.commit();
  expect((await waiting).problems).toMatchObject([{ code: 'FICHE_CHANGED' }]);
  expect(await em().count(PoecSession, { project: id, state: 'SUBMITTED' })).toBe(2);
});

test('a judge who waits for too long is told so, and nothing is written', async () => {
  const id = await fileFiche(em(), 'BUSY');
  const project = await em().findOneOrFail(PoecProject, id);
  const stated = {
    project: id,
    fingerprint: await fingerprintOf(id),
    verdict: 'VALIDATED' as const,
    reason: null,
  };
  const own = em();
  await own.begin();
  await waitTurn(own, 'normandie-2022');
  const impatient = await connect(db.url, { lockTimeoutMs: 100 });
  try {
    const by = { judge: 'FRANCE_TRAVAIL' as const, organisation: null };
    expect(await judgeProject(impatient.em.fork(), { ...stated, replaces: null }, by)).toMatchObject({
      problems: [{ code: 'CAMPAIGN_BUSY', path: '/project', value: 'normandie-2022' }],
    });
  } finally {
    await impatient.close();
    await own.rollback();
  }
  expect(await em().count(ProjectJudgement, { project })).toBe(0);
});

test('an import keeps what was said; it counts for as long as the fiche is as it was judged', async () => {
  const campaign = await em().findOneOrFail(Campaign, { slug: 'normandie-2022' });
  const row = { reference: 'FILEA', projet: 'FILE', enveloppe: '' };
  const send = async (places: string, etat = 'déposée') => {
    const file = { name: 'fiches.csv', content: fiches({ ...row, places, etat }) };
    expect((await importSessions(em(), campaign, file, { filedBy: 'AKTO' })).problems).toEqual([]);
  };
  await send('10');
  const { project } = await em().findOneOrFail(PoecSession, { reference: 'FILEA' });
  await opinion(project.id);
  const read = () =>
    ask('DREETS', 'query ($id: ID!) { project(id: $id) { awaits judgements { nodes { stands } } } }', {
      id: project.id,
    });
  await send('10');
  expect(await read()).toEqual({ awaits: ['FRANCE_TRAVAIL'], judgements: { nodes: [{ stands: true }] } });
  await send('11');
  const both = ['REGION', 'FRANCE_TRAVAIL'];
  expect(await read()).toEqual({ awaits: both, judgements: { nodes: [{ stands: false }] } });
  await send('10');
  expect(await read()).toEqual({ awaits: ['FRANCE_TRAVAIL'], judgements: { nodes: [{ stands: true }] } });
  await decision(project.id);
  await send('10', '');
  expect(await em().findOneOrFail(PoecSession, { reference: 'FILEA' })).toMatchObject({ state: 'VALIDATED' });
});
