/** Administrators change organisations, at once or one after the other; what is closed is closed at once. */

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  endOrganisation,
  type OrganisationChange,
  resumeOrganisation,
  updateOrganisation,
} from '../../src/access/change-organisation.ts';
import { addOrganisation } from '../../src/access/organisations.ts';
import { openSession, viewerOfSession } from '../../src/access/sign-in/sessions.ts';
import { createToken, viewerOfToken } from '../../src/access/tokens.ts';
import { AccessToken, Organisation } from '../../src/entities/index.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { aToken } from '../support/given-token.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.drop());

const em = () => db.orm.em.fork();
const named = (name: string) => em().findOneOrFail(Organisation, { name });

/** An organisation as its editor reads it. */
async function saved(name: string, siret: string | null = null): Promise<Organisation> {
  const added = await addOrganisation(em(), { name, siret, opco: null, regions: [], roles: ['MEMBER'] });
  if ('problems' in added) throw new Error(JSON.stringify(added.problems));
  return added.organisation;
}

const codes = (answer: OrganisationChange): string[] =>
  'problems' in answer ? answer.problems.map(({ code }) => code) : [];

describe('a change', () => {
  test('keeps what is not said, and counts', async () => {
    const { id } = await saved('DREETS', '73282932000074');
    const read = { organisation: id, expectedVersion: 1 };
    expect(await updateOrganisation(em(), { ...read, roles: ['PLANNER'] }, null)).toMatchObject({
      organisation: { name: 'DREETS', siret: '73282932000074', roles: ['PLANNER'], version: 2 },
    });
    expect(await updateOrganisation(em(), { ...read, siret: null }, null)).toMatchObject({
      conflict: { name: 'DREETS', expectedVersion: 1, currentVersion: 2 },
    });
    expect(await named('DREETS')).toMatchObject({ siret: '73282932000074', version: 2 });
  });

  test('that cannot be used is refused with every problem, its own name not among them', async () => {
    await saved('Une autre');
    const { id } = await saved('Région');
    const read = { organisation: id, expectedVersion: 1 };
    const wrong = { name: 'Une autre', siret: '12', roles: ['OPCO'] as const };
    expect(codes(await updateOrganisation(em(), { ...read, ...wrong }, null))).toEqual([
      'SIRET',
      'OPCO_MISSING',
      'NAME_TAKEN',
    ]);
    expect(await updateOrganisation(em(), { ...read, name: 'Région' }, null)).toMatchObject({
      organisation: { version: 1 },
    });
  });

  test('of two at the same moment, one is made', async () => {
    const { id } = await saved('Partagée');
    const answers = await Promise.all(
      (['CARIF_OREF', 'PLANNER'] as const).map((role) =>
        updateOrganisation(em(), { organisation: id, expectedVersion: 1, roles: [role] }, null),
      ),
    );
    expect(answers.map((answer) => Object.keys(answer)[0]).toSorted()).toEqual(['conflict', 'organisation']);
  });

  test('of two that take one SIRET at the same moment, one is made and the other is refused in words', async () => {
    const siret = '41816609600069';
    for (const way of ['add', 'update'] as const) {
      const rows = await Promise.all(['a', 'b', 'c'].map((n) => saved(`${way} ${n}`)));
      const answers = await Promise.all(
        rows.map(({ id }, n) =>
          way === 'add'
            ? addOrganisation(em(), { name: `neuve ${n}`, siret, opco: null, regions: [], roles: ['MEMBER'] })
            : updateOrganisation(em(), { organisation: id, expectedVersion: 1, siret }, null),
        ),
      );
      expect(answers.map(codes).toSorted()).toEqual([[], ['SIRET_TAKEN'], ['SIRET_TAKEN']]);
      await em().nativeUpdate(Organisation, { siret }, { siret: null });
    }
  });

  test('of nothing is refused', async () => {
    const read = { organisation: 'personne', expectedVersion: 1 };
    expect(codes(await endOrganisation(em(), read, null))).toEqual(['ORGANISATION_UNKNOWN']);
  });
});

describe('an organisation that ceases to take part', () => {
  test('opens nothing from then on, by any way, and its tokens stay taken back when it is back', async () => {
    const token = await aToken(em(), { name: 'AKTO', opco: 'AKTO', roles: ['OPCO'] });
    const organisation = await named('AKTO');
    const cookie = await openSession(em(), { account: 'compte-essai', organisation, idToken: 'x' });
    expect(await viewerOfToken(em(), token)).not.toBeNull();
    expect(await viewerOfSession(em(), cookie)).not.toBeNull();

    const read = { organisation: organisation.id, expectedVersion: organisation.version };
    const ended = await endOrganisation(em(), read, null, new Date('2026-01-01'));
    expect(ended).toMatchObject({ organisation: { endedAt: new Date('2026-01-01'), version: 2 } });
    expect(await viewerOfToken(em(), token)).toBeNull();
    expect(await viewerOfSession(em(), cookie)).toBeNull();
    const wanted = { organisation: 'AKTO', roles: ['OPCO' as const], label: 'x', days: 1 };
    expect(await createToken(em(), wanted)).toMatchObject({ problems: [{ code: 'ORGANISATION_ENDED' }] });

    const back = await resumeOrganisation(em(), { ...read, expectedVersion: 2 });
    expect(back).toMatchObject({ organisation: { endedAt: null, version: 3 } });
    expect(await viewerOfToken(em(), token)).toBeNull();
    expect(await createToken(em(), wanted)).toMatchObject({ token: { label: 'x' } });
  });

  test('is not ended, nor its tokens taken back, when somebody changed it meanwhile', async () => {
    const token = await aToken(em(), { name: 'Uniformation', roles: ['MEMBER'] });
    const { id } = await named('Uniformation');
    const read = { organisation: id, expectedVersion: 1 };
    const both = await Promise.all([
      endOrganisation(em(), read, null),
      updateOrganisation(em(), { ...read, roles: ['MEMBER', 'PLANNER'] }, null),
    ]);
    const isEnded = 'organisation' in both[0];
    expect(both.filter((answer) => 'conflict' in answer)).toHaveLength(1);
    expect((await named('Uniformation')).endedAt === null).toBe(!isEnded);
    expect(await em().count(AccessToken, { organisation: id, revokedAt: null })).toBe(isEnded ? 0 : 1);
    expect((await viewerOfToken(em(), token)) === null).toBe(isEnded);
  });

  test('nobody shuts out the organisation they act for', async () => {
    const { id } = await saved('Exploitant');
    const read = { organisation: id, expectedVersion: 1 };
    await updateOrganisation(em(), { ...read, roles: ['ADMINISTRATOR'] }, null);
    const again = { ...read, expectedVersion: 2 };
    expect(codes(await endOrganisation(em(), again, id))).toEqual(['OWN_ORGANISATION']);
    expect(codes(await updateOrganisation(em(), { ...again, roles: ['MEMBER'] }, id))).toEqual([
      'OWN_ORGANISATION',
    ]);
    expect(await updateOrganisation(em(), { ...again, name: 'Exploitation' }, id)).toMatchObject({
      organisation: { name: 'Exploitation' },
    });
  });
});
