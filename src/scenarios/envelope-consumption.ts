/** What every envelope has released, engaged and left, at each date where one of them changes. */

import type { IsoDate } from '../domain/dates.ts';
import type { EnvelopeRow } from './campaign-data.ts';

/** A session as a budget counts it. */
export interface Spending {
  /** Reference of the envelope that pays. */
  envelope: string;
  costCents: number;
  /** Day on which the money is engaged: the start of the session. */
  date: IsoDate;
}

/** An envelope at a date, after what happens on that day. */
export interface ConsumptionPoint {
  date: IsoDate;
  /** Released up to that day, integer euro cents. */
  releasedCents: number;
  /** Engaged up to that day by its sessions and those of its descendants, and before the campaign. */
  engagedCents: number;
  /** Released less engaged; below zero when the sessions cannot be paid. */
  remainingCents: number;
}

/** The history of an envelope. */
export interface EnvelopeConsumption {
  /** Reference of the envelope. */
  envelope: string;
  label: string;
  /** Engaged before the campaign, in it and in its descendants; counted in every point. */
  alreadyEngagedCents: number;
  points: ConsumptionPoint[];
  /** First day on which less than nothing remains, or null. */
  overdrawnOn: IsoDate | null;
}

/**
 * Follows the money of every envelope. What a session spends is counted in its envelope and in every
 * ancestor of it (002:L579-591); so is what was engaged before the campaign.
 */
export function envelopeConsumption(
  envelopes: readonly EnvelopeRow[],
  spendings: readonly Spending[],
): EnvelopeConsumption[] {
  const parents = new Map(envelopes.map(({ reference, parent }) => [reference, parent]));
  const lineages = new Map(envelopes.map(({ reference }) => [reference, lineageOf(reference, parents)]));
  const isWithin = (reference: string, ancestor: string) => lineages.get(reference)?.has(ancestor) === true;
  return envelopes.map((envelope) => {
    const { reference, label, tranches } = envelope;
    const already = envelopes
      .filter((other) => isWithin(other.reference, reference))
      .reduce((sum, { alreadyEngagedCents }) => sum + alreadyEngagedCents, 0);
    const spent = spendings.filter((spending) => isWithin(spending.envelope, reference));
    const points = history(
      already,
      tranches,
      spent.map(({ date, costCents }) => ({ date, amountCents: costCents })),
    );
    const overdrawn = points.find(({ remainingCents }) => remainingCents < 0);
    return {
      envelope: reference,
      label,
      alreadyEngagedCents: already,
      points,
      overdrawnOn: overdrawn?.date ?? null,
    };
  });
}

/** An envelope and its ancestors. A loop, which the checks refuse elsewhere, ends where it closes. */
function lineageOf(reference: string, parents: ReadonlyMap<string, string | null>): Set<string> {
  const lineage = new Set<string>();
  for (let at: string | null = reference; at !== null && !lineage.has(at); at = parents.get(at) ?? null) {
    lineage.add(at);
  }
  return lineage;
}

interface Dated {
  date: IsoDate;
  amountCents: number;
}

function history(
  alreadyCents: number,
  releases: readonly Dated[],
  spent: readonly Dated[],
): ConsumptionPoint[] {
  const released = sumByDate(releases);
  const engaged = sumByDate(spent);
  const dates = [...new Set([...released.keys(), ...engaged.keys()])].sort();
  let [releasedCents, engagedCents] = [0, alreadyCents];
  return dates.map((date) => {
    releasedCents += released.get(date) ?? 0;
    engagedCents += engaged.get(date) ?? 0;
    return { date, releasedCents, engagedCents, remainingCents: releasedCents - engagedCents };
  });
}

function sumByDate(amounts: readonly Dated[]): Map<IsoDate, number> {
  const sums = new Map<IsoDate, number>();
  for (const { date, amountCents } of amounts) sums.set(date, (sums.get(date) ?? 0) + amountCents);
  return sums;
}
