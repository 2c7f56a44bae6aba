import { CsvError, type Options, parse } from 'csv-parse/sync';
import { MAX_RECORD_BYTES, MAX_ROWS } from './limits.ts';
import { type ImportProblem, importProblem } from './problem.ts';

/** From a text to records of cells, each with its line in the file. */

/** The characters between cells that are recognised. */
export type Delimiter = ';' | ',' | '\t';

/** One record: the line where it begins, from 1, and its cells as written. */
export interface CsvRecord {
  line: number;
  cells: string[];
}

/** A file cut into cells; the first record is the header. */
export interface CsvTable {
  delimiter: Delimiter;
  header: CsvRecord;
  records: CsvRecord[];
}

/**
 * The delimiter that occurs most in the first line, outside quotation marks; `;` where none does.
 * Excel's own first line, `sep=;`, decides when there is one.
 */
export function detectDelimiter(text: string): Delimiter {
  const firstLine = text.split('\n').find((line) => line.trim() !== '') ?? '';
  const told = SEP_LINE.exec(firstLine)?.[1];
  if (told === ';' || told === ',' || told === '\t') return told;
  const bare = firstLine.replace(/"[^"]*"/g, '');
  const count = (delimiter: Delimiter) => bare.split(delimiter).length - 1;
  const candidates: Delimiter[] = [';', '\t', ','];
  return candidates.reduce((best, delimiter) => (count(delimiter) > count(best) ? delimiter : best));
}

const SEP_LINE = /^sep=(.)\s*$/i;

/** Reads records; empty ones are left out, lines are kept. A text that cannot be cut gives a problem and no table. */
export function readCsv(text: string, file: string): { table: CsvTable | null; problems: ImportProblem[] } {
  const delimiter = detectDelimiter(text);
  const records: CsvRecord[] = [];
  let lastLine = 0;
  const options: Options = {
    delimiter,
    record_delimiter: '\n',
    // Quotation marks inside an unquoted cell are text: Formation "AES" bloc 1.
    relax_quotes: true,
    // Rows too long or too short are told with their line by whoever knows the columns.
    relax_column_count: true,
    max_record_size: MAX_RECORD_BYTES,
    trim: delimiter !== '\t',
    on_record: (cells: string[], { lines }) => {
      const breaks = cells.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0);
      const isSepLine = records.length === 0 && SEP_LINE.test(cells.join(delimiter));
      // One row over the limit is enough to know that it is passed.
      if (records.length < MAX_ROWS + 2 && cells.some((cell) => cell.trim() !== '') && !isSepLine) {
        records.push({ line: lines - breaks, cells });
      }
      lastLine = lines;
      return null;
    },
  };
  try {
    parse(text, options);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { table: null, problems: [malformed(error, file, lastLine + 1)] };
  }
  const [header, ...rows] = records;
  if (header === undefined) return { table: null, problems: [empty(file)] };
  if (rows.length > MAX_ROWS) {
    return {
      table: null,
      problems: [
        importProblem({
          code: 'TOO_MANY_ROWS',
          file,
          line: rows[MAX_ROWS]?.line ?? null,
          expected: `au plus ${MAX_ROWS} lignes ; coupez le fichier en plusieurs`,
        }),
      ],
    };
  }
  return { table: { delimiter, header, records: rows }, problems: [] };
}

function empty(file: string): ImportProblem {
  const expected = 'une ligne d’en-têtes puis une ligne par enregistrement ; le fichier est vide';
  return importProblem({ code: 'EMPTY_FILE', file, expected });
}

/** `line`: where the record that could not be read begins. */
function malformed(error: CsvError, file: string, line: number): ImportProblem {
  const isQuote = error.code === 'CSV_QUOTE_NOT_CLOSED' || error.code === 'CSV_MAX_RECORD_SIZE';
  return importProblem({
    code: 'MALFORMED_CSV',
    file,
    line,
    expected: isQuote
      ? 'un guillemet fermant : celui qui s’ouvre sur cette ligne ne se referme pas ; doublez les guillemets du texte ("")'
      : `des cellules séparées par « ; » (${error.message})`,
  });
}
