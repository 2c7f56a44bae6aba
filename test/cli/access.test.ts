import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { viewerOfToken } from '../../src/access/tokens.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { type Answer, metronome } from './metronome.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
}, 60_000);
afterAll(() => db.drop());

const run = (...args: string[]): Promise<Answer> => metronome(args, { env: { DATABASE_URL: db.url } });

test('an organisation, its token, its use and its end', async () => {
  expect(
    await run('organisation', 'add', 'AKTO', '--role', 'OPCO', '--role', 'membre', '--opco', 'akto'),
  ).toEqual({
    code: 0,
    out: 'Organisation « AKTO » enregistrée.\n',
    err: '',
  });
  const listed = await run('organisation', 'list');
  expect(listed.out).toContain('OPCO, membre de la conférence');

  const created = await run(
    ...['token', 'create', 'import nocturne', '--organisation', 'AKTO'],
    '--role',
    'OPCO',
    '--days',
    '90',
  );
  expect(created).toMatchObject({ code: 0, err: expect.stringContaining('une seule fois') });
  // Alone on standard output, so that a script may take it.
  const token = created.out.trimEnd();
  expect(token).toMatch(/^metronome_[\w-]{51}$/);
  expect(await viewerOfToken(db.orm.em.fork(), token)).toMatchObject({ roles: ['OPCO'] });

  const tokens = await run('token', 'list');
  expect(tokens.out).toContain('import nocturne');
  expect(tokens.out).toContain('valable');
  expect(tokens.out).not.toContain(token.slice(10, 40));
  const id = /[0-9a-f-]{36}/.exec(tokens.out)![0];
  expect(await run('token', 'revoke', id)).toMatchObject({ code: 0, err: '' });
  expect(await viewerOfToken(db.orm.em.fork(), token)).toBeNull();
  expect((await run('token', 'list')).out).toContain('révoqué le ');

  expect(await run('organisation', 'end', 'AKTO')).toEqual({
    code: 0,
    out: '« AKTO » ne prend plus part : ses jetons sont repris, ses sessions fermées.\n',
    err: '',
  });
  expect((await run('organisation', 'list')).out).toContain('terminée le ');
  expect(await run('organisation', 'resume', 'AKTO')).toMatchObject({ code: 0, err: '' });
  expect((await run('organisation', 'list')).out).toContain('prend part');
}, 60_000);

test('the audit is exported with what the commands did', async () => {
  const lines = async (...args: string[]) =>
    (await run('audit', 'export', ...args)).out.trimEnd().split('\n');
  const entries = (await lines()).map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(entries[0]).toMatchObject({
    action: 'CREATE',
    entity: 'organisation',
    reference: 'AKTO',
    origin: 'COMMAND',
    operation: 'metronome organisation',
  });
  expect(await lines('--format', 'csv')).toHaveLength(entries.length + 1);
  expect(await run('audit', 'export', '--from', '2026-02-31')).toMatchObject({ code: 2 });
}, 60_000);

test('what cannot be done is said, and leaves an exit code', async () => {
  const unknown = await run(
    'token',
    'create',
    'x',
    '--organisation',
    'Personne',
    '--role',
    'OPCO',
    '--days',
    '1',
  );
  expect(unknown).toMatchObject({ code: 3, out: '' });
  expect(unknown.err).toContain('« Personne » : aucune organisation ne porte ce nom.');
  expect(await run('organisation', 'end', 'Personne')).toEqual(unknown);
  expect(await run('token', 'revoke', 'x')).toMatchObject({ code: 3, out: '' });
  expect(await run('organisation', 'add', 'X', '--role', 'roi')).toMatchObject({
    code: 2,
    err: expect.stringContaining('« roi » refusé. Attendu : un rôle'),
  });
  expect(await run('organisation', 'add', 'X')).toMatchObject({
    code: 2,
    err: expect.stringContaining('Il manque l’option « --role <rôle> ».'),
  });
}, 60_000);
