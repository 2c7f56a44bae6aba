/** Organisations and their tokens over the API, as an administrator keeps them. */

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { viewerOfToken } from '../../src/access/tokens.ts';
import { AuditEntry } from '../../src/entities/index.ts';
import { type Api, testApi } from '../support/api.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { aViewer } from '../support/viewers.ts';

let db: TestDatabase;
let api: Api;
beforeAll(async () => {
  db = await testDatabase();
  api = await testApi({ em: db.orm.em, jobs: db.jobs }, { viewer: aViewer(null, 'ADMINISTRATOR') });
});
afterAll(async () => {
  await api.stop();
  expect(api.failures).toEqual([]);
  await db.drop();
});

const PROBLEMS = 'problems { __typename code path value message }';
const ORGANISATION = 'organisation { id name siret opco regions roles endedAt version }';

/** The answer of the only operation of a request, which has no error. */
async function ask(query: string, variables: object = {}): Promise<unknown> {
  const { status, data, errors } = await api.ask(query, { ...variables });
  expect({ status, errors }).toEqual({ status: 200, errors: undefined });
  return Object.values(data as object)[0];
}

const add = (input: object) =>
  ask(
    `mutation ($input: AddOrganisationInput!) { addOrganisation(input: $input) { ${ORGANISATION} ${PROBLEMS} } }`,
    { input },
  );
const change = (verb: 'update' | 'end' | 'resume', input: object) =>
  ask(
    `mutation ($input: ${verb === 'update' ? 'UpdateOrganisationInput' : 'OrganisationVersionInput'}!) {
      ${verb}Organisation(input: $input, reason: "essai") { ${ORGANISATION} ${PROBLEMS} } }`,
    { input },
  );

interface Answered {
  organisation: { id: string; version: number };
  token: { id: string };
  secret: string;
}

const akto = {
  id: expect.any(String),
  name: 'AKTO',
  siret: '73282932000074',
  opco: 'AKTO',
  regions: null as unknown,
  roles: ['OPCO', 'MEMBER'],
  endedAt: null as unknown,
  version: 1,
};
let id: string;

describe('an organisation', () => {
  test('is registered by its SIRET, with its roles', async () => {
    const input = { name: 'AKTO', siret: '732 829 320 00074', opco: 'Opco Akto', roles: ['OPCO', 'MEMBER'] };
    const answer = (await add(input)) as Answered;
    expect(answer).toEqual({ organisation: akto, problems: [] });
    id = answer.organisation.id;
  });

  test('that cannot be used is refused with every problem', async () => {
    expect(await add({ name: 'AKTO', siret: '73282932000074', roles: [] })).toMatchObject({
      organisation: null,
      problems: [
        { __typename: 'InvalidParametersProblem', code: 'NO_ROLE', path: '/input/roles' },
        { code: 'NAME_TAKEN', path: '/input/name', value: 'AKTO' },
        { code: 'SIRET_TAKEN', path: '/input/siret' },
      ],
    });
    expect(await add({ name: 'X', opco: 'Opco Lune', roles: ['OPCO'] })).toMatchObject({
      problems: [{ code: 'OPCO_UNKNOWN', path: '/input/opco', value: 'Opco Lune' }],
    });
  });

  test('changes by versions: the second of two learns so', async () => {
    const input = { organisation: id, expectedVersion: 1, name: 'AKTO Normandie' };
    const changed = { ...akto, name: 'AKTO Normandie', version: 2 };
    expect(await change('update', input)).toEqual({ organisation: changed, problems: [] });
    expect(await change('end', { organisation: id, expectedVersion: 1 })).toEqual({
      organisation: null,
      problems: [
        {
          __typename: 'EditConflictProblem',
          code: 'CONFLICT',
          path: '/input/expectedVersion',
          value: '1',
          message: expect.stringContaining('L’organisation « AKTO Normandie » a changé depuis votre lecture'),
        },
      ],
    });
    expect(await change('update', { organisation: 'personne', expectedVersion: 1 })).toMatchObject({
      problems: [{ __typename: 'NotFoundProblem', code: 'ORGANISATION_UNKNOWN' }],
    });
  });

  test('says its regions, which the Région role does not go without', async () => {
    const region = { name: 'Région Normandie', roles: ['REGION'] };
    expect(await add(region)).toMatchObject({
      problems: [{ code: 'REGION_MISSING', path: '/input/regions' }],
    });
    const added = (await add({ ...region, regions: ['28'] })) as Answered;
    expect(added.organisation).toMatchObject({ regions: ['28'] });
    const read = { organisation: added.organisation.id, expectedVersion: 1 };
    expect(await change('update', { ...read, regions: ['76', '28'] })).toMatchObject({
      organisation: { regions: ['28', '76'] },
    });
    expect(await change('update', { ...read, expectedVersion: 2, regions: null })).toMatchObject({
      problems: [{ code: 'REGION_MISSING' }],
    });
  });

  test('is found in the list, with who acted in the audit', async () => {
    await add({ name: 'Carif-Oref', roles: ['CARIF_OREF'] });
    const list = (filter: string) => ask(`{ organisations(filter: ${filter}) { nodes { name version } } }`);
    const found = { nodes: [{ name: 'AKTO Normandie', version: 2 }] };
    for (const filter of [
      '{ search: "akto" }',
      '{ siret: "73282932000074" }',
      '{ role: OPCO, ended: false }',
    ])
      expect(await list(filter)).toEqual(found);
    expect(await list('{ ended: true }')).toEqual({ nodes: [] });
    expect(await ask(`{ organisation(id: "${id}") { name } }`)).toEqual({ name: 'AKTO Normandie' });
    expect(
      await db.orm.em.fork().findOneOrFail(AuditEntry, { entityId: id, action: 'UPDATE' }),
    ).toMatchObject({
      operation: 'Mutation.updateOrganisation',
      reason: 'essai',
      before: { name: 'AKTO' },
      after: { name: 'AKTO Normandie' },
    });
  });
});

describe('a token', () => {
  const give = (input: object) =>
    ask(
      `mutation ($input: CreateAccessTokenInput!) { createAccessToken(input: $input) {
        token { id label roles revokedAt lastUsedOn organisation { name } } secret ${PROBLEMS} } }`,
      { input },
    ) as Promise<Answered>;
  let given: Answered;

  test('is shown once, and nowhere after', async () => {
    given = await give({ organisation: id, label: 'import nocturne', roles: ['OPCO'], days: 90 });
    expect(given).toEqual({
      token: {
        id: expect.any(String),
        label: 'import nocturne',
        roles: ['OPCO'],
        revokedAt: null,
        lastUsedOn: null,
        organisation: { name: 'AKTO Normandie' },
      },
      secret: expect.stringMatching(/^metronome_[\w-]{51}$/),
      problems: [],
    });
    expect(await viewerOfToken(db.orm.em.fork(), given.secret)).toMatchObject({ roles: ['OPCO'] });
    const today = new Date().toISOString().slice(0, 10);
    const listed = await ask(
      '{ accessTokens(filter: { search: "NOCTURNE" }, order: { field: LAST_USED }) { nodes { label lastUsedOn } } }',
    );
    expect(listed).toEqual({ nodes: [{ label: 'import nocturne', lastUsedOn: today }] });
    const audit = await db.orm.em.fork().find(AuditEntry, { entityId: given.token.id });
    expect(JSON.stringify(audit)).not.toContain(given.secret.slice(10, 40));
    expect(audit).toMatchObject([{ action: 'CREATE', operation: 'Mutation.createAccessToken' }]);
  });

  test('that cannot be given is refused with every problem, and none exists', async () => {
    const refused = await give({ organisation: id, label: ' ', roles: ['PLANNER'], days: 401 });
    expect(refused).toMatchObject({
      token: null,
      secret: null,
      problems: [
        { code: 'LABEL_LENGTH', path: '/input/label' },
        { code: 'DAYS', path: '/input/days' },
        { code: 'ROLES', path: '/input/roles' },
      ],
    });
    expect(await ask('{ accessTokens { totalCount } }')).toEqual({ totalCount: 1 });
  });

  test('is taken back at once, twice without harm', async () => {
    const revoke = (token: string) =>
      ask(`mutation { revokeAccessToken(token: "${token}") { token { revokedAt } ${PROBLEMS} } }`);
    const first = await revoke(given.token.id);
    expect(first).toEqual({ token: { revokedAt: expect.any(String) }, problems: [] });
    expect(await revoke(given.token.id)).toEqual(first);
    expect(await viewerOfToken(db.orm.em.fork(), given.secret)).toBeNull();
    expect(await revoke('personne')).toMatchObject({
      token: null,
      problems: [{ __typename: 'NotFoundProblem', code: 'TOKEN_UNKNOWN', path: '/token' }],
    });
  });
});

test('an organisation ceases to take part with its tokens, and may be back', async () => {
  const ended = await change('end', { organisation: id, expectedVersion: 2 });
  const what = { ...akto, name: 'AKTO Normandie' };
  expect(ended).toEqual({
    organisation: { ...what, endedAt: expect.any(String), version: 3 },
    problems: [],
  });
  expect(
    await ask(`{ organisation(id: "${id}") { tokens(filter: { revoked: false }) { totalCount } } }`),
  ).toEqual({ tokens: { totalCount: 0 } });
  expect(await change('resume', { organisation: id, expectedVersion: 3 })).toEqual({
    organisation: { ...what, version: 4 },
    problems: [],
  });
});
