/** Scenarios: create, fork, compare, and what they look like as curves and money. */

export {
  type BuiltInstance,
  buildInstance,
  type LeftOut,
  type LeftOutReason,
} from './build-instance/index.ts';
export type { CampaignData } from './campaign-data.ts';
export {
  CHOICE_TABLE,
  type ChoiceRow,
  defaultChoices,
  type ScenarioChoices,
} from './choices.ts';
export {
  type ComparedScenario,
  compareScenarios,
  type ScenarioComparison,
  type SessionDifference,
} from './compare-scenarios.ts';
export { choicesOf, createScenario, type NewScenario } from './create-scenario.ts';
export { type CurvePoint, type EntryCurve, entryCurve, peakOf } from './entry-curve.ts';
export {
  type ConsumptionPoint,
  type EnvelopeConsumption,
  envelopeConsumption,
} from './envelope-consumption.ts';
export type { DatedDecision, ScenarioHand } from './hand.ts';
export { loadCampaign } from './load-campaign.ts';
export {
  type LoadedPlan,
  latestPlannedRun,
  latestPlannedRuns,
  loadPlans,
  type PlannedSession,
} from './load-plan.ts';
export { parameterDefaults } from './parameter-defaults.ts';
export type { PlanFigures } from './plan-figures.ts';
export {
  consumptionOf,
  curveAfter,
  curveBefore,
  type Displacement,
  displacementOf,
} from './plan-measures.ts';
export type { PreparedSolve } from './prepare.ts';
export { prepareScenario, prepareScenarios } from './prepare-scenarios.ts';
export type { Problem, Refusal } from './problem.ts';
export { previewScenario } from './quarterly-preview.ts';
export type { StatedChoices } from './read-choices.ts';
export type { StatedHand } from './read-hand.ts';
export { type RollForward, rollScenarioForward } from './roll-scenario-forward.ts';
export { type GivenByRun, RunDocuments } from './run-documents.ts';
export { type ScenarioUpdate, updateScenario } from './update-scenario.ts';
export { type WishedConsumption, wishedConsumption } from './wished-consumption.ts';
export { wishedCurves } from './wished-curves.ts';
