/** The opinion of the Région and the decision of France Travail on a fiche, over the API. */

import { describe, expect, test } from '@jest/globals';
import { PoecProject, PoecSession, ProjectJudgement } from '../../src/entities/index.ts';
import { clients } from '../support/clients.ts';
import { fileFiche, JUDGING, type Judged, judging } from '../support/judged.ts';

const all = clients(JUDGING);
const { db, ask } = all;
const { opinion, decision, fingerprintOf } = judging(all);
const em = () => db.orm.em.fork();
const states = async (project: string) =>
  (await em().find(PoecSession, { project }, { orderBy: { reference: 'asc' } })).map(({ state }) => state);

/** The fiche as an answer shows it, its two sessions in the same state. */
const fiche = (reference: string, state: string, awaits: string[]) => ({
  reference,
  awaits,
  sessions: { nodes: ['A', 'B'].map((letter) => ({ reference: `${reference}${letter}`, state })) },
});
const said = (judgement: object) => ({
  judgement: { id: expect.any(String), reason: null, stands: true, sessionsValidated: 0, ...judgement },
  problems: [],
});
const region = { judge: 'REGION', verdict: 'FAVOURABLE', organisation: 'Région Normandie' };
const franceTravail = { judge: 'FRANCE_TRAVAIL', verdict: 'VALIDATED', organisation: 'France Travail' };

describe('a fiche is validated by the second of the two', () => {
  test('when that is France Travail', async () => {
    const id = await fileFiche(em(), 'RF');
    expect(await opinion(id)).toEqual(
      said({ ...region, project: fiche('RF', 'SUBMITTED', ['FRANCE_TRAVAIL']) }),
    );
    expect(await decision(id, { reason: ' Le plateau est libre. ' })).toEqual(
      said({
        ...{ ...franceTravail, reason: 'Le plateau est libre.', stands: false, sessionsValidated: 2 },
        project: fiche('RF', 'VALIDATED', []),
      }),
    );
  });

  test('when that is the Région', async () => {
    const id = await fileFiche(em(), 'FR');
    expect(await decision(id)).toEqual(
      said({ ...franceTravail, project: fiche('FR', 'SUBMITTED', ['REGION']) }),
    );
    expect(await opinion(id)).toEqual(
      said({
        ...{ ...region, stands: false, sessionsValidated: 2 },
        project: fiche('FR', 'VALIDATED', []),
      }),
    );
  });

  test('for what was filed, and not for what is engaged or abandoned', async () => {
    const id = await fileFiche(em(), 'PART');
    await em().nativeUpdate(PoecSession, { reference: 'PARTA' }, { state: 'ABANDONED' });
    await opinion(id);
    expect((await decision(id)).judgement).toMatchObject({ sessionsValidated: 1 });
    expect(await states(id)).toEqual(['ABANDONED', 'VALIDATED']);
  });
});

describe('a fiche that one of the two does not let pass', () => {
  test.each([
    ['ADAPTATION_REQUESTED', 'REFUSED'],
    ['UNFAVOURABLE', 'ADAPTATION_REQUESTED'],
  ])('stays filed, and waits for its OPCO: %s, %s', async (ofRegion, ofFranceTravail) => {
    const id = await fileFiche(em(), `NO-${ofRegion}`);
    const reason = 'Même métier, même ville que le PRF en avril : plutôt en mai.';
    expect((await opinion(id, { verdict: ofRegion, reason })).judgement).toMatchObject({
      ...{ verdict: ofRegion, reason, stands: true },
      project: { awaits: ['OPCO', 'FRANCE_TRAVAIL'] },
    });
    expect((await decision(id, { verdict: ofFranceTravail, reason })).judgement).toMatchObject({
      ...{ verdict: ofFranceTravail, sessionsValidated: 0, project: { awaits: ['OPCO'] } },
    });
    expect(await states(id)).toEqual(['SUBMITTED', 'SUBMITTED']);
  });

  test('is judged again once it is adapted, by both', async () => {
    const id = await fileFiche(em(), 'ADAPT');
    await decision(id);
    await opinion(id, { verdict: 'ADAPTATION_REQUESTED', reason: 'Plutôt en mai.' });
    await em().nativeUpdate(
      PoecSession,
      { project: id },
      { wishedFrom: '2022-05-09', wishedTo: '2022-05-09' },
    );
    const HISTORY =
      'query ($id: ID!) { project(id: $id) { awaits judgements { totalCount nodes { judge verdict stands } } } }';
    expect(await ask('DREETS', HISTORY, { id })).toEqual({
      awaits: ['REGION', 'FRANCE_TRAVAIL'],
      judgements: {
        totalCount: 2,
        nodes: [
          { judge: 'FRANCE_TRAVAIL', verdict: 'VALIDATED', stands: false },
          { judge: 'REGION', verdict: 'ADAPTATION_REQUESTED', stands: false },
        ],
      },
    });
    expect((await opinion(id)).judgement).toMatchObject({ sessionsValidated: 0 });
    expect((await decision(id)).judgement).toMatchObject({ sessionsValidated: 2 });
  });

  test('passes when the judge changes its mind, and says what it replaces', async () => {
    const id = await fileFiche(em(), 'MIND');
    await decision(id);
    const first = await opinion(id, { verdict: 'UNFAVOURABLE', reason: 'Concurrence frontale.' });
    const second = await opinion(id, { replaces: first.judgement!.id });
    expect(second.judgement).toMatchObject({ sessionsValidated: 2 });
    expect(await em().count(ProjectJudgement, { project: id })).toBe(3);
  });
});

test('what has served does not count for the same sessions filed again', async () => {
  const id = await fileFiche(em(), 'AGAIN');
  await opinion(id);
  await decision(id);
  await em().nativeUpdate(PoecSession, { project: id }, { state: 'SUBMITTED' });
  expect(await ask('DREETS', 'query ($id: ID!) { project(id: $id) { awaits } }', { id })).toEqual({
    awaits: ['REGION', 'FRANCE_TRAVAIL'],
  });
  expect((await opinion(id)).judgement).toMatchObject({ sessionsValidated: 0 });
  expect(await states(id)).toEqual(['SUBMITTED', 'SUBMITTED']);
});

describe('refused, and nothing is written', () => {
  const refusal = async (answer: Promise<Judged>, project: string) => {
    const { judgement, problems } = await answer;
    expect({
      judgement,
      problems: problems.length,
      written: await em().count(ProjectJudgement, { project }),
    }).toEqual({ judgement: null, problems: 1, written: 0 });
    return problems[0];
  };

  test.each([
    ['UNFAVOURABLE', null],
    ['ADAPTATION_REQUESTED', ' \n'],
  ])('an opinion %s that does not say why', async (verdict, reason) => {
    const id = await fileFiche(em(), `WHY${verdict.length}`);
    expect(await refusal(opinion(id, { verdict, reason }), id)).toMatchObject({
      ...{ __typename: 'InvalidParametersProblem', code: 'REASON_MISSING', path: '/input/reason' },
      message: expect.stringContaining('Donnez un motif : l’OPCO doit savoir quoi changer.'),
    });
  });

  test('a decision whose reason has no end', async () => {
    const id = await fileFiche(em(), 'LONG');
    expect(await refusal(decision(id, { reason: 'x'.repeat(2_001) }), id)).toMatchObject({
      ...{ code: 'REASON_LENGTH', message: 'Le motif a 2001 caractères. Attendu : 2000 au plus.' },
    });
  });

  test('what awaits nothing, with how it stands', async () => {
    const id = await fileFiche(em(), 'DONE');
    await em().nativeUpdate(PoecSession, { reference: 'DONEA' }, { state: 'ENGAGED' });
    await em().nativeUpdate(PoecSession, { reference: 'DONEB' }, { state: 'VALIDATED' });
    expect(await refusal(decision(id), id)).toEqual({
      __typename: 'WrongStateProblem',
      code: 'NOTHING_TO_JUDGE',
      path: '/input/project',
      value: 'ENGAGED, VALIDATED',
      message:
        'La fiche « DONE » n’attend ni avis ni décision. Sessions : engagée (1), validée (1). Seules celles qui sont déposées se jugent ; son OPCO peut en déposer.',
    });
  });

  test('a fiche that changed since it was read', async () => {
    const id = await fileFiche(em(), 'MOVED');
    const fingerprint = await fingerprintOf(id);
    await em().nativeUpdate(PoecProject, id, { title: 'Soudeur TIG' });
    const now = await fingerprintOf(id);
    expect(await refusal(opinion(id, { fingerprint }), id)).toEqual({
      __typename: 'OutdatedProblem',
      code: 'FICHE_CHANGED',
      path: '/input/fingerprint',
      value: fingerprint,
      message: `La fiche « MOVED » a changé depuis votre lecture. Rien n’a été enregistré : relisez-la, et jugez-la avec fingerprint: "${now}".`,
    });
  });
});

test('the same fiche is not judged twice by the same body unless it says that it replaces', async () => {
  const id = await fileFiche(em(), 'TWICE');
  const { judgement } = await opinion(id, { verdict: 'UNFAVOURABLE', reason: 'Concurrence.' });
  for (const replaces of [undefined, '0198a2ee-1111-7000-8000-000000000001', 'rien'])
    expect((await opinion(id, replaces === undefined ? {} : { replaces })).problems).toMatchObject([
      {
        ...{ __typename: 'OutdatedProblem', code: 'ALREADY_JUDGED', path: '/input/replaces' },
        message: expect.stringMatching(
          `^La fiche « TWICE », telle qu’elle est, a déjà été jugée à ce titre le .* : défavorable\\. .* replaces: "${judgement!.id}"\\.$`,
        ),
      },
    ]);
  expect(await em().count(ProjectJudgement, { project: id })).toBe(1);
});
