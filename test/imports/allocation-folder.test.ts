import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { type AllocationReading, readAllocationFolder } from '../../src/imports/allocation-folder.ts';

const scratch = mkdtempSync(join(tmpdir(), 'repartition-'));
afterAll(() => rmSync(scratch, { recursive: true }));

/** A folder of two OPCO and one case, as its files would be. */
const FILES: Record<string, string> = {
  'repartition.json': '{"titre":"Essai","criteres":{"enjeux_recrutement":0,"besoins_formation":1}}',
  'cas.csv': [
    'reference;intitule;debut;fin;montant_eur;reserve_eur;date_reserve;plancher;provenance;source;signalement',
    'REG-2022;POEC 2022;01/01/2022;31/12/2022;1000,00;150,00;01/04/2022;somme;publié;essai;',
  ].join('\n'),
  'besoins.csv': [
    'opco;enjeux_recrutement;besoins_formation;consomme_2019_eur;consomme_2020_eur;provenance;source',
    'AKTO;0;1;100,00;150,50;reconstitué;essai',
    "L'Opcommerce;0;3;0,00;0,00;reconstitué;essai",
  ].join('\n'),
};

let folders = 0;

/** The reading of a folder whose files are those, changed or left out (null). */
async function reading(changes: Record<string, string | null> = {}): Promise<AllocationReading> {
  folders += 1;
  const folder = join(scratch, String(folders), 'essai');
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries({ ...FILES, ...changes }))
    if (text !== null) writeFileSync(join(folder, name), text);
  return readAllocationFolder(folder);
}

const changed = (file: string, from: string, to: string) => ({ [file]: FILES[file]!.replace(from, to) });

test('a case becomes a request: amounts in cents, floors by the rule of the case', async () => {
  expect(await reading()).toEqual({
    problems: [],
    split: {
      title: 'Essai',
      cases: [
        {
          reference: 'REG-2022',
          label: 'POEC 2022',
          provenance: 'PUBLISHED',
          source: 'essai',
          flag: null,
          request: {
            format: 'metronome-allocation/1',
            name: 'POEC 2022',
            envelope: {
              id: 'REG-2022',
              label: 'POEC 2022',
              parent: null,
              totalCents: 100_000,
              reserveCents: 15_000,
              startDate: '2022-01-01',
              reserveDate: '2022-04-01',
              endDate: '2022-12-31',
            },
            criteria: { recruitmentStakes: 0, trainingNeeds: 1 },
            recipients: [
              { opco: 'AKTO', label: 'AKTO', floorCents: 25_050, recruitmentStakes: 0, trainingNeeds: 1 },
              {
                opco: 'LOPCOMMERCE',
                label: "L'Opcommerce",
                floorCents: 0,
                recruitmentStakes: 0,
                trainingNeeds: 3,
              },
            ],
          },
        },
      ],
    },
  });
});

test('the floor of a case of one year is the larger of the two', async () => {
  const { split } = await reading(changed('cas.csv', 'somme', 'maximum'));
  expect(split?.cases[0]?.request.recipients[0]?.floorCents).toBe(15_050);
});

const CONSUMPTION = 'cas;date;opco;consomme_eur;provenance;source\n';

test('a consumption goes to its case', async () => {
  const { split, problems } = await reading({
    'consommation.csv': `${CONSUMPTION}REG-2022;01/04/2022;AKTO;12,00;reconstitué;essai\n`,
  });
  expect(problems).toEqual([]);
  expect(split?.cases[0]?.request.consumption).toEqual({
    date: '2022-04-01',
    consumed: [{ opco: 'AKTO', cents: 1_200 }],
  });
});

describe('what is wrong is told with its place, and nothing is kept', () => {
  test.each<[string, Record<string, string | null>, string]>([
    ['no sheet', { 'repartition.json': null }, 'essai/repartition.json : Attendu'],
    ['no cases', { 'cas.csv': null }, 'essai/cas.csv : Attendu'],
    ['a sheet that is no JSON', { 'repartition.json': '{' }, 'essai/repartition.json : Attendu'],
    [
      'half a weight',
      changed('repartition.json', ':1}', ':0.5}'),
      'essai/repartition.json, colonne « criteres.besoins_formation » : « 0.5 ». Attendu : un poids',
    ],
    [
      'no title',
      changed('repartition.json', '"Essai"', '""'),
      'essai/repartition.json, colonne « titre » : « "" ». Attendu : un titre',
    ],
    [
      'no criteria',
      { 'repartition.json': '{"titre":"Essai"}' },
      'essai/repartition.json, colonne « criteres.enjeux_recrutement » : cellule vide. Attendu : un poids',
    ],
    [
      'thousandths of a euro',
      changed('cas.csv', '1000,00', '1000,005'),
      'essai/cas.csv, ligne 2, colonne « montant_eur » : « 1000,005 »',
    ],
    [
      'an unknown floor rule',
      changed('cas.csv', 'somme', 'moyenne'),
      'essai/cas.csv, ligne 2, colonne « plancher » : « moyenne ». Attendu : une règle de plancher',
    ],
    [
      'an OPCO twice',
      changed('besoins.csv', "L'Opcommerce", 'AKTO'),
      'essai/besoins.csv, ligne 3, colonne « opco » : « AKTO »',
    ],
    [
      'a case twice',
      { 'cas.csv': `${FILES['cas.csv']}\n${FILES['cas.csv']!.split('\n')[1]}` },
      'essai/cas.csv, ligne 3, colonne « reference » : « REG-2022 »',
    ],
    [
      'a consumption of no case',
      { 'consommation.csv': `${CONSUMPTION}REG-2021;01/04/2022;AKTO;12,00;reconstitué;essai\n` },
      'essai/consommation.csv, ligne 2, colonne « cas » : « REG-2021 »',
    ],
    [
      'consumptions of a case at two dates',
      {
        'consommation.csv': `${CONSUMPTION}REG-2022;01/04/2022;AKTO;12,00;reconstitué;essai\nREG-2022;02/04/2022;L'Opcommerce;1,00;reconstitué;essai\n`,
      },
      'essai/consommation.csv, ligne 3, colonne « date » : « 2022-04-02 »',
    ],
  ])('%s', async (_, changes, told) => {
    const { split, problems } = await reading(changes);
    expect(split).toBeNull();
    expect(problems.map(({ message }) => message)).toContainEqual(expect.stringContaining(told));
  });
});
