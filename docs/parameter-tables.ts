/** The tables of `problem.md` that are written from the code, so that documents and code cannot disagree. */

import { PARAMETER_TABLE, SIMULATION_TABLE, type SimulationParameterRow } from '../solver/index.ts';
import { CHOICE_TABLE, type ChoiceRow } from '../src/scenarios/choices.ts';

/** A row of any of them; only some parameters are told with their bounds. */
type TableRow = ChoiceRow & Partial<Pick<SimulationParameterRow, 'bounds'>>;

/** Tables by the name of their markers in the document. */
const TABLES: Record<string, readonly TableRow[]> = {
  parameters: PARAMETER_TABLE,
  choices: CHOICE_TABLE,
  simulation: SIMULATION_TABLE,
};

/**
 * The document with each table between its markers, `<!-- parameters -->` and `<!-- /parameters -->`, written anew.
 * @throws Error when the markers of a table are not there: it would silently go stale.
 */
export function withParameterTables(document: string): string {
  return Object.entries(TABLES).reduce((text, [name, rows]) => {
    const [begin, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
    const [from, to] = [text.indexOf(begin), text.indexOf(end)];
    if (from < 0 || to < from)
      throw new Error(`The document has no table "${name}": expected ${begin}, then ${end}.`);
    return `${text.slice(0, from + begin.length)}\n\n${tableOf(rows)}\n\n${text.slice(to)}`;
  }, document);
}

function tableOf(rows: readonly TableRow[]): string {
  const isBounded = rows.some(({ bounds }) => bounds !== undefined);
  const headers = ['path', 'default', ...(isBounded ? ['bounds'] : []), 'unit', 'reason'];
  const lines = rows.map(({ path, defaultValue, bounds, unit, reason }) =>
    lineOf([
      `\`${path}\``,
      `\`${shortJson(defaultValue)}\``,
      ...(bounds === undefined ? [] : [`${bounds.least} to ${bounds.most}`]),
      unit,
      reason,
    ]),
  );
  return [lineOf(headers), lineOf(headers.map(() => '---')), ...lines].join('\n');
}

/** One line of a table; a bar inside a cell would end it. */
function lineOf(cells: string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

/** JSON on one line with a space after each comma: a list of levels stays readable in a cell. */
function shortJson(value: unknown): string {
  return JSON.stringify(value, null, 1)
    .replaceAll(/\n\s*/g, ' ')
    .replaceAll(/([[{]) | ([\]}])/g, '$1$2');
}
