/** What an object of the answer weighs: one, unless making it reads or computes much more than a row. */

const WEIGHTS: Readonly<Record<string, number>> = {
  // Read from the documents of a run, hundreds of kilobytes.
  Plan: 100,
  Infeasibility: 20,
  SimulationResult: 50,
  // Reads every session of its campaign.
  EntryCurve: 10,
  ScenarioComparison: 200,
  // Computed in the request.
  AppliedHand: 100,
  AllocationPayload: 50,
  QuarterlyPreviewPayload: 500,
  // Build an instance from a campaign, read that of a run, or a whole file.
  CreateScenarioPayload: 100,
  UpdateScenarioPayload: 100,
  LaunchOptimizationPayload: 200,
  LaunchSimulationPayload: 100,
  ImportSessionsPayload: 50,
  ImportLimitsPayload: 50,
  // Read from its document, hundreds of kilobytes for a large file.
  ImportReport: 50,
};

/** Weight of an object of this type. */
export function weightOf(typeName: string): number {
  return WEIGHTS[typeName] ?? 1;
}
