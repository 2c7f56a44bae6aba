import { parseDate } from '../domain/date-text.ts';
import { opcos } from '../domain/opco.ts';
import { provenances } from '../domain/provenance.ts';
import { defineVocabulary } from '../domain/vocabulary.ts';
import { amount, reference, text, wholeNumber } from './cells.ts';
import { duplicateProblems } from './duplicates.ts';
import { blank, filled, type ParsedFile, type RowOf, readTable, withProblems } from './table.ts';

/** Reads the tables of a split between OPCO: envelopes to split, needs and past consumption, consumption of the year. */

/** How a floor is made of the consumption of 2019 and 2020 (002:L123-125): the larger year, or both. */
export type FloorRule = 'LARGER_YEAR' | 'BOTH_YEARS';

const floorRules = defineVocabulary<FloorRule>('une règle de plancher', {
  LARGER_YEAR: { label: 'maximum', variants: ['la plus forte des deux années'] },
  BOTH_YEARS: { label: 'somme', variants: ['les deux années'] },
});

const need = wholeNumber('une mesure', 0, 1_000_000_000);

const CASE_COLUMNS = {
  reference: filled('reference', reference),
  label: filled('intitule', text),
  startsOn: filled('debut', parseDate),
  endsOn: filled('fin', parseDate),
  totalCents: filled('montant_eur', amount),
  reserveCents: filled('reserve_eur', amount),
  reserveOn: filled('date_reserve', parseDate),
  floorRule: filled('plancher', floorRules.parse),
  provenance: filled('provenance', provenances.parse),
  source: filled('source', text),
  flag: blank('signalement', text),
};

const NEEDS_COLUMNS = {
  opco: filled('opco', opcos.parse),
  recruitmentStakes: filled('enjeux_recrutement', need),
  trainingNeeds: filled('besoins_formation', need),
  consumed2019Cents: filled('consomme_2019_eur', amount),
  consumed2020Cents: filled('consomme_2020_eur', amount),
  provenance: filled('provenance', provenances.parse),
  source: filled('source', text),
};

const CONSUMPTION_COLUMNS = {
  case: filled('cas', reference),
  date: filled('date', parseDate),
  opco: filled('opco', opcos.parse),
  cents: filled('consomme_eur', amount),
  provenance: filled('provenance', provenances.parse),
  source: filled('source', text),
};

/** One envelope to split: one reading of the totals. */
export type CaseRow = RowOf<typeof CASE_COLUMNS>;
/** One OPCO: what it needs and what it consumed. */
export type NeedsRow = RowOf<typeof NEEDS_COLUMNS>;
/** What one OPCO has engaged on one envelope at a date. */
export type ConsumptionRow = RowOf<typeof CONSUMPTION_COLUMNS>;

/** Reads `cas.csv`; a reference names one case. */
export function parseCases(content: string, file: string): ParsedFile<CaseRow> {
  const table = readTable(CASE_COLUMNS, content, file);
  return withProblems(table, duplicateProblems(table, 'reference'));
}

/** Reads `besoins.csv`; an OPCO has one row. */
export function parseNeeds(content: string, file: string): ParsedFile<NeedsRow> {
  const table = readTable(NEEDS_COLUMNS, content, file);
  return withProblems(
    table,
    duplicateProblems(table, 'opco', ({ opco }) => opcos.label(opco)),
  );
}

/** Reads `consommation.csv`; an OPCO has one amount a case. */
export function parseConsumption(content: string, file: string): ParsedFile<ConsumptionRow> {
  const table = readTable(CONSUMPTION_COLUMNS, content, file);
  return withProblems(
    table,
    duplicateProblems(table, 'opco', (row) => `${row.case}, ${opcos.label(row.opco)}`),
  );
}
