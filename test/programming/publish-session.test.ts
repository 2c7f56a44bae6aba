/** Publication by the Carif-Oref: once validated, never by error for long, and no import undoes it. */

import { beforeAll, describe, expect, test } from '@jest/globals';
import type { SessionState } from '../../src/domain/session-state.ts';
import { AuditEntry, Campaign, PoecSession } from '../../src/entities/index.ts';
import { importSessions } from '../../src/imports/import-sessions.ts';
import { publishSession } from '../../src/programming/publish-session.ts';
import { loadCampaign } from '../../src/scenarios/load-campaign.ts';
import { clients } from '../support/clients.ts';
import { fileFiche, otherRegion } from '../support/judged.ts';
import { fiches } from '../support/sent-file.ts';
import { aViewer } from '../support/viewers.ts';

const region = aViewer(null, 'REGION', 'CARIF_OREF');
const { db, ask } = clients({
  'Carif-Oref': aViewer(null, 'CARIF_OREF'),
  'Carif-Oref de la Région': region,
  'Carif-Oref Occitanie': { ...otherRegion(), roles: ['CARIF_OREF'] },
});
type Name = Parameters<typeof ask>[0];
const em = () => db.orm.em.fork();
const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' }).format(new Date());

const PAYLOAD =
  '{ session { reference state publishedOn announced } problems { __typename code path value message } }';
const publish = (session: string, publishedOn?: string, who: Name = 'Carif-Oref') =>
  ask(who, `mutation ($input: PublishSessionInput!) { publishSession(input: $input) ${PAYLOAD} }`, {
    input: { session, publishedOn },
  });
const withdraw = (session: string, reason: string, who: Name = 'Carif-Oref') =>
  ask(
    who,
    `mutation ($session: ID!, $reason: String!) { withdrawPublication(session: $session, reason: $reason) ${PAYLOAD} }`,
    {
      session,
      reason,
    },
  );

/** A session of its own in this state; its id. */
async function aSessionIn(state: SessionState, reference: string, said: object = {}): Promise<string> {
  await fileFiche(em(), reference);
  await em().nativeUpdate(PoecSession, { reference: `${reference}A` }, { state, ...said });
  return (await em().findOneOrFail(PoecSession, { reference: `${reference}A` })).id;
}

beforeAll(() => fileFiche(em(), 'P0'));

test.each(['VALIDATED', 'ENGAGED'] as const)(
  'a session %s is published today, and announced by it',
  async (state) => {
    const id = await aSessionIn(state, state);
    expect(await publish(id)).toEqual({
      session: { reference: `${state}A`, state, publishedOn: today, announced: true },
      problems: [],
    });
  },
);

describe('refused, and nothing is published', () => {
  test.each([
    ['SUBMITTED', 'déposée'],
    ['STARTED', 'démarrée'],
    ['ABANDONED', 'abandonnée'],
  ] as const)('a session %s, to who sees it', async (state, label) => {
    const id = await aSessionIn(state, state);
    expect(await publish(id, undefined, 'Carif-Oref de la Région')).toEqual({
      session: null,
      problems: [
        {
          __typename: 'WrongStateProblem',
          code: 'NOT_PUBLISHABLE',
          path: '/input/session',
          value: state,
          message: `La session « ${state}A » est ${label}. Attendu : validée ou engagée ; on publie ce que la Région et France Travail ont validé, avant son début.`,
        },
      ],
    });
    expect(await em().findOneOrFail(PoecSession, id)).toMatchObject({ publishedOn: null });
  });

  test.each([
    ['a draft', 'Carif-Oref', 'SUBMITTED'],
    ['a session of another region', 'Carif-Oref Occitanie', 'VALIDATED'],
  ] as const)('%s, as an unknown one is', async (_, who, state) => {
    const id = await aSessionIn(state, `HIDDEN-${state}`);
    const nowhere = '0198a2ee-1111-7000-8000-000000000001';
    for (const verb of [
      publish,
      (session: string, __: undefined, name: Name) => withdraw(session, 'x', name),
    ]) {
      const [hidden, unknown] = [await verb(id, undefined, who), await verb(nowhere, undefined, who)];
      expect(unknown).toMatchObject({
        session: null,
        problems: [{ __typename: 'NotFoundProblem', code: 'NO_SUCH_SESSION', value: nowhere }],
      });
      expect(JSON.parse(JSON.stringify(hidden).replaceAll(id, nowhere))).toEqual(unknown);
    }
  });

  test('twice, and on a day to come', async () => {
    const id = await aSessionIn('VALIDATED', 'TWICE');
    expect(await publish(id, '2100-01-01')).toMatchObject({
      problems: [
        { __typename: 'InvalidParametersProblem', code: 'PUBLISHED_LATER', path: '/input/publishedOn' },
      ],
    });
    expect(await publish(id, '2022-03-14')).toMatchObject({ session: { publishedOn: '2022-03-14' } });
    expect(await publish(id)).toMatchObject({
      session: null,
      problems: [
        {
          code: 'ALREADY_PUBLISHED',
          value: '2022-03-14',
          message:
            'La session « TWICEA » est déjà publiée, depuis le 14/03/2022. Si c’est une erreur, retirez d’abord cette publication (withdrawPublication).',
        },
      ],
    });
  });

  test('the day is that of Paris', async () => {
    const id = await aSessionIn('VALIDATED', 'PARIS');
    const late = new Date('2026-06-30T22:30:00Z');
    expect(await publishSession(em(), { session: id }, late)).toMatchObject({
      session: { publishedOn: '2026-07-01' },
    });
  });
});

describe('a publication made by error', () => {
  test.each([true, false])(
    'is withdrawn, and leaves what the fiche says: announced %s',
    async (announced) => {
      const id = await aSessionIn('VALIDATED', `ERR-${announced}`, { announced });
      await publish(id);
      expect(await withdraw(id, 'Mauvaise session')).toEqual({
        session: { reference: `ERR-${announced}A`, state: 'VALIDATED', publishedOn: null, announced },
        problems: [],
      });
      expect(await withdraw(id, 'Mauvaise session')).toMatchObject({
        session: null,
        problems: [
          { __typename: 'WrongStateProblem', code: 'NOT_PUBLISHED', path: '/session', value: 'VALIDATED' },
        ],
      });
      const [entry] = await em().find(AuditEntry, { entityId: id }, { orderBy: { at: 'desc' }, limit: 1 });
      expect(entry).toMatchObject({
        ...{
          operation: 'Mutation.withdrawPublication',
          reason: 'Mauvaise session',
          organisation: 'Carif-Oref',
        },
        ...{ before: { published_on: today }, after: { published_on: null } },
      });
    },
  );

  test('is not withdrawn without saying why', async () => {
    const id = await aSessionIn('VALIDATED', 'WHY');
    await publish(id);
    expect(await withdraw(id, ' ')).toMatchObject({
      session: null,
      problems: [{ code: 'REASON_MISSING', path: '/reason' }],
    });
    expect(await em().findOneOrFail(PoecSession, id)).toMatchObject({ publishedOn: today });
  });
});

test('a published session is announced to a solve, whatever its OPCO imports then', async () => {
  const id = await aSessionIn('VALIDATED', 'KEPT');
  await publish(id, '2022-03-14');
  const campaign = await em().findOneOrFail(Campaign, { slug: 'normandie-2022' });
  const [header, line] = fiches({
    reference: 'KEPTA',
    projet: 'KEPT',
    etat: '',
    enveloppe: '',
    places: '8',
  }).split('\n');
  const file = { name: 'f.csv', content: `${header};annoncee\n${line};non\n` };
  expect(await importSessions(em(), campaign, file, { filedBy: 'AKTO' })).toMatchObject({
    applied: true,
    problems: [],
  });
  const rows = (await loadCampaign(em(), { slug: 'normandie-2022' }))!.sessions;
  const announced = rows.filter((row) => row.announced).map(({ reference }) => reference);
  expect(announced).toContain('KEPTA');
  expect(announced).not.toContain('KEPTB');
  expect(rows.find(({ reference }) => reference === 'KEPTA')).toMatchObject({ places: 8 });
});
