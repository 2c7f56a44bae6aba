import { parseDepartementCode, parseRomeCode } from '../domain/codes.ts';
import { parseDate } from '../domain/date-text.ts';
import { provenances } from '../domain/provenance.ts';
import { orUndecided, reference, text, wholeNumber, yesNo } from './cells.ts';
import { duplicateProblems } from './duplicates.ts';
import { periodProblems } from './periods.ts';
import { blank, filled, type ParsedFile, type RowOf, readTable, withProblems } from './table.ts';

/** Reads `offres-prf.csv`: sessions of the regional programme, with which POEC must not compete (002:L361-373). */

/** The columns of a file of PRF offers. */
export const PRF_OFFER_COLUMNS = {
  reference: filled('reference', reference),
  label: filled('intitule', text),
  rome: filled('rome', parseRomeCode),
  departement: blank('departement', orUndecided(parseDepartementCode)),
  zone: blank('zone', orUndecided(text)),
  startsOn: filled('debut', parseDate),
  endsOn: filled('fin', parseDate),
  places: filled('places', wholeNumber('un nombre de places', 0, 100_000)),
  structuring: filled('structurante', yesNo),
  provenance: filled('provenance', provenances.parse),
  source: filled('source', text),
};

/** One PRF offer as a file gives it. */
export type PrfOfferRow = RowOf<typeof PRF_OFFER_COLUMNS>;

/** Reads a text of PRF offers. */
export function parsePrfOffers(content: string, file: string): ParsedFile<PrfOfferRow> {
  const table = readTable(PRF_OFFER_COLUMNS, content, file);
  return withProblems(
    table,
    duplicateProblems(table, 'reference'),
    periodProblems(table, 'endsOn', ({ startsOn, endsOn }) => [startsOn, endsOn]),
  );
}
