import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { aRequest, consumed } from '../solver/allocation/builders.ts';
import { jsonFile, metronome, plain, scratchFolder } from './metronome.ts';

const folder = scratchFolder();

/** 1 000 EUR: A's floor is 400 EUR. On 1 April A has engaged nothing, B 300 EUR. */
const request = {
  ...aRequest({ A: [1, 40_000], B: [3, 0] }, { label: 'Essai', totalCents: 100_000, reserveCents: 15_000 }),
  consumption: consumed({ A: 0, B: 30_000 }),
};

describe('one envelope', () => {
  test('is shown with its parts, its release and its reasons', async () => {
    const { code, out, err } = await metronome(['allocate', jsonFile(folder, 'demande.json', request)]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(plain(out)).toBe(
      [
        'essai',
        'E : Essai',
        '1 000,00 € : 850,00 € le 01/01/2022, 150,00 € de réserve le 01/04/2022',
        '',
        '  OPCO   besoins  plancher  part initiale  réserve promise       total  motif',
        '  A         25 %  400,00 €       340,00 €          60,00 €    400,00 €  plancher',
        '  B         75 %    0,00 €       510,00 €          90,00 €    600,00 €  besoins',
        '  total           400,00 €       850,00 €         150,00 €  1 000,00 €',
        '',
        'Libération du 01/04/2022 : 150,00 € de réserve, 83,83 € remis en commun.',
        '',
        '  OPCO   consommé     taux   repris  de la réserve  redistribué       final',
        '  A        0,00 €      0 %  83,83 €        92,26 €      51,57 €    400,00 €',
        '  B      300,00 €  58,82 %   0,00 €        57,74 €      32,26 €    600,00 €',
        '  total  300,00 €           83,83 €       150,00 €      83,83 €  1 000,00 €',
        '',
        '  - A : 0,00 € consommés sur 83,83 € attendus à cette date : 83,83 € remis en commun. Reçoit 143,83 € : ce qui manque à son plancher de 400,00 €.',
        '  - B : Reçoit 90,00 € en proportion des 300,00 € consommés (58,8 % de sa part initiale).',
        '',
      ].join('\n'),
    );
  });

  test('writes its envelopes and its program', async () => {
    const [envelopes, lp] = [join(folder, 'enveloppes.json'), join(folder, 'programme.lp')];
    const file = jsonFile(folder, 'demande.json', request);
    const { code, err } = await metronome(['allocate', file, '--envelopes', envelopes, '--lp', lp]);
    expect(code).toBe(0);
    expect(err).toContain(`Enveloppes écrites dans ${envelopes}`);
    expect(JSON.parse(readFileSync(envelopes, 'utf8'))).toMatchObject([
      { id: 'E', parent: null },
      {
        id: 'E-A',
        parent: 'E',
        floorCents: 40_000,
        tranches: [
          { date: '2022-01-01', amountCents: 25_617, kind: 'INITIAL' },
          { date: '2022-04-01', amountCents: 9_226, kind: 'RESERVE' },
          { date: '2022-04-01', amountCents: 5_157, kind: 'REDISTRIBUTION' },
        ],
      },
      { id: 'E-B', parent: 'E' },
    ]);
    expect(readFileSync(lp, 'utf8')).toContain(' envelope_split: total_A + total_B = 1\n');
  });

  test('whose floors are above its total has no split, and says which', async () => {
    const { consumption: _, ...rest } = request;
    const poor = { ...rest, envelope: { ...rest.envelope, totalCents: 39_999 } };
    const { code, out } = await metronome(['allocate', jsonFile(folder, 'pauvre.json', poor)]);
    expect(code).toBe(4);
    expect(plain(out)).toContain(
      "E : aucune répartition possible. Les planchers font 400,00 € et l'enveloppe « Essai » 399,99 € : il manque 0,01 €. Planchers : A 400,00 €.",
    );
  });

  test.each([
    [
      'a request that contradicts itself',
      { ...request, criteria: { recruitmentStakes: 0, trainingNeeds: 0 } },
      '/criteria',
    ],
    [
      'a consumption of somebody else',
      { ...request, consumption: consumed({ A: 0, B: 0, C: 1 }) },
      '/consumption/consumed/2/opco',
    ],
  ])('%s is refused with its path', async (_, value, path) => {
    const { code, out, err } = await metronome(['allocate', jsonFile(folder, 'faux.json', value)]);
    expect({ code, out }).toEqual({ code: 3, out: '' });
    expect(err).toContain(`  ${path}\n`);
  });
});

describe('the national envelopes', () => {
  test('stand beside each other, 425 and 445 million both, and what contradicts itself is told', async () => {
    const { code, out, err } = await metronome(['allocate', 'france-2021-2022']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const told = plain(out);
    expect(told).toMatch(/FRANCE-2021-2022-425 {4}FRANCE-2021-2022-445\n/);
    expect(told).toMatch(/total .* 425 000 000,00 € {4} +445 000 000,00 €\n/);
    expect(told).toMatch(/Uniformation .* 14 733 000,00 € \*/);
    expect(told).toContain(
      [
        'Signalé :',
        '  - 225 + 220 = 445 M€, le texte dit 425 (002:L119) : les deux totaux sont gardés.',
        '  - 15 % de 220 M€ font 33 M€ (002:L127), puis « au moins 45 M€ » (002:L423) : les deux gardées.',
      ].join('\n'),
    );
  });

  test('are given in JSON, one of them on demand', async () => {
    const { out } = await metronome(['allocate', 'france-2021-2022', '--case', 'FRANCE-2022', '--json']);
    const { cases } = JSON.parse(out);
    expect(cases).toMatchObject([
      {
        reference: 'FRANCE-2022',
        provenance: 'PUBLISHED',
        conflict: null,
        release: { reserveCents: 3_300_000_000 },
      },
    ]);
    expect(cases[0].allocation.shares).toHaveLength(11);
  });
});

test.each([
  [['allocate', 'normandie-2022'], '« normandie-2022 » : rien à répartir ici. Attendu : france-2021-2022, '],
  [
    ['allocate', 'france-2021-2022', '--case', 'FRANCE-2023'],
    '« FRANCE-2023 » pour --case : ce cas n’existe pas. Attendu : FRANCE-2021, ',
  ],
  [
    ['allocate', 'france-2021-2022', '--lp', 'x.lp'],
    '--envelopes et --lp écrivent un seul cas, et il y en a 5. Attendu : --case avec l’un de FRANCE-2021, ',
  ],
])('%j is refused in French, with what to do', async (args, message) => {
  const { code, out, err } = await metronome(args);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain(message);
});
