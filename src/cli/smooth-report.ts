/** What smoothing a data set gives, as data: printed as tables or as JSON. */

import { explainPlan, type Instance, type Parameters, type Plan, verify } from '../../solver/index.ts';
import type { LeftOut } from '../scenarios/build-instance/index.ts';
import type { CampaignData } from '../scenarios/campaign-data.ts';
import type { EntryCurve } from '../scenarios/entry-curve.ts';
import type { EnvelopeConsumption } from '../scenarios/envelope-consumption.ts';
import { figuresOf } from '../scenarios/plan-figures.ts';
import {
  consumptionOf,
  curveAfter,
  curveBefore,
  type Displacement,
  displacementOf,
} from '../scenarios/plan-measures.ts';

/** The curve of the wishes and that of the plan, over the same sessions. */
export interface BeforeAndAfter {
  before: EntryCurve;
  after: EntryCurve;
}

/** A data set before and after. */
export interface SmoothReport {
  campaign: { slug: string; title: string; startsOn: string; endsOn: string };
  sessions: number;
  entries: number;
  curve: BeforeAndAfter;
  displacement: Displacement;
  /** Sessions of the instance that the plan does not place, each with its reasons in French. */
  unplaced: { session: string; label: string; entries: number; reasons: string[] }[];
  /** Sessions of the data set that are not in the instance, and why. */
  leftOut: LeftOut[];
  envelopes: EnvelopeConsumption[];
  /** True: what `verify` refuses is never shown. */
  verified: true;
  plan: Plan;
}

/**
 * Measures a plan.
 * @throws Error when `verify` refuses it: a fault of ours.
 */
export function smoothReport({
  campaign,
  instance,
  leftOut,
  parameters,
  plan,
}: {
  campaign: CampaignData;
  instance: Instance;
  leftOut: LeftOut[];
  parameters: Parameters;
  plan: Plan;
}): SmoothReport {
  const { valid, violations } = verify(instance, parameters, plan.assignments);
  if (!valid) throw new Error(`the plan breaks a rule: ${violations[0]?.message}`);
  const measured = figuresOf(instance, plan);
  const { slug, title, startsOn, endsOn } = campaign;
  return {
    campaign: { slug, title, startsOn, endsOn },
    sessions: instance.sessions.length,
    entries: instance.sessions.reduce((sum, { plannedEntries }) => sum + plannedEntries, 0),
    curve: { before: curveBefore(measured), after: curveAfter(measured) },
    displacement: displacementOf(measured),
    unplaced: unplacedSessions(instance, parameters, plan),
    leftOut,
    envelopes: consumptionOf(measured),
    verified: true,
    plan,
  };
}

function unplacedSessions(instance: Instance, parameters: Parameters, plan: Plan): SmoothReport['unplaced'] {
  const reasons = new Map(
    explainPlan(instance, parameters, plan.assignments).map(({ session, reasons }) => [session, reasons]),
  );
  const placed = new Set(plan.assignments.filter(({ week }) => week !== null).map(({ session }) => session));
  return instance.sessions
    .filter(({ id }) => !placed.has(id))
    .map(({ id, label, plannedEntries }) => ({
      session: id,
      label: label ?? id,
      entries: plannedEntries,
      reasons: (reasons.get(id) ?? []).map(({ message }) => message),
    }));
}
