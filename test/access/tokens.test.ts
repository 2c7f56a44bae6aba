/** API tokens: given once, kept as a hash, wrong in one way only. */

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { addOrganisation } from '../../src/access/organisations.ts';
import { looksLikeToken } from '../../src/access/secret.ts';
import { createToken, revokeToken, viewerOfToken, type WantedToken } from '../../src/access/tokens.ts';
import { AccessToken, Organisation } from '../../src/entities/index.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { aToken } from '../support/given-token.ts';

let db: TestDatabase;
/** What an organisation need not be. */
const STATED = { siret: null, opco: null, regions: [] };

beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.drop());

const DAY = 86_400_000;
const em = () => db.orm.em.fork();
const later = (days: number) => new Date(Date.now() + days * DAY);

test('a token speaks for its organisation, with its roles, until it expires', async () => {
  const token = await aToken(em(), { name: 'AKTO', opco: 'AKTO', roles: ['OPCO', 'MEMBER'] });
  expect(looksLikeToken(token)).toBe(true);
  expect(await viewerOfToken(em(), token)).toMatchObject({
    kind: 'TOKEN',
    organisation: { name: 'AKTO', opco: 'AKTO' },
    roles: ['OPCO', 'MEMBER'],
  });
  expect(await viewerOfToken(em(), token, later(29.9))).not.toBeNull();
  expect(await viewerOfToken(em(), token, later(30.1))).toBeNull();
});

test('the text of a token is nowhere in the database', async () => {
  const token = await aToken(em(), { name: 'Carif-Oref', roles: ['CARIF_OREF'] });
  const rows = await em().execute('select row_to_json(access_token)::text as row from access_token');
  const secret = token.slice('metronome_'.length, -8);
  expect(JSON.stringify(rows)).not.toContain(secret);
  expect(JSON.stringify(rows)).not.toContain(Buffer.from(secret, 'base64url').toString('hex'));
});

test('a token taken back opens nothing any more, and stays so since the first time', async () => {
  const token = await aToken(em(), { name: 'Région', roles: ['REGION'] });
  const { id } = await em().findOneOrFail(AccessToken, { organisation: { name: 'Région' } });
  const first = await revokeToken(em(), id, new Date('2026-01-01'));
  expect(first).toMatchObject({ token: { revokedAt: new Date('2026-01-01') } });
  expect(await revokeToken(em(), id)).toMatchObject({ token: { revokedAt: new Date('2026-01-01') } });
  expect(await viewerOfToken(em(), token)).toBeNull();
});

test('a role that the organisation loses is lost to its tokens at once', async () => {
  const token = await aToken(em(), { name: 'DREETS', roles: ['MEMBER', 'PLANNER'] });
  await em().nativeUpdate(Organisation, { name: 'DREETS' }, { roles: ['MEMBER'] });
  expect((await viewerOfToken(em(), token))?.roles).toEqual(['MEMBER']);
});

test.each([
  ['nothing', ''],
  ['another word', 'sesame'],
  ['a token of another place', `metronome_${'A'.repeat(43)}00000000`],
  ['a megabyte', 'metronome_'.repeat(100_000)],
])('%s is nobody’s, without asking the database', async (_, text) => {
  expect(looksLikeToken(text)).toBe(false);
  expect(await viewerOfToken(em(), text)).toBeNull();
});

test('one character changed is nobody’s', async () => {
  const token = await aToken(em(), { name: 'France Travail', roles: ['FRANCE_TRAVAIL'] });
  for (const at of [12, 30, token.length - 1]) {
    const changed = `${token.slice(0, at)}${token[at] === 'b' ? 'c' : 'b'}${token.slice(at + 1)}`;
    expect(await viewerOfToken(em(), changed)).toBeNull();
  }
});

test('its last use is noted to the minute, not at every request', async () => {
  const token = await aToken(em(), { name: 'Uniformation', opco: 'UNIFORMATION', roles: ['OPCO'] });
  const lastUse = async () =>
    (await em().findOneOrFail(AccessToken, { organisation: { name: 'Uniformation' } })).lastUsedAt;
  expect(await lastUse()).toBeNull();
  const now = new Date();
  await viewerOfToken(em(), token, now);
  await viewerOfToken(em(), token, new Date(now.getTime() + 59_000));
  expect(await lastUse()).toEqual(now);
  const next = new Date(now.getTime() + 61_000);
  await viewerOfToken(em(), token, next);
  expect(await lastUse()).toEqual(next);
});

describe('what cannot be given is refused with every problem, and nothing is kept', () => {
  const wanted: WantedToken = { organisation: 'AFDAS', roles: ['OPCO'], label: 'essai', days: 1 };
  test.each([
    [{ organisation: 'Personne' }, ['ORGANISATION_UNKNOWN']],
    [{ organisation: '0198a2ee-1111-7000-8000-000000000001' }, ['ORGANISATION_UNKNOWN']],
    [{ roles: [] }, ['ROLES']],
    [{ roles: ['OPCO', 'ADMINISTRATOR'] }, ['ROLES']],
    [{ days: 0, label: ' ' }, ['LABEL_LENGTH', 'DAYS']],
    [{ days: 401 }, ['DAYS']],
    [{ days: 1.5 }, ['DAYS']],
  ] as [Partial<WantedToken>, string[]][])('%j', async (said, codes) => {
    if ((await em().count(Organisation, { name: 'AFDAS' })) === 0)
      await addOrganisation(em(), { ...STATED, name: 'AFDAS', opco: 'AFDAS', roles: ['OPCO'] });
    const answer = await createToken(em(), { ...wanted, ...said });
    expect('problems' in answer && answer.problems.map(({ code }) => code)).toEqual(codes);
    expect(await em().count(AccessToken, { organisation: { name: 'AFDAS' } })).toBe(0);
  });
});

describe('an organisation', () => {
  test('is kept once, by its name and its SIRET', async () => {
    const stated = {
      ...{ ...STATED, name: 'OCAPIAT', siret: '732 829 320 00074' },
      ...({ opco: 'OCAPIAT', roles: ['OPCO'] } as const),
    };
    expect(await addOrganisation(em(), stated)).toMatchObject({
      organisation: { siret: '73282932000074', version: 1 },
    });
    const again = await addOrganisation(em(), stated);
    expect('problems' in again && again.problems.map(({ code }) => code)).toEqual([
      'NAME_TAKEN',
      'SIRET_TAKEN',
    ]);
  });

  test('that cannot be used is refused with every problem', async () => {
    const answer = await addOrganisation(em(), { ...STATED, name: ' ', siret: '12', roles: ['OPCO'] });
    expect('problems' in answer && answer.problems.map(({ path }) => path)).toEqual([
      '/name',
      '/siret',
      '/opco',
    ]);
    const without = await addOrganisation(em(), { ...STATED, name: 'Sans rôle', roles: [] });
    expect('problems' in without && without.problems.map(({ code }) => code)).toEqual(['NO_ROLE']);
  });

  test('says which region it is, by codes that are those of regions', async () => {
    const codes = async (regions: string[]) => {
      const answer = await addOrganisation(em(), { ...STATED, name: 'R', roles: ['REGION'], regions });
      return 'problems' in answer && answer.problems.map(({ code }) => code);
    };
    expect(await codes([])).toEqual(['REGION_MISSING']);
    expect(await codes(['DEP-14', '99', 'REG-28'])).toEqual(['REGION', 'REGION']);
    const added = await addOrganisation(em(), {
      ...STATED,
      name: 'R',
      roles: ['REGION'],
      regions: ['76', 'REG-28'],
    });
    expect(added).toMatchObject({ organisation: { regions: ['28', '76'] } });
  });
});
