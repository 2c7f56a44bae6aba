/** A program as LP text (CPLEX format) that a person reads: the golden files, and exports to other solvers. */
import type { Column, Expression, LinearProgram } from './lp.ts';

function number(value: number): string {
  if (value === Infinity) return '+inf';
  if (value === -Infinity) return '-inf';
  return String(Number(value.toPrecision(15)));
}

function sum(terms: Iterable<readonly [number, number]>, names: string[]): string {
  const parts = [...terms].map(([column, coefficient], i) => {
    const size = Math.abs(coefficient);
    const sign = coefficient < 0 ? '- ' : i === 0 ? '' : '+ ';
    return `${sign}${size === 1 ? '' : `${number(size)} `}${names[column]}`;
  });
  return parts.length === 0 ? `0 ${names[0] ?? 'x'}` : wrap(parts);
}

/** Longest line: readers of the format stop at 255 characters, people sooner. */
const LINE_LENGTH = 100;

function wrap(parts: string[]): string {
  const lines: string[] = [];
  let line = '';
  for (const part of parts) {
    if (line.length + part.length > LINE_LENGTH && line !== '') {
      lines.push(line);
      line = part;
    } else line = line === '' ? part : `${line} ${part}`;
  }
  return [...lines, line].join('\n   ');
}

function rowLines({ columns, rows }: LinearProgram): string[] {
  const names = columns.map(({ name }) => name);
  return rows.flatMap(({ name, lower, upper, columns: at, coefficients }) => {
    const left = sum(
      at.map((column, i) => [column, coefficients[i]!] as const),
      names,
    );
    if (lower === upper) return [` ${name}: ${left} = ${number(upper)}`];
    return [
      ...(lower === -Infinity
        ? []
        : [` ${name}${upper === Infinity ? '' : '_low'}: ${left} >= ${number(lower)}`]),
      ...(upper === Infinity
        ? []
        : [` ${name}${lower === -Infinity ? '' : '_up'}: ${left} <= ${number(upper)}`]),
    ];
  });
}

/** The whole program with one objective. The constant of the objective is a comment: the format has none. */
export function toLpText(lp: LinearProgram, objective: Expression): string {
  const names = lp.columns.map(({ name }) => name);
  const isBinary = ({ integer, lower, upper }: Column): boolean => integer && lower === 0 && upper === 1;
  const bounds = lp.columns
    .filter((column) => !isBinary(column) && column.upper !== Infinity)
    .map(({ name, lower, upper }) => ` ${number(lower)} <= ${name} <= ${number(upper)}`);
  const binaries = lp.columns.filter(isBinary).map(({ name }) => ` ${name}`);
  const generals = lp.columns
    .filter((column) => column.integer && !isBinary(column))
    .map(({ name }) => ` ${name}`);
  return [
    ...(objective.constant === 0 ? [] : [`\\ objective constant: ${number(objective.constant)}`]),
    'Minimize',
    ` cost: ${sum(objective.terms, names)}`,
    'Subject To',
    ...rowLines(lp),
    ...(bounds.length === 0 ? [] : ['Bounds', ...bounds]),
    ...(generals.length === 0 ? [] : ['General', ...generals]),
    ...(binaries.length === 0 ? [] : ['Binary', ...binaries]),
    'End',
    '',
  ].join('\n');
}
