/** What is kept of an import once it is over: all that it did, and as much of its problems as a person reads. */

import type { ImportJob } from '../../entities/index.ts';
import type { Encoding } from '../decode.ts';
import type { LimitsImport } from '../import-limits.ts';
import type { SessionsImport } from '../import-sessions.ts';
import { byPlace, type ImportProblem } from '../problem.ts';
import { nothingUpserted, type Upserted } from '../upsert.ts';

/** Most problems kept: whoever sent a file that has more corrects these first, errors before warnings. */
const MOST_PROBLEMS = 1_000;

/** What importing a file of any kind did. */
export type Imported = SessionsImport | LimitsImport;

/** Rows of one kind; those that were already so are only counted. */
export interface ReportedRows extends Omit<Upserted, 'unchanged'> {
  unchanged: number;
}

/** The report of an import; of rows that its file does not hold, nothing happened. */
export interface ImportReport {
  encoding: Encoding;
  projects: ReportedRows;
  sessions: ReportedRows;
  /** Caps, pools or capacities. */
  limits: ReportedRows;
  /** At most 1,000, in the order of the lines. */
  problems: ImportProblem[];
  /** How many there are in all. */
  problemCount: number;
}

/** The report to keep of what was imported. */
export function reportOf({ encoding, problems, ...imported }: Imported): ImportReport {
  const { projects, sessions, limits } = {
    projects: nothingUpserted(),
    sessions: nothingUpserted(),
    limits: nothingUpserted(),
    ...imported,
  };
  const rank = ({ severity }: ImportProblem): number => (severity === 'ERROR' ? 0 : 1);
  const kept = problems.toSorted((a, b) => rank(a) - rank(b)).slice(0, MOST_PROBLEMS);
  const counted = (rows: Upserted): ReportedRows => ({ ...rows, unchanged: rows.unchanged.length });
  return {
    encoding,
    projects: counted(projects),
    sessions: counted(sessions),
    limits: counted(limits),
    problems: byPlace(kept),
    problemCount: problems.length,
  };
}

/** The report of an import, or null before it has one; it must have been populated. */
export function keptReport({ report }: Pick<ImportJob, 'report'>): ImportReport | null {
  return report as unknown as ImportReport | null;
}
