/** Table of contents of the model: which constraint and which term is where. No logic. */
import { type Candidates, findCandidates } from '../gates/candidates.ts';
import type { Instance } from '../instance/types.ts';
import type { Level, Parameters, TermName } from '../parameters/types.ts';
import { agencyPackings, constraintAgencyLoad } from './constraints/agency-load.ts';
import { constraintScopeBalance } from './constraints/balance.ts';
import { constraintCandidatePool, poolPackings } from './constraints/candidate-pool.ts';
import { constraintScopeEntries } from './constraints/entries.ts';
import { constraintEnvelopeBudget, envelopePackings } from './constraints/envelope-budget.ts';
import { constraintOpcoLoad, opcoPackings } from './constraints/opco-load.ts';
import { constraintScopePeak } from './constraints/peak.ts';
import { constraintSessionPlaceOnce } from './constraints/place-once.ts';
import { constraintSpacing, spacingPackings } from './constraints/spacing.ts';
import { constraintUnforeseenReserve, reservePackings } from './constraints/unforeseen-reserve.ts';
import { type Expression, emptyProgram, weightedSum, zero } from './lp.ts';
import type { Model } from './model.ts';
import { concurrencyTerm } from './objectives/concurrency.ts';
import { equityTerm } from './objectives/equity.ts';
import { fidelityTerm } from './objectives/fidelity.ts';
import { loadTerm } from './objectives/load.ts';
import { placementTerm } from './objectives/placement.ts';
import { smoothingTerm } from './objectives/smoothing.ts';
import { softClosureTerm } from './objectives/soft-closure.ts';
import { stabilityTerm } from './objectives/stability.ts';
import { waitTerm } from './objectives/wait.ts';
import type { Packing } from './packing.ts';
import { addVariables } from './variables.ts';

/** Every constraint by code name, in the order of `docs/problem.md`. */
export const CONSTRAINTS = {
  'place-once': constraintSessionPlaceOnce,
  'envelope-budget': constraintEnvelopeBudget,
  'agency-load': constraintAgencyLoad,
  'opco-load': constraintOpcoLoad,
  'candidate-pool': constraintCandidatePool,
  spacing: constraintSpacing,
  'unforeseen-reserve': constraintUnforeseenReserve,
  entries: constraintScopeEntries,
  balance: constraintScopeBalance,
  peak: constraintScopePeak,
} as const satisfies Record<string, (model: Model) => void>;

/** Every term of the objective by code name. */
export const TERMS: Record<TermName, (model: Model) => Expression> = {
  placement: placementTerm,
  concurrency: concurrencyTerm,
  smoothing: smoothingTerm,
  fidelity: fidelityTerm,
  wait: waitTerm,
  'soft-closure': softClosureTerm,
  load: loadTerm,
  equity: equityTerm,
  stability: stabilityTerm,
};

/** Every packing of an instance: the data of the constraints that are packings, in their order. */
export function findPackings(instance: Instance, parameters: Parameters): Packing[] {
  return [
    ...envelopePackings(instance),
    ...agencyPackings(instance, parameters),
    ...opcoPackings(instance, parameters),
    ...poolPackings(instance, parameters),
    ...spacingPackings(instance, parameters),
    ...reservePackings(instance, parameters),
  ];
}

/** True when a level uses the term with a weight above 0. */
function uses(parameters: Parameters, name: TermName): boolean {
  return parameters.levels.some(({ terms }) => terms.some(({ term, weight }) => term === name && weight > 0));
}

/** The program without rules: its decisions only. */
export function emptyModel(
  instance: Instance,
  parameters: Parameters,
  candidates: Candidates = findCandidates(instance, parameters),
): Model {
  const lp = emptyProgram();
  const variables = addVariables(lp, instance, parameters, candidates);
  return {
    instance,
    parameters,
    candidates,
    lp,
    variables,
    entries: new Map(),
    roughness: { steps: zero(), peaks: zero() },
    excess: zero(),
    measures: [],
    terms: {},
  };
}

/** The whole program of an instance under its parameters; `candidates` when they are known already. */
export function buildModel(instance: Instance, parameters: Parameters, candidates?: Candidates): Model {
  const model = emptyModel(instance, parameters, candidates);
  CONSTRAINTS['place-once'](model);
  CONSTRAINTS['envelope-budget'](model);
  CONSTRAINTS['agency-load'](model);
  CONSTRAINTS['opco-load'](model);
  CONSTRAINTS['candidate-pool'](model);
  CONSTRAINTS.spacing(model);
  CONSTRAINTS['unforeseen-reserve'](model);
  if (uses(parameters, 'smoothing')) {
    CONSTRAINTS.entries(model);
    if (parameters.smoothing.mode === 'STEPS') CONSTRAINTS.balance(model);
    CONSTRAINTS.peak(model);
  }
  for (const name of Object.keys(TERMS) as TermName[])
    if (uses(parameters, name)) model.terms[name] = TERMS[name](model);
  return model;
}

/** The objective of one level: the sum of its terms, each times its weight. */
export function levelObjective(model: Model, level: Level): Expression {
  return weightedSum(
    level.terms.map(({ term, weight }) => ({ weight, expression: model.terms[term] ?? zero() })),
  );
}

/** The point of a plan given as a week per session (null: left out), with every measuring column set. */
export function pointOf(model: Model, weeks: readonly (number | null)[]): Float64Array {
  const point = new Float64Array(model.lp.columns.length);
  model.variables.start.forEach((starts, s) => {
    for (const { week, column } of starts) if (week === weeks[s]) point[column] = 1;
    const unplaced = model.variables.unplaced[s]!;
    if (unplaced !== null && weeks[s] === null) point[unplaced] = 1;
  });
  for (const measure of model.measures) measure(point);
  return point;
}
