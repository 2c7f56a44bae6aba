/**
 * Writes `data/france-2021-2022/`: the national envelopes as published, and what splitting them needs and nobody
 * published (consumption of 2019 and 2020, needs, consumption at 1 April), drawn from a seed.
 *
 *     npm run data:reconstruct            writes into the project's own data folder
 *     node data/reconstruction/france.ts <dossier>   writes the same files into another one
 */

import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { formatDate } from '../../src/domain/date-text.ts';
import { frenchDecimalEuros } from '../../src/domain/money.ts';
import { apportion } from './apportion.ts';
import { csvText, writeText } from './csv.ts';
import { INITIAL_PERCENT } from './envelopes.ts';
import { publishedFigure } from './figures.ts';
import { opcoOf } from './jobs.ts';
import { programme2022 } from './programme-2022.ts';
import { createRandom, type Random } from './random.ts';
import { compare } from './text.ts';

const FOLDER = 'france-2021-2022';
const SEED = 2022;
const RECONSTRUCTED = { provenance: 'reconstitué', source: `reconstitution, graine ${SEED}` };
const CENTS_PER_EURO = 100;
const THOUSAND_EUROS = 100_000;

/** How far the weight of an OPCO in one figure may be from its weight in sessions, percent; ours. */
const SPREAD = { low: 30, high: 170 };
/** Points in which recruitment stakes are told; ours: the minutes name the criterion without a figure (002:L113-117). */
const STAKES_POINTS = 1_000;
/** Percent of its first part that an OPCO has engaged by 1 April; ours. 24.7 % of the year is then gone. */
const RATES = { low: 8, high: 45 };
/** AKTO's, whose temporary work had used up its envelope by then (002:L579-591); ours. */
const AKTO_RATE = 60;

const year2021 = publishedFigure(2021, 'envelope') * CENTS_PER_EURO;
const year2022 = publishedFigure(2022, 'envelope') * CENTS_PER_EURO;
const bothYears = publishedFigure('2021-2022', 'envelope total') * CENTS_PER_EURO;
const aprilReserve = publishedFigure(2022, 'April reserve (at least)') * CENTS_PER_EURO;

/** Every file of the data set, by path below `data/`. */
export function reconstructFrance(): Map<string, string> {
  const random = createRandom(SEED);
  const sizes = sessionsByOpco();
  const needs = apportion(publishedFigure('2021-2022', 'target jobseekers'), around(sizes, random));
  const stakes = apportion(STAKES_POINTS, around(sizes, random));
  // Both years at the published maximum: the highest floors that the documents allow.
  const yearlyMaximum = publishedFigure('2018-2020', 'annual max') * CENTS_PER_EURO;
  const [in2019, in2020] = [0, 1].map(() => inThousands(apportion(yearlyMaximum, around(sizes, random))));
  const rates = [...sizes.keys()].map((opco) =>
    opco === 'AKTO' ? AKTO_RATE : random.integer(RATES.low, RATES.high),
  );
  const firstParts = apportion((year2022 * INITIAL_PERCENT) / 100, needs);
  const opcos = [...sizes.keys()];
  return new Map([
    [`${FOLDER}/cas.csv`, casesText()],
    [
      `${FOLDER}/besoins.csv`,
      csvText(
        [
          'opco',
          'enjeux_recrutement',
          'besoins_formation',
          'consomme_2019_eur',
          'consomme_2020_eur',
          'provenance',
          'source',
        ],
        opcos.map((opco, i) => ({
          opco,
          enjeux_recrutement: stakes[i]!,
          besoins_formation: needs[i]!,
          consomme_2019_eur: frenchDecimalEuros(in2019![i]!),
          consomme_2020_eur: frenchDecimalEuros(in2020![i]!),
          ...RECONSTRUCTED,
        })),
      ),
    ],
    [
      `${FOLDER}/consommation.csv`,
      csvText(
        ['cas', 'date', 'opco', 'consomme_eur', 'provenance', 'source'],
        ['FRANCE-2022', 'FRANCE-2022-RESERVE-45'].flatMap((reference) =>
          opcos.map((opco, i) => ({
            cas: reference,
            date: formatDate('2022-04-01'),
            opco,
            consomme_eur: frenchDecimalEuros(thousandsBelow((firstParts[i]! * rates[i]!) / 100)),
            ...RECONSTRUCTED,
          })),
        ),
      ),
    ],
  ]);
}

/** Sessions of each OPCO in Normandie in 2022: the only size of an OPCO that our data have. */
function sessionsByOpco(): Map<string, number> {
  const sizes = new Map<string, number>();
  for (const [line, months] of Object.entries(programme2022.lines)) {
    const sessions = months.reduce((sum, count) => sum + count, 0);
    sizes.set(opcoOf(line), (sizes.get(opcoOf(line)) ?? 0) + sessions);
  }
  return new Map([...sizes].sort(([a], [b]) => compare(a, b)));
}

/** Weights near the sizes, one draw each. */
function around(sizes: ReadonlyMap<string, number>, random: Random): number[] {
  return [...sizes.values()].map((size) => size * random.integer(SPREAD.low, SPREAD.high));
}

function thousandsBelow(cents: number): number {
  return Math.floor(cents / THOUSAND_EUROS) * THOUSAND_EUROS;
}

/** Whole thousands of euros, what rounding leaves over given to the first: the sum stays. */
function inThousands(amounts: readonly number[]): number[] {
  const rounded = amounts.map(thousandsBelow);
  const left = amounts.reduce((sum, amount, i) => sum + amount - rounded[i]!, 0);
  return rounded.map((amount, i) => (i === 0 ? amount + left : amount));
}

/** The ways to read the published totals: each is kept, none is the right one. */
function casesText(): string {
  const fifteenPercent = (cents: number): number => (cents * (100 - INITIAL_PERCENT)) / 100;
  const twoTotals = '225 + 220 = 445 M€, le texte dit 425 (002:L119) : les deux totaux sont gardés';
  const twoReserves =
    '15 % de 220 M€ font 33 M€ (002:L127), puis « au moins 45 M€ » (002:L423) : les deux gardées';
  const year = (of: 2021 | 2022) => ({
    debut: `${of}-01-01`,
    fin: `${of}-12-31`,
    date_reserve: `${of}-04-01`,
    plancher: 'maximum',
  });
  const both = { debut: '2021-01-01', fin: '2022-12-31', date_reserve: '2022-04-01', plancher: 'somme' };
  const cases = [
    {
      reference: 'FRANCE-2021',
      intitule: 'POEC, France, 2021',
      ...year(2021),
      cents: year2021,
      reserve: fifteenPercent(year2021),
      provenance: 'publié',
      source: '002:L119, réserve 002:L125-129',
      signalement: twoTotals,
    },
    {
      reference: 'FRANCE-2022',
      intitule: 'POEC, France, 2022',
      ...year(2022),
      cents: year2022,
      reserve: fifteenPercent(year2022),
      provenance: 'publié',
      source: '002:L119, réserve 002:L125-129',
      signalement: `${twoTotals} ; ${twoReserves}`,
    },
    {
      reference: 'FRANCE-2022-RESERVE-45',
      intitule: 'POEC, France, 2022, réserve de 45 M€',
      ...year(2022),
      cents: year2022,
      reserve: aprilReserve,
      provenance: 'publié',
      source: '002:L119, réserve 002:L423',
      signalement: `${twoTotals} ; ${twoReserves}`,
    },
    {
      reference: 'FRANCE-2021-2022-425',
      intitule: 'POEC, France, 2021 et 2022, total du texte',
      ...both,
      cents: bothYears,
      reserve: fifteenPercent(bothYears),
      provenance: 'publié',
      source: '002:L119, réserve 002:L125-129',
      signalement: twoTotals,
    },
    {
      reference: 'FRANCE-2021-2022-445',
      intitule: 'POEC, France, 2021 et 2022, somme des deux années',
      ...both,
      cents: year2021 + year2022,
      reserve: fifteenPercent(year2021 + year2022),
      provenance: 'reconstitué',
      source: 'somme des deux années de 002:L119, réserve 002:L125-129',
      signalement: twoTotals,
    },
  ];
  return csvText(
    [
      'reference',
      'intitule',
      'debut',
      'fin',
      'montant_eur',
      'reserve_eur',
      'date_reserve',
      'plancher',
      'provenance',
      'source',
      'signalement',
    ],
    cases.map(({ cents, reserve, debut, fin, date_reserve, ...rest }) => ({
      ...rest,
      debut: formatDate(debut),
      fin: formatDate(fin),
      date_reserve: formatDate(date_reserve),
      montant_eur: frenchDecimalEuros(cents),
      reserve_eur: frenchDecimalEuros(reserve),
    })),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = process.argv[2] ?? fileURLToPath(new URL('..', import.meta.url));
  for (const [path, text] of reconstructFrance()) writeText(join(folder, path), text);
}
