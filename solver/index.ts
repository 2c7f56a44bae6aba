/** The only door of the solver: plain data in, plain data out. */
export { allocate } from './allocation/allocate.ts';
export { checkAllocationRequest, checkConsumption } from './allocation/check.ts';
export { type EnvelopeOptions, toEnvelopes } from './allocation/envelopes.ts';
export { allocationLpText } from './allocation/program.ts';
export { readAllocationRequest } from './allocation/read.ts';
export { releaseReserve } from './allocation/release.ts';
export type * from './allocation/types.ts';
export {
  type AllocationVerdict,
  type AllocationViolation,
  type BetterMove,
  verifyAllocation,
} from './allocation/verify.ts';
export { type ReleaseVerdict, verifyRelease } from './allocation/verify-release.ts';
export { type Explanation, explainPlan, type Reason } from './explain/why.ts';
export { type ExportOptions, exportModel, levelPosition, type ModelFormat } from './export/export-model.ts';
export type { Because } from './gates/gate.ts';
export { type Advanced, advanceHorizon, type NextHorizon } from './hand/advance-horizon.ts';
export { applyHand, type HandOutcome } from './hand/apply.ts';
export type { HandEffect } from './hand/effects.ts';
export { readHand } from './hand/read.ts';
export { type Rolled, rollForward, type Today, type WeekPhase } from './hand/roll-forward.ts';
export type * from './hand/types.ts';
export { checkInstance } from './instance/check.ts';
export { hashOf } from './instance/hash.ts';
export { readInstance } from './instance/read.ts';
export type * from './instance/types.ts';
export { checkParameters } from './parameters/check.ts';
export { defaultParameters } from './parameters/defaults.ts';
export { readParameters } from './parameters/read.ts';
export { PARAMETER_TABLE, type ParameterRow } from './parameters/table.ts';
export type * from './parameters/types.ts';
export { type PreviewQuarter, previewQuarters, type QuarterlyPreview } from './preview/quarterly.ts';
export { proveInfeasible } from './proof/infeasibility.ts';
export { provePeak } from './proof/peak-proof.ts';
export { provePlan } from './proof/plan-proof.ts';
export { proven } from './proof/proven.ts';
export { type Proof, readProof } from './proof/read.ts';
export { withProof } from './proof/rests-on.ts';
export { type SolveOptions, type SolveProgress, solve } from './search/solve.ts';
export { defaultSimulationParameters } from './simulate/defaults.ts';
export { readSimulationParameters } from './simulate/read.ts';
export { simulate } from './simulate/simulate.ts';
export { SIMULATION_TABLE, type SimulationParameterRow } from './simulate/table.ts';
export type * from './simulate/types.ts';
export type * from './solution/proof-types.ts';
export type * from './solution/types.ts';
export { checkPeakProof, type ProofVerdict } from './validation/peak-proof.ts';
export { checkInfeasibility, type InfeasibilityVerdict } from './validation/proof/infeasibility.ts';
export { checkPlanProof, type PlanProofVerdict } from './validation/proof/plan-proof.ts';
export { verify } from './validation/verify.ts';
