/** The optional files of a data set: what agencies, OPCO, territories and quarters can hold; and what closures stop. */

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import {
  Agency,
  CandidatePool,
  Closure,
  OpcoCapacity,
  PoecSession,
  QuarterCapacity,
} from '../../src/entities/index.ts';
import { parseDataSet } from '../../src/imports/data-set.ts';
import type { ImportFile } from '../../src/imports/decode.ts';
import { importDataSet } from '../../src/imports/import-data-set.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { type DataSetFile, dataSetFiles, soundText } from './data-set-builder.ts';
import { places } from './fixture.ts';

const OPCO = `opco;plafond_mensuel;provenance;source
AKTO;8;reconstitué;hypothèse
OPCO Santé;0;reconstitué;hypothèse
`;
const POOLS = `reference;famille_rome;zone;departement;candidats_attendus;provenance;source
V1;N11;Caen;14;40;reconstitué;hypothèse
V2;N41;;;25;reconstitué;hypothèse
`;
const QUARTERS = `trimestre;entrees;cout_eur;provenance;source
T1 2022;600;;reconstitué;hypothèse
2022-T2;;4500000,50;reconstitué;hypothèse
`;
const EXTRA = { 'opco.csv': OPCO, 'viviers.csv': POOLS, 'capacites.csv': QUARTERS };

function filesWith(
  extra: Record<string, string>,
  replaced: Partial<Record<DataSetFile, string | null>> = {},
): ImportFile[] {
  const added = Object.entries(extra).map(([file, content]) => ({ name: `essai-2022/${file}`, content }));
  return [...dataSetFiles(replaced), ...added];
}

const closures = (header: string, cells: string) =>
  `reference;intitule;du;au;provenance;source;${header}\nNOEL;Organismes fermés;24/12/2022;31/12/2022;reconstitué;hypothèse;${cells}\n`;

describe('reading', () => {
  test('the three files are read, zero is a cap and a blank is no limit', () => {
    const { dataSet, problems } = parseDataSet('essai-2022', filesWith(EXTRA));
    expect(problems).toEqual([]);
    expect(dataSet).toMatchObject({
      opcoCapacities: [
        { opco: 'AKTO', monthlyLaunchCap: 8 },
        { opco: 'OPCO_SANTE', monthlyLaunchCap: 0 },
      ],
      candidatePools: [
        { reference: 'V1', family: 'N11', zone: 'Caen', departement: '14', expectedCandidates: 40 },
        { reference: 'V2', family: 'N41', zone: null, departement: null, expectedCandidates: 25 },
      ],
      quarterCapacities: [
        { quarter: '2022-Q1', entries: 600, costCents: null },
        { quarter: '2022-Q2', entries: null, costCents: 450_000_050 },
      ],
    });
  });

  test('an OPCO, a pool or a quarter told twice is refused', () => {
    const twice = (text: string) => `${text}${text.split('\n')[1]}\n`;
    const files = filesWith({
      'opco.csv': twice(OPCO),
      'viviers.csv': twice(POOLS),
      'capacites.csv': twice(QUARTERS),
    });
    expect(places(parseDataSet('essai-2022', files).problems)).toEqual([
      ['DUPLICATE', 4, 'opco', 'AKTO'],
      ['DUPLICATE', 4, 'reference', 'V1'],
      ['DUPLICATE', 4, 'trimestre', 'T1 2022'],
    ]);
  });

  test('a quarter of another year is told, and keeps nothing out', () => {
    const { dataSet, problems } = parseDataSet(
      'essai-2022',
      filesWith({ 'capacites.csv': QUARTERS.replace('T1 2022', 'T1 2023') }),
    );
    expect(problems.map(({ severity, line, value }) => [severity, line, value])).toEqual([
      ['WARNING', 2, 'T1 2023'],
    ]);
    expect(dataSet).not.toBeNull();
  });

  test.each([
    ['effet;force', 'cours;ferme', 'COURSES', 'HARD'],
    ['effet;force', 'Démarrages et cours;souple', 'STARTS_AND_COURSES', 'SOFT'],
    ['effet;force', ';', null, null],
    ['effet', 'démarrages', 'STARTS', undefined],
  ])('a closure with %s « %s » is %s, %s', (header, cells, effect, force) => {
    const files = dataSetFiles({ 'fermetures.csv': closures(header, cells) });
    const { dataSet, problems } = parseDataSet('essai-2022', files);
    expect(problems).toEqual([]);
    expect(dataSet?.closures.map((row) => [row.effect, row.force])).toEqual([[effect, force]]);
  });

  test('an effect that does not exist is refused with the ones that do', () => {
    const files = dataSetFiles({ 'fermetures.csv': closures('effet', 'vacances') });
    expect(parseDataSet('essai-2022', files).problems[0]).toMatchObject({
      code: 'BAD_VALUE',
      value: 'vacances',
      expected: 'un effet de fermeture : démarrages, cours ou démarrages et cours',
    });
  });
});

describe('importing', () => {
  let database: TestDatabase;
  let folder: string;
  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(() => database.drop());
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'essai-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  async function importing(files: ImportFile[]) {
    const named = files.map(({ name, content }) => [join(folder, basename(name)), content] as const);
    for (const [path, content] of named) await writeFile(path, content);
    const { counts, problems } = await importDataSet(database.orm.em.fork(), folder);
    expect(problems).toEqual([]);
    return counts;
  }

  test('creates them once, updates what differs, keeps what a file does not tell', async () => {
    const agencies = `reference;nom;departement;zone;plafond_lancements;provenance;source
AG-CAEN;Caen;14;Caen;0;reconstitué;graine 1
AG-ROUEN;Rouen;76;;;reconstitué;graine 1
`;
    const sessions = soundText('sessions.csv')
      .replace('alternance;etat', 'alternance;derogation;certification;annoncee;etat')
      .replace('oui;validée', 'oui;002:L47-67;RNCP35830;oui;validée')
      .replace('oui;déposée', 'oui;;;;déposée');
    const closed = closures('effet;force', 'démarrages et cours;souple');
    const told = { 'agences.csv': agencies, 'fermetures.csv': closed, 'sessions.csv': sessions };
    const created = { created: 2, updated: 0, unchanged: 0 };
    const unchanged = { created: 0, updated: 0, unchanged: 2 };
    const tables = { opcoCapacities: created, candidatePools: created, quarterCapacities: created };
    expect(await importing(filesWith(EXTRA, told))).toMatchObject(tables);

    // The second time the cap of AKTO has changed, and three files have lost their new columns.
    const untold = {
      'fermetures.csv': closed.replace(';effet;force', '').replace(';démarrages et cours;souple', ''),
    };
    const again = filesWith({ ...EXTRA, 'opco.csv': OPCO.replace('AKTO;8', 'AKTO;9') }, untold);
    expect(await importing(again)).toMatchObject({
      opcoCapacities: { created: 0, updated: 1, unchanged: 1 },
      candidatePools: unchanged,
      quarterCapacities: unchanged,
      agencies: unchanged,
      closures: { created: 0, updated: 0, unchanged: 1 },
      sessions: unchanged,
    });

    const em = database.orm.em.fork();
    const byReference = { orderBy: { reference: 'asc' } } as const;
    expect(await em.find(Agency, {}, byReference)).toMatchObject([{ launchCap: 0 }, { launchCap: null }]);
    expect(await em.find(Closure, {})).toMatchObject([{ effect: 'STARTS_AND_COURSES', force: 'SOFT' }]);
    expect(await em.find(PoecSession, {}, byReference)).toMatchObject([
      { derogation: '002:L47-67', certification: 'RNCP35830', announced: true },
      { derogation: null, certification: null, announced: false },
    ]);
    expect(await em.find(OpcoCapacity, {}, { orderBy: { opco: 'asc' } })).toMatchObject([
      { opco: 'AKTO', monthlyLaunchCap: 9 },
      { opco: 'OPCO_SANTE', monthlyLaunchCap: 0 },
    ]);
    expect(await em.find(CandidatePool, {}, byReference)).toMatchObject([
      { reference: 'V1', expectedCandidates: 40 },
      { reference: 'V2', zone: null },
    ]);
    expect(await em.find(QuarterCapacity, {}, { orderBy: { quarter: 'asc' } })).toMatchObject([
      { quarter: '2022-Q1', entries: 600, costCents: null },
      { quarter: '2022-Q2', entries: null, costCents: 450_000_050 },
    ]);
  });
});
