/** Plans read from files: as `solve` writes them, or made by hand. */

import {
  type Assignment,
  type EngineChoice,
  hashOf,
  type Instance,
  type Parameters,
  type Plan,
} from '../../solver/index.ts';
import { EXIT } from './exit-codes.ts';
import { Failure } from './failure.ts';
import { nameOfFile, readJson } from './json-file.ts';

/** A plan to judge. */
export interface PlanFile {
  assignments: Assignment[];
  /** What the file says of itself, when `solve` wrote it. */
  plan: Partial<Plan> | null;
}

const SHAPES =
  'un plan de solve, { "S1": 3, "S2": null } ou [{ "session": "S1", "week": 3 }], les semaines comptées à partir de 0';

/**
 * Reads the plan in a file.
 * @throws Failure: USAGE when it cannot be read, INVALID when it has none of the three shapes.
 */
export async function readPlan(path: string): Promise<PlanFile> {
  const value = await readJson(path, 'un plan');
  const faults: string[] = [];
  const read = planOf(value, faults);
  if (faults.length === 0) return read;
  const lines = [`${nameOfFile(path)} : ce n’est pas un plan. Attendu : ${SHAPES}.`, ...faults];
  throw new Failure(lines.join('\n'), EXIT.INVALID);
}

function planOf(value: unknown, faults: string[]): PlanFile {
  if (Array.isArray(value)) return { assignments: listOf(value, '', faults), plan: null };
  if (typeof value !== 'object' || value === null) {
    faults.push(`  / : « ${JSON.stringify(value)} ».`);
    return { assignments: [], plan: null };
  }
  if (!('format' in value)) {
    const byHand = Object.entries(value).map(([session, week]) => ({ session, week: week as unknown }));
    const assignments = byHand.map(({ session, week }) =>
      assignmentOf(session, week, `/${session.replaceAll('~', '~0').replaceAll('/', '~1')}`, faults),
    );
    return { assignments, plan: null };
  }
  if (value.format !== 'metronome-plan/1') {
    faults.push(`  /format : ${JSON.stringify(value.format)}. Attendu : "metronome-plan/1".`);
  }
  const list = 'assignments' in value && Array.isArray(value.assignments) ? value.assignments : null;
  if (list === null) faults.push('  /assignments : attendu une liste.');
  return { assignments: listOf(list ?? [], '/assignments', faults), plan: value as Partial<Plan> };
}

function listOf(list: readonly unknown[], at: string, faults: string[]): Assignment[] {
  return list.map((item, i) => {
    const { session, week } = (typeof item === 'object' && item !== null ? item : {}) as Record<
      string,
      unknown
    >;
    if (typeof session !== 'string') {
      faults.push(`  ${at}/${i}/session : attendu l’identifiant d’une session, entre guillemets.`);
    }
    return assignmentOf(String(session), week, `${at}/${i}/week`, faults);
  });
}

function assignmentOf(session: string, week: unknown, at: string, faults: string[]): Assignment {
  if (week === null || typeof week === 'number') return { session, week };
  const found = week === undefined ? 'rien' : JSON.stringify(week);
  faults.push(`  ${at} : ${found}. Attendu : le rang d’une semaine, à partir de 0, ou null.`);
  return { session, week: null };
}

/** False when the plan says it was made from another instance; a plan made by hand says nothing. */
export function isOf({ plan }: PlanFile, instance: Instance): boolean {
  return plan?.instanceHash === undefined || plan.instanceHash === hashOf(instance);
}

const ENGINES: readonly EngineChoice[] = ['auto', 'highs', 'javascript-lp-solver'];

/** False when it says it was made under other parameters. The seed and the engine are how it was found, and the proof what came after: none changes a rule or a score. */
export function isUnder({ plan }: PlanFile, parameters: Parameters): boolean {
  if (plan?.parametersHash === undefined) return true;
  const seed = plan.seed ?? parameters.seed;
  return ENGINES.some((engine) =>
    [true, false].some((proof) => hashOf({ ...parameters, seed, engine, proof }) === plan.parametersHash),
  );
}

/** What to be careful of when a plan is read beside an instance and parameters; `sameParameters` is what `isUnder` said. */
export function warningsOf(file: PlanFile, instance: Instance, sameParameters: boolean): string[] {
  return [
    ...(isOf(file, instance) ? [] : ['Ce plan a été calculé sur une autre version de l’instance.']),
    ...(sameParameters
      ? []
      : [
          'Ce plan a été calculé avec d’autres paramètres : donnez-les par --parameters pour comparer les notes.',
        ]),
  ];
}

/**
 * What a plan says of itself that its instance does not bear out: dates that are not those of its weeks,
 * values of levels that are not those recomputed. `levels` are the values recomputed, or null when the plan
 * was made under other parameters.
 */
export function falseClaims(
  { plan }: PlanFile,
  instance: Instance,
  levels: readonly { name: string; value: number }[] | null,
): string[] {
  const sessions = new Map(instance.sessions.map((session) => [session.id, session]));
  const dates = (plan?.assignments ?? []).flatMap(({ session: id, week, startDate, endDate }) => {
    const session = sessions.get(id);
    if (session === undefined || week === null || instance.weeks[week] === undefined) return [];
    const start = session.startDateByStart?.[week] ?? instance.weeks[week].startDate;
    const wrong = [
      ...(startDate === undefined || startDate === start ? [] : [`début ${startDate} au lieu de ${start}`]),
      ...(endDate === undefined || endDate === session.endDateByStart[week]
        ? []
        : [`fin ${endDate} au lieu de ${session.endDateByStart[week]}`]),
    ];
    return wrong.length === 0 ? [] : [`La session « ${id} », semaine ${week} : ${wrong.join(', ')}.`];
  });
  const values = (plan?.levels ?? []).flatMap(({ name, finalValue }, l) => {
    const value = levels?.[l]?.value;
    if (value === undefined || Math.abs(value - finalValue) <= 1e-6 * Math.max(1, Math.abs(value))) return [];
    return [`Le niveau « ${name} » est annoncé à ${finalValue} ; il vaut ${value}.`];
  });
  return [...dates, ...values];
}
