/** What is wrong in an imported file, told so that the sender can correct it: where, what, what was expected. */

/** Kinds of problem, for programs. */
export type ImportProblemCode =
  | 'UNREADABLE_FILE'
  | 'FILE_TOO_LARGE'
  | 'EMPTY_FILE'
  | 'MALFORMED_CSV'
  | 'TOO_MANY_ROWS'
  | 'MISSING_COLUMN'
  | 'UNKNOWN_COLUMN'
  | 'DUPLICATE_COLUMN'
  | 'WRONG_CELL_COUNT'
  | 'BAD_CHARACTER'
  | 'CELL_TOO_LONG'
  | 'MISSING_VALUE'
  | 'BAD_VALUE'
  | 'CONTRADICTION'
  | 'DUPLICATE'
  | 'UNKNOWN_REFERENCE'
  | 'NOT_YOURS'
  | 'CONFLICT';

/** One problem. An ERROR keeps the whole file out; a WARNING is told and the file goes in. */
export interface ImportProblem {
  code: ImportProblemCode;
  severity: 'ERROR' | 'WARNING';
  /** Name of the file, without folders of the machine. */
  file: string;
  /** Line of the file, from 1, or null when the whole file is meant. */
  line: number | null;
  /** Header of the column as the file writes it, or null. */
  column: string | null;
  /** The value found, shortened when very long, or null. */
  value: string | null;
  /** What was expected and what to do, in French. */
  expected: string;
  /** The whole sentence, in French: place, value, expectation. */
  message: string;
}

const LONGEST_VALUE = 120;

/** Makes a problem; an ERROR unless told. */
export function importProblem(given: {
  code: ImportProblemCode;
  file: string;
  expected: string;
  severity?: 'ERROR' | 'WARNING';
  line?: number | null;
  column?: string | null;
  value?: string | null;
}): ImportProblem {
  const { code, file, expected, severity = 'ERROR', line = null, column = null } = given;
  const value = given.value == null ? null : shortened(given.value);
  const place = [
    file,
    ...(line === null ? [] : [`ligne ${line}`]),
    ...(column === null ? [] : [`colonne « ${column} »`]),
  ].join(', ');
  const found = value === null ? '' : value === '' ? 'cellule vide. ' : `« ${value} ». `;
  return {
    code,
    severity,
    file,
    line,
    column,
    value,
    expected,
    message: `${place} : ${found}Attendu : ${expected}.`,
  };
}

/** At most 120 characters, and nothing that a terminal or a database would choke on. */
function shortened(value: string): string {
  const printable = value.toWellFormed().replace(/\p{Cc}/gu, '\uFFFD');
  return printable.length <= LONGEST_VALUE
    ? printable
    : `${printable.slice(0, LONGEST_VALUE)}…`.toWellFormed();
}

/** Does anything keep the file out? */
export function hasErrors(problems: readonly ImportProblem[]): boolean {
  return problems.some((problem) => problem.severity === 'ERROR');
}

/** Problems as a reader goes through them: file by file, line by line. */
export function byPlace(problems: readonly ImportProblem[]): ImportProblem[] {
  return problems.toSorted((a, b) =>
    a.file === b.file ? (a.line ?? 0) - (b.line ?? 0) : a.file < b.file ? -1 : 1,
  );
}
