import { departementKey, parseDepartementCode, parseRegionCode, regionKey } from '../domain/codes.ts';
import { accept, refuse } from '../domain/parsed.ts';
import { territoryKinds } from '../domain/territory-kind.ts';
import { type CellReader, text } from './cells.ts';
import { duplicateProblems } from './duplicates.ts';
import { hasErrors, type ImportProblem, importProblem } from './problem.ts';
import { blank, filled, type ParsedFile, type RowOf, readTable, withProblems } from './table.ts';

/** Reads `data/reference/territoires.csv`: regions, départements and zones, by typed codes so that none clashes. */

/** `REG-28`, `DEP-14`, or a zone's own code, which has another prefix. A bare 28 is refused: it names two territories. */
const territoryCode: CellReader<string> = (cell) => {
  if (cell.startsWith('REG-')) {
    const code = parseRegionCode(cell);
    return code.ok ? accept(regionKey(code.value)) : code;
  }
  if (cell.startsWith('DEP-')) {
    const code = parseDepartementCode(cell);
    return code.ok ? accept(departementKey(code.value)) : code;
  }
  return /^[A-Z]+-[\p{L}\p{N} '-]{1,80}$/u.test(cell)
    ? accept(cell)
    : refuse(cell, 'un code avec sa sorte, par exemple REG-28 (Normandie) ou DEP-28 (Eure-et-Loir)');
};

/** The columns of a file of territories. */
export const TERRITORY_COLUMNS = {
  code: filled('code', territoryCode),
  kind: filled('type', territoryKinds.parse),
  name: filled('nom', text),
  parent: blank('parent', territoryCode),
};

/** One territory as a file gives it. */
export type TerritoryRow = RowOf<typeof TERRITORY_COLUMNS>;

const PREFIX = { REGION: 'REG-', DEPARTEMENT: 'DEP-' } as const;

/** Reads a text of territories; a parent must be in the same file. */
export function parseTerritories(content: string, file: string): ParsedFile<TerritoryRow> {
  const table = readTable(TERRITORY_COLUMNS, content, file);
  // A file with unreadable rows may hold the parent in one of them: it would be said unknown by mistake.
  const isWhole = !hasErrors(table.problems);
  const codes = new Set(table.rows.map((row) => row.code));
  const problems: ImportProblem[] = [];
  for (const { line, code, kind, parent } of table.rows) {
    const prefix = kind === 'ZONE' ? undefined : PREFIX[kind];
    const place = { file, line, value: code, column: table.headerOf('code') };
    if (prefix !== undefined && !code.startsWith(prefix)) {
      problems.push(
        importProblem({ code: 'CONTRADICTION', ...place, expected: `un code qui commence par ${prefix}` }),
      );
    }
    if (isWhole && parent !== null && !codes.has(parent)) {
      const parentPlace = { file, line, value: parent, column: table.headerOf('parent') };
      problems.push(
        importProblem({
          code: 'UNKNOWN_REFERENCE',
          ...parentPlace,
          expected: 'le code d’un territoire du même fichier',
        }),
      );
    }
  }
  return withProblems(table, duplicateProblems(table, 'code'), problems);
}
