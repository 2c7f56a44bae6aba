import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { AllocationRequest, Consumption } from '../../solver/index.ts';
import { opcos } from '../domain/opco.ts';
import type { Provenance } from '../domain/provenance.ts';
import {
  type CaseRow,
  type ConsumptionRow,
  type NeedsRow,
  parseCases,
  parseConsumption,
  parseNeeds,
} from './allocation.parse.ts';
import { parseAllocationSheet } from './allocation-sheet.parse.ts';
import { decode } from './decode.ts';
import { byPlace, hasErrors, type ImportProblem, importProblem } from './problem.ts';
import type { ParsedFile } from './table.ts';

/** Reads a folder such as `data/france-2021-2022/`: envelopes to split between OPCO. No database. */

/** Names of the files of a split; the consumption is only there once the year has begun. */
export const ALLOCATION_FILES = {
  sheet: 'repartition.json',
  cases: 'cas.csv',
  needs: 'besoins.csv',
  consumption: 'consommation.csv',
} as const;

/** One envelope to split, with what is to be known of its figures. */
export interface AllocationCase {
  reference: string;
  label: string;
  provenance: Provenance;
  source: string;
  /** What contradicts these figures in the documents, or null. */
  flag: string | null;
  request: AllocationRequest;
}

/** What reading a folder gives: its cases when nothing is wrong with it, and every problem. */
export interface AllocationReading {
  split: { title: string; cases: AllocationCase[] } | null;
  problems: ImportProblem[];
}

/** Reads the envelopes of a folder. Problems name files as `france-2021-2022/cas.csv`. */
export async function readAllocationFolder(folder: string): Promise<AllocationReading> {
  const name = basename(folder);
  const problems: ImportProblem[] = [];
  const textOf = async (file: string, required: boolean): Promise<string | null> => {
    const content = await readFile(join(folder, file)).catch((error: NodeJS.ErrnoException) => error.code);
    if (typeof content === 'string' || content === undefined) {
      if (required || content !== 'ENOENT') {
        const expected = `un fichier ${file} lisible dans le dossier ${name} (${content})`;
        problems.push(importProblem({ code: 'UNREADABLE_FILE', file: `${name}/${file}`, expected }));
      }
      return null;
    }
    const decoded = decode({ name: `${name}/${file}`, content });
    problems.push(...decoded.problems);
    return decoded.problems.length === 0 ? decoded.text : null;
  };
  const rowsOf = async <Row>(
    file: string,
    parse: (text: string, file: string) => ParsedFile<Row>,
    required = true,
  ): Promise<Row[]> => {
    const text = await textOf(file, required);
    if (text === null) return [];
    const parsed = parse(text, `${name}/${file}`);
    problems.push(...parsed.problems);
    return parsed.rows;
  };

  const sheetText = await textOf(ALLOCATION_FILES.sheet, true);
  const sheet =
    sheetText === null ? null : parseAllocationSheet(sheetText, `${name}/${ALLOCATION_FILES.sheet}`);
  problems.push(...(sheet?.problems ?? []));
  const cases = await rowsOf(ALLOCATION_FILES.cases, parseCases);
  const needs = await rowsOf(ALLOCATION_FILES.needs, parseNeeds);
  const consumption = await rowsOf(ALLOCATION_FILES.consumption, parseConsumption, false);
  problems.push(...consumptionProblems(`${name}/${ALLOCATION_FILES.consumption}`, cases, consumption));

  if (sheet?.sheet == null || hasErrors(problems)) return { split: null, problems: byPlace(problems) };
  const { title, criteria } = sheet.sheet;
  return {
    split: {
      title,
      cases: cases.map((row) => ({
        reference: row.reference,
        label: row.label,
        provenance: row.provenance,
        source: row.source,
        flag: row.flag,
        request: requestOf(row, criteria, needs, consumption),
      })),
    },
    problems: byPlace(problems),
  };
}

/** Amounts of a case that is not there, or at two dates: the reserve is released once. */
function consumptionProblems(
  file: string,
  cases: readonly CaseRow[],
  rows: readonly ConsumptionRow[],
): ImportProblem[] {
  const known = new Set(cases.map(({ reference }) => reference));
  const firstOf = new Map<string, ConsumptionRow>();
  return rows.flatMap((row) => {
    const place = { file, line: row.line };
    if (!known.has(row.case)) {
      const expected = `la référence d’un cas de ${ALLOCATION_FILES.cases}`;
      return [
        importProblem({ code: 'UNKNOWN_REFERENCE', ...place, column: 'cas', value: row.case, expected }),
      ];
    }
    const first = firstOf.get(row.case) ?? row;
    firstOf.set(row.case, first);
    if (first.date === row.date) return [];
    const expected = `la date de la ligne ${first.line}, ${first.date} : une seule libération par cas`;
    return [importProblem({ code: 'CONTRADICTION', ...place, column: 'date', value: row.date, expected })];
  });
}

function requestOf(
  row: CaseRow,
  criteria: AllocationRequest['criteria'],
  needs: readonly NeedsRow[],
  consumption: readonly ConsumptionRow[],
): AllocationRequest {
  const consumed = consumption.filter((amount) => amount.case === row.reference);
  const date = consumed[0]?.date;
  const told: Consumption | undefined =
    date === undefined ? undefined : { date, consumed: consumed.map(({ opco, cents }) => ({ opco, cents })) };
  return {
    format: 'metronome-allocation/1',
    name: row.label,
    envelope: {
      id: row.reference,
      label: row.label,
      parent: null,
      totalCents: row.totalCents,
      reserveCents: row.reserveCents,
      startDate: row.startsOn,
      reserveDate: row.reserveOn,
      endDate: row.endsOn,
    },
    criteria,
    recipients: needs.map((need) => ({
      opco: need.opco,
      label: opcos.label(need.opco),
      floorCents:
        row.floorRule === 'BOTH_YEARS'
          ? need.consumed2019Cents + need.consumed2020Cents
          : Math.max(need.consumed2019Cents, need.consumed2020Cents),
      recruitmentStakes: need.recruitmentStakes,
      trainingNeeds: need.trainingNeeds,
    })),
    ...(told === undefined ? {} : { consumption: told }),
  };
}
