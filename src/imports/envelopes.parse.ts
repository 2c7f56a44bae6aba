import { envelopeScopes } from '../domain/funding.ts';
import { opcos } from '../domain/opco.ts';
import { provenances } from '../domain/provenance.ts';
import { amount, reference, text } from './cells.ts';
import { duplicateProblems } from './duplicates.ts';
import { hasErrors, type ImportProblem, importProblem } from './problem.ts';
import {
  blank,
  filled,
  type ParsedFile,
  type ParsedTable,
  type RowOf,
  readTable,
  withProblems,
} from './table.ts';

/** Reads `enveloppes.csv`: the sums that pay sessions, each perhaps part of a larger one. */

/** The columns of a file of envelopes. */
export const ENVELOPE_COLUMNS = {
  reference: filled('reference', reference),
  label: filled('intitule', text),
  scope: filled('portee', envelopeScopes.parse),
  opco: blank('opco', opcos.parse),
  parent: blank('parent', reference),
  floorCents: blank('plancher_eur', amount),
  alreadyEngagedCents: filled('deja_engage_eur', amount),
  provenance: filled('provenance', provenances.parse),
  source: filled('source', text),
};

/** One envelope as a file gives it. */
export type EnvelopeRow = RowOf<typeof ENVELOPE_COLUMNS>;
type EnvelopeTable = ParsedTable<typeof ENVELOPE_COLUMNS>;

/** Reads a text of envelopes: unknown parents and loops of parents are problems too. */
export function parseEnvelopes(content: string, file: string): ParsedFile<EnvelopeRow> {
  const table = readTable(ENVELOPE_COLUMNS, content, file);
  return withProblems(
    table,
    duplicateProblems(table, 'reference'),
    table.rows.flatMap((row) => opcoProblems(row, table)),
    parentProblems(table),
  );
}

function opcoProblems(row: EnvelopeRow, table: EnvelopeTable): ImportProblem[] {
  const needsOpco = row.scope === 'OPCO' || row.scope === 'BRANCH';
  if (!needsOpco || row.opco !== null) return [];
  const expected = `l’OPCO d’une enveloppe de portée « ${envelopeScopes.label(row.scope)} »`;
  const place = { file: table.file, line: row.line, column: table.headerOf('opco'), value: '' };
  return [importProblem({ code: 'MISSING_VALUE', ...place, expected })];
}

function parentProblems(table: EnvelopeTable): ImportProblem[] {
  // A file with unreadable rows may hold the parent in one of them: it would be said unknown by mistake.
  const isWhole = !hasErrors(table.problems);
  const byReference = new Map(table.rows.map((row) => [row.reference, row]));
  return table.rows.flatMap((row) => {
    if (row.parent === null) return [];
    const place = { file: table.file, line: row.line, column: table.headerOf('parent'), value: row.parent };
    if (!byReference.has(row.parent)) {
      const expected = 'la référence d’une enveloppe du même fichier, ou rien';
      return isWhole ? [importProblem({ code: 'UNKNOWN_REFERENCE', ...place, expected })] : [];
    }
    const expected = 'une enveloppe qui ne dépend pas, de parent en parent, de celle-ci';
    return loops(row, byReference) ? [importProblem({ code: 'CONTRADICTION', ...place, expected })] : [];
  });
}

/** Does the chain of parents come back to the row? */
function loops(row: EnvelopeRow, byReference: ReadonlyMap<string, EnvelopeRow>): boolean {
  const seen = new Set<string>();
  for (
    let parent = row.parent;
    parent !== null && !seen.has(parent);
    parent = byReference.get(parent)?.parent ?? null
  ) {
    if (parent === row.reference) return true;
    seen.add(parent);
  }
  return false;
}
