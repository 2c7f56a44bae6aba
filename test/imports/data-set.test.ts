import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { parseDataSet, readDataSet } from '../../src/imports/data-set.ts';
import { dataSetFiles, soundText } from './data-set-builder.ts';
import { places } from './fixture.ts';

const read = (replaced: Parameters<typeof dataSetFiles>[0] = {}) =>
  parseDataSet('essai-2022', dataSetFiles(replaced));

test('a sound data set gives the typed rows of every file', () => {
  const { dataSet, problems } = read();
  expect(problems).toEqual([]);
  expect(dataSet).toMatchObject({
    campaign: {
      slug: 'essai-2022',
      title: 'Essai 2022',
      regionCode: '28',
      year: 2022,
      startsOn: '2022-01-01',
      endsOn: '2022-12-31',
    },
    agencies: [
      {
        line: 2,
        reference: 'AG-CAEN',
        name: 'Caen',
        departement: '14',
        zone: 'Caen',
        provenance: 'RECONSTRUCTED',
      },
      { line: 3, reference: 'AG-ROUEN', zone: null },
    ],
    envelopes: [
      {
        reference: 'ENV-REGION',
        scope: 'REGIONAL',
        opco: null,
        parent: null,
        floorCents: null,
        alreadyEngagedCents: 0,
      },
      {
        reference: 'ENV-AKTO',
        scope: 'OPCO',
        opco: 'AKTO',
        parent: 'ENV-REGION',
        floorCents: 10_000_000,
        alreadyEngagedCents: 250_050,
      },
    ],
    tranches: [
      { envelope: 'ENV-REGION', date: '2022-01-01', amountCents: 85_000_000, kind: 'INITIAL' },
      { envelope: 'ENV-REGION', date: '2022-04-01', amountCents: 15_000_000, kind: 'RESERVE' },
    ],
    prfOffers: [
      {
        reference: 'PRF-1',
        rome: 'H2913',
        startsOn: '2022-03-14',
        endsOn: '2022-06-30',
        places: 12,
        structuring: true,
      },
    ],
    alternanceIntakes: [
      { reference: 'RENTREE-1', rome: null, departement: null, date: '2022-09-05', maxGapWeeks: 6 },
    ],
    closures: [{ reference: 'TREVE', firstDay: '2022-07-18', lastDay: '2022-08-21' }],
    sessions: [
      { reference: 'S001', agency: 'AG-CAEN', alternance: true, state: 'VALIDATED' },
      { reference: 'S002', agency: 'Rouen', provenance: 'PUBLISHED', source: '002:L461' },
    ],
  });
});

test('files other than jeu.json and sessions.csv may be missing', () => {
  const sessions = soundText('sessions.csv')
    .replaceAll('ENV-AKTO', '')
    .replace('AG-CAEN', '')
    .replace(';Rouen;', ';;');
  const { dataSet, problems } = read({
    'agences.csv': null,
    'enveloppes.csv': null,
    'tranches.csv': null,
    'offres-prf.csv': null,
    'rentrees-alternance.csv': null,
    'fermetures.csv': null,
    'sessions.csv': sessions,
  });
  expect([dataSet?.envelopes, problems]).toEqual([[], []]);
});

test('jeu.json and sessions.csv may not', () => {
  const { dataSet, problems } = read({ 'jeu.json': null, 'sessions.csv': null });
  expect(dataSet).toBeNull();
  expect(problems.map(({ code, file }) => [code, file])).toEqual([
    ['UNREADABLE_FILE', 'essai-2022/jeu.json'],
    ['UNREADABLE_FILE', 'essai-2022/sessions.csv'],
  ]);
});

describe('references between files', () => {
  test('every unknown envelope and agency is told together', () => {
    const { dataSet, problems } = read({
      'sessions.csv': soundText('sessions.csv')
        .replace('ENV-AKTO', 'ENV-ABSENTE')
        .replace(';Rouen;', ';Le Havre;'),
      'tranches.csv': soundText('tranches.csv').replace('ENV-REGION;01/04', 'ENV-X;01/04'),
    });
    expect(dataSet).toBeNull();
    expect(problems.map(({ code, file, line, value }) => [code, file, line, value])).toEqual([
      ['UNKNOWN_REFERENCE', 'essai-2022/sessions.csv', 2, 'ENV-ABSENTE'],
      ['UNKNOWN_REFERENCE', 'essai-2022/tranches.csv', 3, 'ENV-X'],
      ['UNKNOWN_REFERENCE', 'essai-2022/sessions.csv', 3, 'Le Havre'],
    ]);
  });

  test('a faulty file of envelopes does not make its users look wrong', () => {
    const { problems } = read({
      'enveloppes.csv': soundText('enveloppes.csv').replace('2500,50', 'beaucoup'),
    });
    expect(places(problems)).toEqual([['BAD_VALUE', 3, 'deja_engage_eur', 'beaucoup']]);
  });

  test('a name that two agencies share finds none of them', () => {
    const { problems } = read({
      'agences.csv': `${soundText('agences.csv')}AG-ROUEN-2;ROUEN;76;;publié;002\n`,
    });
    expect(places(problems)).toEqual([['UNKNOWN_REFERENCE', 3, 'agence', 'Rouen']]);
  });
});

test('a session of another year is told, and kept', () => {
  const { dataSet, problems } = read({
    'sessions.csv': soundText('sessions.csv').replace('14/03/2022', '14/03/2002'),
  });
  expect(dataSet?.sessions).toHaveLength(2);
  expect(problems).toMatchObject([
    { severity: 'WARNING', line: 2, column: 'debut_souhaite', value: '14/03/2002' },
  ]);
});

test('a row of a data set says where it comes from', () => {
  const { problems } = read({ 'sessions.csv': soundText('sessions.csv').replace('publié;002:L461', ';') });
  expect(places(problems)).toEqual([
    ['MISSING_VALUE', 3, 'provenance', ''],
    ['MISSING_VALUE', 3, 'source', ''],
  ]);
});

describe('within one file', () => {
  const ENVELOPES = soundText('enveloppes.csv');
  test.each([
    [
      'enveloppes.csv',
      ENVELOPES.replace('ENV-AKTO;AKTO', 'ENV-REGION;AKTO'),
      [
        ['DUPLICATE', 3, 'reference', 'ENV-REGION'],
        ['CONTRADICTION', 3, 'parent', 'ENV-REGION'],
      ],
    ],
    [
      'enveloppes.csv',
      ENVELOPES.replace('régionale;;;', 'régionale;;ENV-AKTO;'),
      [
        ['CONTRADICTION', 2, 'parent', 'ENV-AKTO'],
        ['CONTRADICTION', 3, 'parent', 'ENV-REGION'],
      ],
    ],
    [
      'enveloppes.csv',
      ENVELOPES.replace('AKTO;ENV-REGION', 'AKTO;ENV-FRANCE'),
      [['UNKNOWN_REFERENCE', 3, 'parent', 'ENV-FRANCE']],
    ],
    ['enveloppes.csv', ENVELOPES.replace('opco;AKTO', 'opco;'), [['MISSING_VALUE', 3, 'opco', '']]],
    ['enveloppes.csv', ENVELOPES.replace('2500,50', '-1'), [['BAD_VALUE', 3, 'deja_engage_eur', '-1']]],
    [
      'tranches.csv',
      soundText('tranches.csv').replace('01/04/2022;150000;réserve', '01/01/2022;1;initiale'),
      [['DUPLICATE', 3, 'enveloppe', 'ENV-REGION, 01/01/2022, initiale']],
    ],
    [
      'tranches.csv',
      soundText('tranches.csv').replace('150000', '-0,01'),
      [['BAD_VALUE', 3, 'montant_eur', '-0,01']],
    ],
    [
      'offres-prf.csv',
      soundText('offres-prf.csv').replace('30/06/2022', '30/06/2021'),
      [['CONTRADICTION', 2, 'fin', '30/06/2021']],
    ],
    [
      'fermetures.csv',
      soundText('fermetures.csv').replace('21/08/2022', '17/07/2022'),
      [['CONTRADICTION', 2, 'au', '17/07/2022']],
    ],
    [
      'rentrees-alternance.csv',
      soundText('rentrees-alternance.csv').replace(';6;', ';-6;'),
      [['BAD_VALUE', 2, 'ecart_max_semaines', '-6']],
    ],
    [
      'agences.csv',
      soundText('agences.csv').replace('AG-ROUEN;Rouen', 'AG-CAEN;Rouen'),
      [['DUPLICATE', 3, 'reference', 'AG-CAEN']],
    ],
  ] as const)('%s', (file, text, expected) => {
    const { problems } = read({ [file]: text });
    expect(places(problems.filter((problem) => problem.file === `essai-2022/${file}`))).toEqual(expected);
  });
});

describe('jeu.json', () => {
  const sheet = JSON.parse(soundText('jeu.json')) as Record<string, unknown>;
  test.each([
    ['not JSON', '{', [['UNREADABLE_FILE', null, null, null]]],
    ['a list', '[]', [['UNREADABLE_FILE', null, null, null]]],
    [
      'a region that is a number',
      JSON.stringify({ ...sheet, regionCode: 28 }),
      [['BAD_VALUE', null, 'regionCode', '28']],
    ],
    [
      'a département as region',
      JSON.stringify({ ...sheet, regionCode: '14' }),
      [['BAD_VALUE', null, 'regionCode', '14']],
    ],
    [
      'no slug, no title',
      JSON.stringify({ ...sheet, slug: undefined, titre: '' }),
      [
        ['MISSING_VALUE', null, 'slug', ''],
        ['BAD_VALUE', null, 'titre', ''],
      ],
    ],
    [
      'an end before the start',
      JSON.stringify({ ...sheet, fin: '2021-12-31' }),
      [['CONTRADICTION', null, 'fin', '2021-12-31']],
    ],
    [
      'a day that does not exist',
      JSON.stringify({ ...sheet, debut: '2022-02-30' }),
      [['BAD_VALUE', null, 'debut', '2022-02-30']],
    ],
  ])('%s', (_fault, text, expected) => {
    const { dataSet, problems } = read({ 'jeu.json': text });
    expect([dataSet, places(problems)]).toEqual([null, expected]);
  });
});

describe('a folder', () => {
  const folders: string[] = [];
  afterEach(async () => {
    for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
  });

  test('is read file by file; a file that nothing reads is told', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'essai-'));
    folders.push(folder);
    for (const { name, content } of dataSetFiles()) await writeFile(join(folder, basename(name)), content);
    await writeFile(join(folder, 'enveloppe.csv'), 'x');
    const { dataSet, files, problems } = await readDataSet(folder);
    expect([dataSet?.sessions.length, files.length]).toEqual([2, 8]);
    expect(problems).toMatchObject([{ severity: 'WARNING', file: `${basename(folder)}/enveloppe.csv` }]);
  });

  test('that does not exist is named', async () => {
    const { dataSet, problems } = await readDataSet('/nulle/part');
    expect(dataSet).toBeNull();
    expect(problems.map(({ message }) => message)).toEqual([
      '/nulle/part : Attendu : un dossier lisible avec jeu.json et sessions.csv (ENOENT).',
    ]);
  });
});
