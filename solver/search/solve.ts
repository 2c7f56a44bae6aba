/** From an instance to a plan: check, gates, conflicts, components, first plan, levels, verify. */
import { type OpenHostedEngine, openHostedEngine } from '../engines/hosted.ts';
import { findCandidates } from '../gates/candidates.ts';
import { checkInstance } from '../instance/check.ts';
import type { Instance, WeekIndex } from '../instance/types.ts';
import { checkEngine, checkParameters } from '../parameters/check.ts';
import type { Parameters } from '../parameters/types.ts';
import { assignmentsOf } from '../solution/assignments.ts';
import { planOf, relativeGap } from '../solution/plan.ts';
import type { Assignment, LevelEnd, SolveResult } from '../solution/types.ts';
import { verify } from '../validation/verify.ts';
import { findComponents, partOf } from './decompose.ts';
import { findConflicts } from './feasibility.ts';
import type { LevelProgress } from './levels.ts';
import { NO_ENGINE } from './live-program.ts';
import { type Part, preparePart, type SolvedPart, solvePart } from './part.ts';
import { surveyTerrain } from './terrain.ts';

/** Components solved at once: each has an engine in a worker of its own. */
const AT_ONCE = 2;

/** Told while a solve runs. */
export interface SolveProgress {
  /** Level being solved; `first-plan` for the plan found before any engine starts. */
  level: string;
  /** Null where components are at different points of the level. */
  value: number | null;
  bound: number | null;
  gap: number | null;
  elapsedMs: number;
  /** A better plan, when one was just verified. */
  assignments?: Assignment[];
}

export interface SolveOptions {
  onProgress?: (progress: SolveProgress) => void;
  /** Aborting it stops the engines within about a second and keeps the best verified plan. */
  signal?: AbortSignal;
  /** How engines are opened: in workers of the house, unless said otherwise. */
  openEngine?: OpenHostedEngine;
}

/** Worst first. */
const WORST_END: LevelEnd[] = ['ENGINE_FAILED', 'CANCELLED', 'CLOCK', 'WORK_LIMIT', 'PROVEN'];

function worst(ends: LevelEnd[]): LevelEnd {
  return WORST_END.find((end) => ends.includes(end)) ?? 'PROVEN';
}

/** The weeks of the whole from those of its components. */
function whole(
  components: number[][],
  parts: readonly (readonly (WeekIndex | null)[])[],
): (WeekIndex | null)[] {
  const weeks: (WeekIndex | null)[] = [];
  components.forEach((sessions, c) => {
    sessions.forEach((s, i) => {
      weeks[s] = parts[c]![i]!;
    });
  });
  return weeks;
}

/**
 * Solves an instance under whole parameters (as `readParameters` gives them). Never throws for what the instance says: an inconsistent
 * instance is INVALID with every problem, one that no plan can satisfy is INFEASIBLE with what makes
 * it so, and an engine that breaks leaves the best verified plan with its levels marked.
 */
export async function solve(
  instance: Instance,
  parameters: Parameters,
  { onProgress = () => {}, signal, openEngine = openHostedEngine }: SolveOptions = {},
): Promise<SolveResult> {
  const started = performance.now();
  const problems = [...checkInstance(instance), ...checkEngine(parameters), ...checkParameters(parameters)];
  if (problems.length > 0) return { status: 'INVALID', problems };
  const candidates = findCandidates(instance, parameters);
  const conflicts = findConflicts(instance, parameters, candidates);
  if (conflicts.length > 0) return { status: 'INFEASIBLE', conflicts };
  const isAborted = (): boolean => signal?.aborted === true;
  if (isAborted()) return { status: 'CANCELLED' };

  const terrain = surveyTerrain(instance, parameters, candidates);
  const components = findComponents(terrain);
  const parts: Part[] = [];
  for (const sessions of components) {
    const prepared =
      components.length === 1
        ? await preparePart(instance, parameters, signal, openEngine, candidates, terrain)
        : await preparePart(partOf(instance, sessions), parameters, signal, openEngine);
    if (prepared.status === 'UNDECIDED' && isAborted()) return { status: 'CANCELLED' };
    if (prepared.status !== 'FOUND') return prepared;
    parts.push(prepared.part);
  }
  const weeksOf = (): (WeekIndex | null)[] => whole(components, best);
  const best = parts.map(({ state }) => state.weeks());
  if (!verify(instance, parameters, assignmentsOf(instance, weeksOf())).valid)
    throw new Error('The first plan breaks a rule: the search and the verifier disagree.');
  const firstPlanMs = performance.now() - started;
  onProgress({
    level: 'first-plan',
    value: null,
    bound: null,
    gap: null,
    elapsedMs: firstPlanMs,
    assignments: assignmentsOf(instance, weeksOf()),
  });

  const report = (c: number, { level, value, bound, weeks }: LevelProgress): void => {
    if (weeks !== undefined) best[c] = weeks;
    const alone = components.length === 1;
    onProgress({
      level,
      value: alone ? value : null,
      bound: alone ? bound : null,
      gap: !alone || bound === null ? null : relativeGap(value, bound),
      elapsedMs: performance.now() - started,
      ...(weeks === undefined ? {} : { assignments: assignmentsOf(instance, weeksOf()) }),
    });
  };
  const solved = await solveTogether(parts, (part, c) =>
    solvePart(part, parameters, signal, openEngine, (progress) => report(c, progress)),
  );
  const levels = mergeLevels(parameters, solved);
  const { name, version } = solved.find(({ engine }) => engine.name !== NO_ENGINE.name)?.engine ?? NO_ENGINE;
  return {
    status: 'PLANNED',
    plan: planOf(instance, parameters, {
      weeks: whole(
        components,
        solved.map(({ weeks }) => weeks),
      ),
      engine: { name, version },
      end: worst([
        ...levels.map(({ end }) => end),
        ...parts.map(({ onTime }): LevelEnd => (onTime ? 'PROVEN' : 'CLOCK')),
      ]),
      levels,
    }),
    statistics: {
      sessions: instance.sessions.length,
      weeks: instance.weeks.length,
      candidates: candidates.open.reduce((sum, open) => sum + open.length, 0),
      components: components.length,
      columns: solved.reduce((sum, { size }) => sum + size.columns, 0),
      rows: solved.reduce((sum, { size }) => sum + size.rows, 0),
      firstPlanMs,
      totalMs: performance.now() - started,
      levels: levels.map(({ name: level, elapsedMs, nodes, reason }) => ({
        name: level,
        elapsedMs,
        nodes,
        ...(reason === undefined ? {} : { reason }),
      })),
    },
  };
}

/** Solves the parts a few at a time and gives their results in order. */
async function solveTogether(
  parts: Part[],
  solveOne: (part: Part, c: number) => Promise<SolvedPart>,
): Promise<SolvedPart[]> {
  const solved: SolvedPart[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    for (let c = next++; c < parts.length; c = next++) solved[c] = await solveOne(parts[c]!, c);
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, parts.length) }, work));
  return solved;
}

/** Levels add up over components: values, bounds and work are sums, the end is the worst. */
function mergeLevels({ levels }: Parameters, parts: SolvedPart[]) {
  return levels.map(({ name, terms }, l) => {
    const each = parts.map((part) => part.levels[l]!);
    const sum = (pick: (level: SolvedPart['levels'][number]) => number): number =>
      each.reduce((total, level) => total + pick(level), 0);
    return {
      name,
      terms: terms.map(({ term }) => term),
      value: sum(({ value }) => value),
      bound: sum(({ bound }) => bound),
      end: worst(each.map(({ end }) => end)),
      nodes: sum(({ nodes }) => nodes),
      elapsedMs: sum(({ elapsedMs }) => elapsedMs),
      reason: each.find((level) => level.reason !== undefined)?.reason,
    };
  });
}
