import { describe, expect, test } from '@jest/globals';
import { parseSessions } from '../../src/imports/sessions.parse.ts';
import { places, readSessions } from './fixture.ts';

const SOUND_ROWS = [
  {
    line: 2,
    reference: 'S001',
    project: 'P001',
    opco: 'AKTO',
    title: "Préparateur de commandes à l'entrepôt",
    rome: 'N1103',
    nature: 'STRUCTURAL',
    departement: '14',
    places: 9,
    costCents: 4_812_850,
    hours: 399,
    envelope: 'ENV-AKTO',
    wish: { text: '14/03/2022', date: { kind: 'EXACT', date: '2022-03-14' } },
  },
  {
    line: 3,
    reference: 'S002',
    project: 'P002',
    opco: 'OPCO_SANTE',
    title: 'Aide-soignant, cœur de métier',
    rome: 'J1501',
    nature: 'CONJUNCTURAL',
    departement: '76',
    places: 12,
    costCents: 6_200_000,
    hours: 400,
    envelope: 'ENV-SANTE',
    wish: { text: 'second semestre 2022', date: { kind: 'SEMESTER', year: 2022, semester: 2 } },
  },
];

describe('the same two sessions, however the file was written', () => {
  test.each([
    'sound.csv',
    'crlf.csv',
    'old-mac-line-ends.csv',
    'no-last-line-end.csv',
    'utf-8-bom.csv',
    'windows-1252.csv',
    'utf-16.csv',
    'tabs.csv',
    'commas.csv',
    'trailing-separators.csv',
    'no-break-spaces.csv',
    'opco-headers.csv',
    'wrong-glyphs.csv',
  ])('%s', (name) => {
    expect(readSessions(name)).toEqual({ file: name, rows: SOUND_ROWS, problems: [] });
  });

  test.each([
    ['sep-line.csv', [3, 4]],
    ['blank-lines.csv', [4, 6]],
  ])('%s keeps the lines of the file', (name, lines) => {
    const { rows, problems } = readSessions(name);
    expect([rows.map(({ line, ...row }) => row), problems]).toEqual([
      SOUND_ROWS.map(({ line, ...row }) => row),
      [],
    ]);
    expect(rows.map(({ line }) => line)).toEqual(lines);
  });
});

describe('a fault is told with its line, column and value', () => {
  test.each([
    ['bad-date.csv', ['BAD_VALUE', 2, 'debut_souhaite', '31/02/2022'], 'février 2022 va du 1 au 28'],
    ['year-9999.csv', ['BAD_VALUE', 2, 'debut_souhaite', '14/03/9999'], 'entre 1990 et 2100'],
    ['three-decimals.csv', ['BAD_VALUE', 2, 'cout_eur', '48 128,505'], 'au plus deux décimales'],
    ['negative-cost.csv', ['BAD_VALUE', 3, 'cout_eur', '-62000'], 'zéro ou plus'],
    ['region-as-departement.csv', ['BAD_VALUE', 2, 'departement', 'REG-28'], 'le code d’un département'],
    [
      'nul-character.csv',
      ['BAD_CHARACTER', 2, 'intitule', "Préparateur de commandes à l'entrep�t"],
      'U+0000',
    ],
    ['cell-missing.csv', ['WRONG_CELL_COUNT', 3, null, null], '12 cellules comme les en-têtes, et non 11'],
    ['cell-too-many.csv', ['WRONG_CELL_COUNT', 3, null, null], '12 cellules comme les en-têtes, et non 13'],
    ['duplicate-reference.csv', ['DUPLICATE', 3, 'reference', 'S001'], 'la ligne 2 la donne déjà'],
    ['quote-not-closed.csv', ['MALFORMED_CSV', 3, null, null], 'celui qui s’ouvre sur cette ligne'],
    ['duplicated-header.csv', ['DUPLICATE_COLUMN', 1, 'Nombre de places', null], '« places » la donne déjà'],
    ['empty.csv', ['EMPTY_FILE', null, null, null], 'le fichier est vide'],
    ['excel-workbook.csv', ['UNREADABLE_FILE', null, null, null], 'enregistrez-le au format « CSV UTF-8 »'],
    ['doubly-encoded.csv', ['UNREADABLE_FILE', null, null, null], 'des accents lisibles'],
  ])('%s', (name, place, expected) => {
    const { problems } = readSessions(name);
    const errors = problems.filter(({ severity, code }) => severity === 'ERROR' && code !== 'MISSING_COLUMN');
    expect(places(errors)).toEqual([place]);
    expect(errors[0]?.expected).toContain(expected);
  });

  test('cell-too-long.csv shows the beginning of the value only', () => {
    const [problem] = readSessions('cell-too-long.csv').problems;
    expect([problem?.code, problem?.line, problem?.column]).toEqual(['CELL_TOO_LONG', 2, 'intitule']);
    expect(problem?.value).toHaveLength(121);
  });

  test('lost-letters.csv names each cell where a letter was lost', () => {
    expect(places(readSessions('lost-letters.csv').problems)).toEqual([
      ['BAD_CHARACTER', 2, 'intitule', "Pr�parateur de commandes à l'entrepôt"],
      ['BAD_CHARACTER', 3, 'opco', 'OPCO Sant�'],
      ['BAD_CHARACTER', 3, 'intitule', 'Aide-soignant, cœur de m�tier'],
    ]);
  });

  test('a lone surrogate of a text that came as one', () => {
    const text = `reference;opco;intitule;rome;nature;departement;places;cout_eur;heures;enveloppe;debut_souhaite\n
S1;AKTO;\uD800;N1103;innovante;;;;;;2022\n`;
    expect(places(parseSessions(text, 'x.csv').problems)).toEqual([['BAD_CHARACTER', 3, 'intitule', '�']]);
  });

  test('a message says place, value and expectation in one sentence', () => {
    expect(readSessions('bad-date.csv').problems.map(({ message }) => message)).toEqual([
      'bad-date.csv, ligne 2, colonne « debut_souhaite » : « 31/02/2022 ». Attendu : une date qui existe ; février 2022 va du 1 au 28.',
    ]);
  });
});

test('missing-columns.csv names every missing column at once, and no row is read', () => {
  const { rows, problems } = readSessions('missing-columns.csv');
  expect(places(problems)).toEqual([
    ['MISSING_COLUMN', 1, 'places', null],
    ['MISSING_COLUMN', 1, 'debut_souhaite', null],
  ]);
  expect(problems[1]?.expected).toBe(
    'une colonne « debut_souhaite » (ou « Date de début souhaitée »), absente du fichier ; ajoutez-la',
  );
  expect(rows).toEqual([]);
});

test('unknown-column.csv is read; the column is told, its content is not', () => {
  const { rows, problems } = readSessions('unknown-column.csv');
  expect(rows).toEqual(SOUND_ROWS);
  expect(problems).toMatchObject([
    { code: 'UNKNOWN_COLUMN', severity: 'WARNING', column: 'Contact', value: null },
  ]);
});

test('headers-only.csv is told without being refused', () => {
  expect(readSessions('headers-only.csv')).toMatchObject({
    rows: [],
    problems: [{ code: 'EMPTY_FILE', severity: 'WARNING', line: 1 }],
  });
});

test('many-faults.csv tells every fault of every row; the sound row is read', () => {
  const { rows, problems } = readSessions('many-faults.csv');
  expect(places(problems)).toEqual([
    ['MISSING_VALUE', 2, 'reference', ''],
    ['BAD_VALUE', 2, 'opco', 'AKTA'],
    ['BAD_VALUE', 2, 'rome', 'N11'],
    ['BAD_VALUE', 2, 'nature', 'urgente'],
    ['BAD_VALUE', 2, 'departement', '99'],
    ['BAD_VALUE', 2, 'places', '0'],
    ['BAD_VALUE', 2, 'cout_eur', '1.234'],
    ['BAD_VALUE', 2, 'heures', '3h30'],
    ['BAD_VALUE', 2, 'enveloppe', 'ENV AKTO!'],
    ['BAD_VALUE', 2, 'debut_souhaite', 'bientôt'],
    ['MISSING_VALUE', 4, 'debut_souhaite', ''],
  ]);
  expect(rows.map(({ reference }) => reference)).toEqual(['S002']);
});

test('contradictions.csv: what each cell says alone, the row denies', () => {
  const { rows, problems } = readSessions('contradictions.csv');
  expect(problems.map(({ severity, line, column, value }) => [severity, line, column, value])).toEqual([
    ['ERROR', 2, 'commune_insee', '76540'],
    ['ERROR', 2, 'fenetre_fin', '01/04/2022'],
    ['ERROR', 2, 'motif', 'faute de candidats'],
    ['ERROR', 3, 'fenetre_debut', '02/05/2022'],
    ['WARNING', 3, 'etat', 'abandonnée'],
  ]);
  expect(rows).toEqual([]);
});

test('readiness.csv: what a session must have ready is read where a file tells it', () => {
  const { rows, problems } = readSessions('readiness.csv');
  expect(rows).toMatchObject([
    {
      derogation: '002:L47-67',
      trainingBodyKnownOn: '2022-01-15',
      certification: 'RNCP35830',
      certificationFrom: '2020-01-01',
      certificationUntil: '2022-08-31',
      announced: true,
    },
    {
      derogation: null,
      trainingBodyKnownOn: null,
      certification: null,
      certificationFrom: null,
      certificationUntil: null,
      announced: null,
    },
  ]);
  expect(places(problems)).toEqual([
    ['BAD_VALUE', 4, 'Dérogation aux 400 h', 'oui'],
    ['BAD_VALUE', 4, 'Code RNCP', '35830'],
    ['BAD_VALUE', 4, 'annoncee', 'peut-être'],
    ['CONTRADICTION', 5, 'Échéance de la certification', '31/05/2022'],
  ]);
});

test('project-contradicts-itself.csv: sessions of one project share what is the project’s', () => {
  const { problems } = readSessions('project-contradicts-itself.csv');
  expect(places(problems)).toEqual([
    ['CONTRADICTION', 3, 'rome', 'N1105'],
    ['CONTRADICTION', 3, 'nature', 'innovante'],
  ]);
  expect(problems[1]?.expected).toBe('« structurante » comme à la ligne 2, pour le même projet P001');
});

test('quotes-in-text.csv: doubled in a quoted cell, or as they come in a bare one', () => {
  expect(readSessions('quotes-in-text.csv')).toMatchObject({
    rows: [{ title: 'Formation "AES" bloc 1' }, { title: 'Formation "AES" ; bloc 2' }],
    problems: [],
  });
});

test('line-break-in-cell.csv: the lines after it are still those of the file', () => {
  const { rows, problems } = readSessions('line-break-in-cell.csv');
  expect(rows).toMatchObject([{ line: 2, title: "Préparateur de commandes à l'entrepôt" }]);
  expect(places(problems)).toEqual([['BAD_VALUE', 4, 'debut_souhaite', '31/02/2022']]);
});

describe('how many rows', () => {
  const header =
    'reference;opco;intitule;rome;nature;departement;places;cout_eur;heures;enveloppe;debut_souhaite';
  const file = (rows: number) =>
    [header, ...Array.from({ length: rows }, (_, i) => `S${i};AKTO;Titre;N1103;innovante;;;;;;2022`)].join(
      '\n',
    );

  test('10,000 are read', () => {
    const { rows, problems } = parseSessions(file(10_000), 'x.csv');
    expect([rows.length, problems]).toEqual([10_000, []]);
  });

  test('10,001 are refused', () => {
    expect(parseSessions(file(10_001), 'x.csv')).toMatchObject({
      rows: [],
      problems: [
        {
          code: 'TOO_MANY_ROWS',
          line: 10_002,
          expected: 'au plus 10000 lignes ; coupez le fichier en plusieurs',
        },
      ],
    });
  });

  test('blank lines do not count', () => {
    const { rows, problems } = parseSessions(file(10_000).replaceAll('\n', '\n\n'), 'x.csv');
    expect([rows.length, problems]).toEqual([10_000, []]);
  });
});

test('a place that nobody knows yet is left open, and a wish too', () => {
  const text = `reference;opco;intitule;rome;nature;departement;commune;places;cout_eur;heures;enveloppe;debut_souhaite
S1;OPCO Santé;AES;K1301;structurante;à déterminer;À déterminer;;;;;à déterminer`;
  expect(parseSessions(text, 'x.csv')).toMatchObject({
    rows: [
      {
        departement: null,
        communeName: null,
        places: null,
        costCents: null,
        envelope: null,
        wish: { date: { kind: 'UNKNOWN' } },
      },
    ],
    problems: [],
  });
});
