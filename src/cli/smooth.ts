/** `metronome smooth`: a data set smoothed, and its curve before and after. */

import { curveSvg } from './curve-svg.ts';
import { dataSetInstance } from './data-set.ts';
import type { ExitCode } from './exit-codes.ts';
import { campaignUnderHand } from './hand.ts';
import { checkWritable, jsonText, writeWhole } from './json-file.ts';
import type { AssumptionOptions, GridOptions, SolveOptions } from './options.ts';
import { askedParameters } from './read-input.ts';
import { EXIT_OF_END, runSolve } from './run-solve.ts';
import { smoothReport } from './smooth-report.ts';
import { smoothText } from './smooth-text.ts';
import { tellWithoutPlan } from './without-plan.ts';

/** Smooths a data set, named or by its folder, and prints what changes as tables that a person reads, or as JSON. */
export async function smooth(
  name: string,
  {
    json = false,
    svg,
    hand,
    ...asked
  }: SolveOptions & GridOptions & AssumptionOptions & { json?: boolean; svg?: string },
): Promise<ExitCode> {
  const stated = await askedParameters(asked);
  const built = await dataSetInstance(name, asked);
  const { campaign } = built;
  const { instance, parameters, leftOut } =
    hand === undefined ? { ...built, parameters: stated } : await campaignUnderHand(hand, built, stated);
  if (svg !== undefined) await checkWritable(svg);
  const result = await runSolve(instance, parameters);
  if (result.status !== 'PLANNED') return tellWithoutPlan(name, result);
  const { plan, statistics } = result;
  const report = smoothReport({ campaign, instance, leftOut, parameters, plan });
  process.stdout.write(json ? jsonText(report) : `${smoothText(report, statistics).join('\n')}\n`);
  if (svg !== undefined) {
    await writeWhole(svg, curveSvg(campaign.title, report.curve));
    process.stderr.write(`Courbe écrite dans ${svg}.\n`);
  }
  return EXIT_OF_END[plan.end];
}
