import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { dataSetFiles, soundText } from '../imports/data-set-builder.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { type Answer, metronome, plain, scratchFolder } from './metronome.ts';

const scratch = scratchFolder();
let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
}, 60_000);
afterAll(() => db.drop());

const run = (...args: string[]): Promise<Answer> =>
  metronome(['import', ...args], { env: { DATABASE_URL: db.url } });

const fiches = (name: string, text: string): string => {
  const path = join(scratch, name);
  writeFileSync(path, text);
  return path;
};

const countSessions = async (): Promise<number> => {
  const [row] = await db.orm.em.fork().execute<{ count: string }[]>('select count(*) from poec_session');
  return Number(row!.count);
};

const ONE_MORE = `${soundText('sessions.csv')}S003;P002;AKTO;Cariste;N1101;conjoncturelle;76;Rouen;8;40000;280;ENV-AKTO;second semestre 2022;non;déposée;publié;fiche\n`;

/** The lines of the table: what, created, updated, unchanged. */
const rows = (out: string): string[][] =>
  plain(out)
    .trimEnd()
    .split('\n')
    .slice(2)
    .map((line) => line.trim().split(/ {2,}/));

describe('metronome import', () => {
  test('takes a whole data set, then fiches for its campaign, and the same file twice changes nothing', async () => {
    const folder = join(scratch, 'essai-2022');
    mkdirSync(folder);
    for (const { name, content } of dataSetFiles()) writeFileSync(join(scratch, name), content);
    const whole = await run(folder);
    expect(whole).toMatchObject({ code: 0, err: '' });
    expect(whole.out.split('\n')[0]).toBe('Enregistré :');
    expect(rows(whole.out)).toContainEqual(['sessions', '2', '0', '0']);

    const more = fiches('fiches.csv', ONE_MORE);
    const dry = await run(more, '--campaign', 'essai-2022', '--dry-run');
    expect(dry).toMatchObject({ code: 0, err: '' });
    expect(dry.out.split('\n')[0]).toBe('Essai : rien n’a été enregistré. Ce qui changerait :');
    expect(rows(dry.out)).toEqual([
      ['projets', '1', '0', '1'],
      ['sessions', '1', '0', '2'],
    ]);
    expect(await countSessions()).toBe(2);

    const real = await run(more, '--campaign', 'essai-2022');
    expect(rows(real.out)).toEqual(rows(dry.out));
    expect(await countSessions()).toBe(3);
    const again = await run(more, '--campaign', 'essai-2022');
    expect(rows(again.out)).toEqual([
      ['projets', '0', '0', '2'],
      ['sessions', '0', '0', '3'],
    ]);

    const faulty = fiches(
      'fautes.csv',
      ONE_MORE.replace('N1101', '1101')
        .replace('second semestre 2022;non', '31/02/2022;non')
        .replace('S003', 'S004'),
    );
    const refused = await run(faulty, '--campaign', 'essai-2022');
    expect(refused).toMatchObject({ code: 3, out: '' });
    expect(refused.err.split('\n')[0]).toBe('2 problèmes : rien n’est retenu de ces fichiers.');
    expect(refused.err).toContain('- fautes.csv, ligne 4, colonne « rome » : « 1101 ». Attendu : ');
    expect(refused.err).toContain(
      '- fautes.csv, ligne 4, colonne « debut_souhaite » : « 31/02/2022 ». Attendu : ',
    );
    expect(await countSessions()).toBe(3);

    const unknown = await run(more, '--campaign', 'normandie-1999');
    expect(unknown).toEqual({
      code: 2,
      out: '',
      err: '« normandie-1999 » : cette campagne n’existe pas. Attendu : essai-2022.\n',
    });
  }, 120_000);

  test('asks for the campaign of fiches', async () => {
    const { code, err } = await run(fiches('sans.csv', ONE_MORE));
    expect(code).toBe(2);
    expect(err).toMatch(/de quelle campagne sont ces fiches \? Ajoutez --campaign/);
  });

  test('names a file that is missing', async () => {
    const path = join(scratch, 'absent.csv');
    expect(await run(path, '--campaign', 'essai-2022')).toEqual({
      code: 2,
      out: '',
      err: `${path} : ce fichier ou ce dossier n’existe pas. Attendu : un fichier CSV. Vérifiez le chemin.\n`,
    });
  });

  test('says which database does not open, without its password', async () => {
    const env = { DATABASE_URL: 'postgresql://m:s3cret@127.0.0.1:1/m' };
    const args = ['import', fiches('base.csv', ONE_MORE), '--campaign', 'essai-2022'];
    const { code, out, err } = await metronome(args, { env });
    expect({ code, out }).toEqual({ code: 7, out: '' });
    expect(err).toContain('postgresql://m:***@127.0.0.1:1/m');
    expect(err).not.toMatch(/s3cret|\n\s+at /);
  });
});
