import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { SmoothReport } from '../../src/cli/smooth-report.ts';
import { projectRoot } from '../../src/config.ts';
import { type DataSetFile, dataSetFiles } from '../imports/data-set-builder.ts';
import { jsonFile, metronome, plain, scratchFolder } from './metronome.ts';

const scratch = scratchFolder();

/** The tiny data set in a folder of its own, with some files replaced, or left out when `null`. */
function dataSet(name: string, replaced: Partial<Record<DataSetFile, string | null>> = {}): string {
  const folder = join(scratch, name);
  mkdirSync(folder);
  for (const file of dataSetFiles(replaced))
    writeFileSync(join(folder, file.name.replace('essai-2022/', '')), file.content);
  return folder;
}

const SESSIONS_HEADER =
  'reference;projet;opco;intitule;rome;nature;departement;places;cout_eur;heures;enveloppe;debut_souhaite;fenetre_debut;fenetre_fin;alternance;etat;motif;provenance;source';

/** Three sessions of one job asked for in March, one abandoned, one without a date. */
const SESSIONS = `${SESSIONS_HEADER}
S001;P001;AKTO;Cuisinier;G1602;structurante;14;10;50000;350;ENV-AKTO;14/03/2022;;;non;validée;;reconstitué;graine 1
S002;P002;AKTO;Cuisinier;G1602;conjoncturelle;14;10;50000;350;ENV-AKTO;14/03/2022;;;non;validée;;reconstitué;graine 1
S003;P003;AKTO;Cuisinier;G1602;structurante;14;10;50000;350;ENV-AKTO;14/03/2022;;;non;abandonnée;faute de candidats;reconstitué;graine 1
S004;P004;AKTO;Cuisinier;G1602;structurante;14;10;50000;350;ENV-AKTO;à déterminer;;;non;validée;;reconstitué;graine 1
S005;P005;AKTO;Serveur;G1803;structurante;14;10;900000;350;ENV-AKTO;14/03/2022;;;non;validée;;reconstitué;graine 1
`;

const TRANCHES = `enveloppe;date;montant_eur;nature;provenance;source
ENV-REGION;01/01/2022;1000000;initiale;reconstitué;graine 1
ENV-AKTO;01/01/2022;110000;initiale;reconstitué;graine 1
`;

describe('a data set', () => {
  test('is shown before and after, with what it costs and what is left aside', async () => {
    const folder = dataSet('deux-cuisiniers', { 'sessions.csv': SESSIONS, 'tranches.csv': TRANCHES });
    const { code, out, err } = await metronome(['smooth', folder]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const lines = plain(out).split('\n');
    expect(lines.slice(0, 2)).toEqual(['Essai 2022', '3 sessions, 30 entrées, du 01/01/2022 au 31/12/2022']);
    const march = lines.find((line) => line.startsWith('  mars '));
    expect(march).toMatch(/^ {2}mars +3 +30 {2}█+ +(0|1) +(0|10) /);
    expect(lines.filter((line) => /^ {2}(janvier|août|décembre) /.test(line))).toHaveLength(3);
    expect(lines.filter((line) => /^ {2}T[1-4] 2022 /.test(line))).toHaveLength(4);
    expect(out).toMatch(
      /^Mois le plus plein : 30 entrées en mars demandées, 10 entrées en \S+ planifiées \(-67\s%\)\.$/m,
    );
    expect(plain(out)).toMatch(/^Prix du lissage : \d sessions? déplacées? sur 2, \d+ semaines? en tout/m);
    expect(plain(out)).toMatch(
      /^Sessions non placées : 1 \(10 entrées\)\.\n {2}- S005, Serveur - 14 : .*L'enveloppe « ENV-AKTO » serait dépassée/m,
    );
    expect(out).toMatch(/^Hors du calcul : 2 sessions\.\n {2}- La session S003 est abandonnée/m);
    expect(out).toMatch(/^ {2}- La session S004 /m);
    expect(plain(out)).toMatch(/^ {2}ENV-AKTO +110 000,00 € +102 500,50 € {2}93 % +7 499,50 € /m);
  });

  test('is the same in JSON, every session accounted for, with a curve as a picture', async () => {
    const folder = dataSet('deux-cuisiniers-json', { 'sessions.csv': SESSIONS, 'tranches.csv': TRANCHES });
    const svg = join(scratch, 'courbe.svg');
    const { code, out } = await metronome(['smooth', folder, '--json', '--svg', svg]);
    expect(code).toBe(0);
    const report = JSON.parse(out) as SmoothReport;
    expect(report).toMatchObject({
      campaign: { slug: 'essai-2022', title: 'Essai 2022' },
      sessions: 3,
      entries: 30,
      verified: true,
      displacement: { unplaced: { sessions: 1, entries: 10 } },
      unplaced: [{ session: 'S005', entries: 10 }],
      leftOut: [
        { session: 'S003', reason: 'ABANDONED' },
        { session: 'S004', reason: 'UNKNOWN_DATE' },
      ],
    });
    expect(report.curve.before.months.find(({ period }) => period === '2022-03')).toEqual({
      period: '2022-03',
      sessions: 3,
      entries: 30,
    });
    expect(readFileSync(svg, 'utf8')).toMatch(
      /^<svg [\s\S]*<title id="titre">Essai 2022<\/title>[\s\S]*<\/svg>\n$/,
    );
  });

  test('that lacks figures is scheduled on what the planner supposes', async () => {
    const refused = await metronome(['smooth', 'occitanie-sante-2024']);
    expect(refused).toMatchObject({ code: 3, out: '' });
    expect(refused.err).toMatch(
      /^« occitanie-sante-2024 » : aucune session à programmer\. Attendu : au moins une\.\n/,
    );
    expect(refused.err).toMatch(/La session OCC-2024-S001 /);
    const supposed = ['--places', '10', '--cost', '0', '--hours', '400'];
    const nearWishes = { levels: [{ name: 'fidelity', terms: [{ term: 'fidelity', weight: 1 }] }] };
    supposed.push('--parameters', jsonFile(scratch, 'souhaits.json', nearWishes));
    const { code, out } = await metronome(['smooth', 'occitanie-sante-2024', '--json', ...supposed]);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ sessions: 10, entries: 100, leftOut: [] });
  });
});

describe('a data set that cannot be used', () => {
  test('because it does not exist: those that do are named', async () => {
    const { code, out, err } = await metronome(['smooth', 'bretagne-2022']);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toBe(
      '« bretagne-2022 » : ce jeu de données n’existe pas. Attendu : normandie-2021, normandie-2022, occitanie-sante-2024, ou le chemin d’un dossier qui contient jeu.json et sessions.csv.\n',
    );
  });

  test('because of its files: every problem is told with its file, line, column and value', async () => {
    const sessions = SESSIONS.replace('S001;P001;AKTO', 'S001;P001;OPCO du cirque').replace('G1803', '1803');
    const tranches = TRANCHES.replace('ENV-AKTO;', 'ENV-AKTTO;').replace('01/01/2022', '31/02/2022');
    const folder = dataSet('fautes', { 'sessions.csv': sessions, 'tranches.csv': tranches });
    const { code, out, err } = await metronome(['smooth', folder]);
    expect({ code, out }).toEqual({ code: 3, out: '' });
    expect(err.split('\n')[0]).toBe('4 problèmes : rien n’est retenu de ces fichiers.');
    expect(err).toContain(
      '- fautes/sessions.csv, ligne 2, colonne « opco » : « OPCO du cirque ». Attendu : ',
    );
    expect(err).toContain('- fautes/sessions.csv, ligne 6, colonne « rome » : « 1803 ». Attendu : ');
    expect(err).toContain('- fautes/tranches.csv, ligne 2, colonne « date » : « 31/02/2022 ». Attendu : ');
    expect(err).toContain(
      '- fautes/tranches.csv, ligne 3, colonne « enveloppe » : « ENV-AKTTO ». Attendu : ',
    );
  });
});

describe('Normandie 2022', () => {
  test('April is no longer a peak, every session is placed, and the picture of the README is its curve', async () => {
    const svg = join(scratch, 'normandie.svg');
    const { code, out } = await metronome(['smooth', 'normandie-2022', '--json', '--svg', svg]);
    expect(code).toBe(0);
    const { curve, displacement, plan } = JSON.parse(out) as SmoothReport;
    const april = ({ months }: SmoothReport['curve']['before']) =>
      months.find(({ period }) => period === '2022-04')!.entries;
    expect(april(curve.before)).toBe(395);
    expect(april(curve.after)).toBeLessThan(220);
    expect(Math.max(...curve.after.months.map(({ entries }) => entries))).toBeLessThan(220);
    expect(displacement).toMatchObject({ unplaced: { sessions: 0, entries: 0 } });
    expect(displacement.movedWeeks).toBeGreaterThan(0);
    expect(plan.levels.filter(({ end }) => end !== 'PROVEN')).toEqual([]);
    const picture = join(projectRoot(), 'docs', 'curve-normandie-2022.svg');
    expect(readFileSync(svg, 'utf8')).toBe(readFileSync(picture, 'utf8'));
  }, 60_000);
});
