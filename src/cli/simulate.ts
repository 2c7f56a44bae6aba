/** `metronome simulate`: what is left of a plan once sessions slip or are abandoned. */

import { type Instance, type Parameters, type Problem, simulate } from '../../solver/index.ts';
import { dataSetInstance } from './data-set.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { Failure } from './failure.ts';
import { campaignUnderHand, underHand } from './hand.ts';
import { jsonText, STANDARD_INPUT } from './json-file.ts';
import type { AssumptionOptions, GridOptions } from './options.ts';
import { isUnder, readPlan, warningsOf } from './plan-file.ts';
import { askedParameters, problemList, soundInstance } from './read-input.ts';
import { simulationText } from './simulate-text.ts';
import { askedSimulation, type SimulationOptions } from './simulation-options.ts';

/** What is asked beside the instance and the plan. */
export type SimulateOptions = SimulationOptions &
  GridOptions &
  AssumptionOptions & { parameters?: string; hand?: string; json?: true };

/** Lives the plan in a file through its slips and abandonments and prints what is left, as tables or as JSON. */
export async function simulateFiles(
  name: string,
  planPath: string,
  options: SimulateOptions,
): Promise<ExitCode> {
  const drawn = askedSimulation(options);
  const { instance, parameters } = await underWhich(name, options);
  const file = await readPlan(planPath);
  const result = simulate(instance, parameters, file.assignments, drawn);
  if (result.status === 'INVALID') throw refusal(name, planPath, result.problems);
  for (const warning of warningsOf(file, instance, isUnder(file, parameters)))
    process.stderr.write(`${warning}\n`);
  const { simulation } = result;
  process.stdout.write(
    options.json ? jsonText(simulation) : `${simulationText(planPath, instance, simulation).join('\n')}\n`,
  );
  return EXIT.OK;
}

/** An instance in a file, or a data set by its name or its folder, and the parameters of the plan. */
async function underWhich(
  name: string,
  { parameters: path, hand, ...asked }: SimulateOptions,
): Promise<{ instance: Instance; parameters: Parameters }> {
  const parameters = await askedParameters(path === undefined ? {} : { parameters: path });
  if (name === STANDARD_INPUT || name.endsWith('.json'))
    return underHand(hand, await soundInstance(name), parameters);
  const built = await dataSetInstance(name, asked);
  return hand === undefined
    ? { instance: built.instance, parameters }
    : campaignUnderHand(hand, built, parameters);
}

/** Why there is nothing to live through: a plan that breaks rules is refused, data that do not hold are of no use. */
function refusal(name: string, planPath: string, problems: readonly Problem[]): Failure {
  const isPlan = problems.every(({ code }) => code === 'PLAN_REFUSED');
  return isPlan
    ? new Failure(
        [
          `${planPath} : ce plan enfreint des règles, ce qu’il deviendrait ne dirait rien.`,
          ...problems.map(({ message }) => `  - ${message}`),
        ].join('\n'),
        EXIT.REFUSED,
      )
    : new Failure(problemList(name, problems), EXIT.INVALID);
}
