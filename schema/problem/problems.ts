/** From the refusals of the use cases to the typed problems of the contract. */

import type { ImportProblem } from '../../src/imports/problem.ts';
import type { Problem } from '../../src/scenarios/index.ts';
import {
  ConflictProblem,
  ImportProblemType,
  type InvalidInstanceProblem,
  InvalidParametersProblem,
  NotCancellableProblem,
  NotFoundProblem,
  OutdatedProblem,
  PlanMissingProblem,
  type ProblemType,
  WrongStateProblem,
} from './problem.type.ts';

/** Longest value that a problem repeats. */
const MAX_VALUE = 200;

type ProblemClass = new () => ProblemType;

/** Codes whose type does not depend on what was asked. */
const TYPE_BY_CODE: Readonly<Record<string, ProblemClass>> = {
  CAMPAIGN_UNKNOWN: NotFoundProblem,
  SCENARIO_UNKNOWN: NotFoundProblem,
  RUN_UNKNOWN: NotFoundProblem,
  PROJECT_UNKNOWN: NotFoundProblem,
  NO_SUCH_SESSION: NotFoundProblem,
  NO_SUCH_AGENCY: NotFoundProblem,
  ORGANISATION_UNKNOWN: NotFoundProblem,
  TOKEN_UNKNOWN: NotFoundProblem,
  CHECK_UNKNOWN: NotFoundProblem,
  BUDGET_OUT_OF_RANGE: InvalidParametersProblem,
  CAMPAIGN_CONTRADICTS_BASE: ConflictProblem,
  CAMPAIGNS_DIFFER: ConflictProblem,
  IMPORT_UNKNOWN: NotFoundProblem,
  SIMULATION_UNKNOWN: NotFoundProblem,
  TOO_MANY_IMPORTS: ConflictProblem,
  CAMPAIGN_BUSY: ConflictProblem,
  IMPORT_FINISHED: NotCancellableProblem,
  RUN_FINISHED: NotCancellableProblem,
  SIMULATION_FINISHED: NotCancellableProblem,
  PLAN_MISSING: PlanMissingProblem,
  PLAN_UNKNOWN: PlanMissingProblem,
  NOTHING_TO_JUDGE: WrongStateProblem,
  NOT_PUBLISHABLE: WrongStateProblem,
  ALREADY_PUBLISHED: WrongStateProblem,
  NOT_PUBLISHED: WrongStateProblem,
  FICHE_CHANGED: OutdatedProblem,
  ALREADY_JUDGED: OutdatedProblem,
};

/** Problems of a use case. `otherwise` is the type of those that speak of the data or of the choices. */
export function typedProblems(
  problems: readonly Problem[],
  otherwise: typeof InvalidParametersProblem | typeof InvalidInstanceProblem,
  rename: (path: string) => string = (path) => path,
): ProblemType[] {
  return problems.map(({ code, message, path, value }) => {
    const Type = TYPE_BY_CODE[code] ?? otherwise;
    return Object.assign(new Type(), { code, message, path: rename(path), value: shown(value) });
  });
}

/** Problems of imported files. */
export function importProblems(problems: readonly ImportProblem[]): ImportProblemType[] {
  return problems.map((problem) =>
    Object.assign(new ImportProblemType(), {
      ...problem,
      path: [problem.file, problem.line, problem.column].filter((part) => part !== null).join('/'),
    }),
  );
}

/** A value as a problem repeats it. */
export function shown(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length <= MAX_VALUE ? text : `${text.slice(0, MAX_VALUE)}…`.toWellFormed();
}
