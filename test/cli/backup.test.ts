import { randomBytes } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { asAdmin, atDatabase } from '../support/admin.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { saveFourSessions } from '../support/four-sessions.ts';
import { databasePrefix, serverUrl } from '../support/test-server.ts';
import { metronome, scratchFolder } from './metronome.ts';

const scratch = scratchFolder();
let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
  await saveFourSessions(db.orm.em.fork(), 'sauvee');
});
afterAll(() => db.drop());

test('the two commands of the README give a database back, and say what they wrote and checked', async () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const commands = [...readme.matchAll(/^(?:\w+=\S+ )*npm run -s metronome -- (backup|restore) (\S+)$/gm)];
  expect(commands.map(([, verb]) => verb)).toEqual(['backup', 'restore']);
  expect(commands[0]![2]).toBe(commands[1]![2]);

  const server = await serverUrl();
  const name = `${databasePrefix()}_cli_${randomBytes(4).toString('hex')}`;
  await asAdmin(server, (client) => client.query(`CREATE DATABASE ${name}`));
  const file = join(scratch, commands[0]![2]!);
  try {
    const saved = await metronome(['backup', file], { env: { DATABASE_URL: db.url } });
    expect(saved).toMatchObject({ code: 0, err: '' });
    expect(saved.out).toMatch(/poec_session +4\n/);
    const restored = await metronome(['restore', file], { env: { DATABASE_URL: atDatabase(server, name) } });
    expect(restored).toMatchObject({ code: 0, err: '' });
    expect(restored.out).toMatch(/comptes et empreintes vérifiés[\s\S]*poec_session +4\n/);

    const again = await metronome(['restore', file], { env: { DATABASE_URL: atDatabase(server, name) } });
    expect(again).toMatchObject({ code: 3, out: '' });
    expect(again.err).toContain("n'est pas vide");
    rmSync(file);
    const absent = await metronome(['restore', file], { env: { DATABASE_URL: db.url } });
    expect(absent).toMatchObject({ code: 3, out: '' });
    expect(absent.err).toContain('ENOENT');
  } finally {
    await asAdmin(server, (client) => client.query(`DROP DATABASE ${name} WITH (FORCE)`));
  }
});
