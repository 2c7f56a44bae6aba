import { describe, expect, test } from '@jest/globals';
import { AGENCY_COLUMNS } from '../../src/imports/agencies.parse.ts';
import { ALTERNANCE_INTAKE_COLUMNS } from '../../src/imports/alternance-intakes.parse.ts';
import { CANDIDATE_POOL_COLUMNS } from '../../src/imports/candidate-pools.parse.ts';
import { CLOSURE_COLUMNS } from '../../src/imports/closures.parse.ts';
import { ENVELOPE_COLUMNS } from '../../src/imports/envelopes.parse.ts';
import { foldHeader, headerVariants, locateColumns } from '../../src/imports/headers.ts';
import { OPCO_CAPACITY_COLUMNS } from '../../src/imports/opco-capacities.parse.ts';
import { PRF_OFFER_COLUMNS } from '../../src/imports/prf-offers.parse.ts';
import { QUARTER_CAPACITY_COLUMNS } from '../../src/imports/quarter-capacities.parse.ts';
import { SESSION_COLUMNS } from '../../src/imports/sessions.parse.ts';
import { TERRITORY_COLUMNS } from '../../src/imports/territories.parse.ts';
import { TRANCHE_COLUMNS } from '../../src/imports/tranches.parse.ts';

const FILES = Object.entries<Readonly<Record<string, { header: string; presence: string }>>>({
  sessions: SESSION_COLUMNS,
  enveloppes: ENVELOPE_COLUMNS,
  tranches: TRANCHE_COLUMNS,
  'offres-prf': PRF_OFFER_COLUMNS,
  'rentrees-alternance': ALTERNANCE_INTAKE_COLUMNS,
  agences: AGENCY_COLUMNS,
  fermetures: CLOSURE_COLUMNS,
  opco: OPCO_CAPACITY_COLUMNS,
  viviers: CANDIDATE_POOL_COLUMNS,
  capacites: QUARTER_CAPACITY_COLUMNS,
  territoires: TERRITORY_COLUMNS,
});

test.each(FILES)('in %s no spelling names two columns', (_file, columns) => {
  const claims = Object.values(columns).flatMap(({ header }) => [
    ...new Set([header, ...headerVariants(header)].map(foldHeader)),
  ]);
  expect(claims.filter((claim, index) => claims.indexOf(claim) !== index)).toEqual([]);
});

describe.each(FILES)('%s', (_file, columns) => {
  const fields = Object.entries(columns).flatMap(([field, { header }]) =>
    [header, ...headerVariants(header)].map((spelling) => [spelling, field] as const),
  );
  test.each(fields)('« %s » is %s', (spelling, field) => {
    const { positions } = locateColumns(columns, { line: 1, cells: [spelling] }, 'x.csv');
    expect([...positions.keys()]).toEqual([field]);
  });
});

test.each([
  ['Date de début souhaitée', 'wish'],
  ['DATE DE DEBUT SOUHAITEE', 'wish'],
  ['  date_de_début - souhaitée ', 'wish'],
  ['Début', 'wish'],
  ['Nb. de places', 'places'],
  ['Coût total (€)', 'costCents'],
  ['cout_eur', 'costCents'],
  ['Code ROME', 'rome'],
  ['Dépt', 'departement'],
  ['Nombre d’heures', 'hours'],
  ['Nombre d\u0180heures', 'hours'],
])('a header of sessions, %j, is %s', (header, field) => {
  const { positions } = locateColumns(SESSION_COLUMNS, { line: 1, cells: ['x', header] }, 'x.csv');
  expect([...positions]).toEqual([[field, { index: 1, header: header.trim().replace('\u0180', "'") }]]);
});
