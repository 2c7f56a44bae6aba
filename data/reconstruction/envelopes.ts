/** Envelopes of a year: a region, its OPCO, the branches of AKTO; their amounts are sized on the sessions. */

import { type Draft, kept } from './draft.ts';
import { opcoOf } from './jobs.ts';
import { slug } from './text.ts';

/** An envelope with its two tranches. */
export interface Envelope {
  reference: string;
  label: string;
  scope: 'régionale' | 'opco' | 'branche';
  /** OPCO as the files write it; empty for the region. */
  opco: string;
  /** Reference of the envelope it is part of; empty at the top. */
  parent: string;
  /** What the OPCO may not receive less than (H4, 002:L123-125); null for a branch or the region. */
  floorCents: number | null;
  /** Engaged outside the sessions of the list. */
  alreadyEngagedCents: number;
  /** Initial share and reserve together. */
  totalCents: number;
}

/** The branch that the minutes say had used up its envelope (002:L579-591). */
export const TEMPORARY_WORK = 'AKTO travail temporaire';
/** Share released in January; the reserve of April is the rest (002:L125-129). */
export const INITIAL_PERCENT = 85;
/** Money above the cost of the sessions, percent; ours. */
const MARGIN_PERCENT = 5;
/**
 * Temporary work in 2022, percent of the cost of its sessions, ours: engaged at the end of 2021 on the
 * envelope of 2022, and money above the cost. 85 % of the sum less what is engaged is then about 81 % of
 * the cost, when 22 of 24 sessions are wished before April: the branch stops until the reserve.
 */
const TEMPORARY_WORK_ENGAGED_PERCENT = 50;
const TEMPORARY_WORK_MARGIN_PERCENT = 4;
/** Floor, percent of what the OPCO engaged in 2021; ours, as no regional consumption of 2019-2020 is published. */
const FLOOR_PERCENT = 75;
/** Totals and floors are whole thousands of euros. */
const THOUSAND_EUROS = 100_000;

/** Reference of the envelope that pays a line: a branch of AKTO has its own, another OPCO has one. */
export function envelopeReference(year: number, line: string): string {
  return `ENV-${year}-${slug(line)}`;
}

/** Cost of the kept sessions by key, in the order in which the keys come up. */
export function costBy(drafts: readonly Draft[], keyOf: (draft: Draft) => string): Map<string, number> {
  const sums = new Map<string, number>();
  for (const draft of kept(drafts)) sums.set(keyOf(draft), (sums.get(keyOf(draft)) ?? 0) + draft.costCents);
  return sums;
}

/**
 * The envelopes of a year.
 * @param engaged2021 cost engaged in 2021 by OPCO, cents: what the floors are derived from.
 */
export function buildEnvelopes(
  year: number,
  drafts: readonly Draft[],
  engaged2021: ReadonlyMap<string, number>,
): Envelope[] {
  const region = envelopeReference(year, 'Normandie');
  const byLine = [...costBy(drafts, ({ line }) => line)];
  const branches = byLine
    .filter(([line]) => opcoOf(line) !== line)
    .map(([line, cost]) => branch(year, line, cost));
  const opcos = [...new Set(byLine.map(([line]) => opcoOf(line)))].map((opco): Envelope => {
    const own = byLine.find(([line]) => line === opco)?.[1];
    const children = branches.filter((child) => child.opco === opco);
    return {
      reference: envelopeReference(year, opco),
      label: `${opco} - Normandie ${year}`,
      scope: 'opco',
      opco,
      parent: region,
      floorCents: thousandsBelow(((engaged2021.get(opco) ?? 0) * FLOOR_PERCENT) / 100),
      alreadyEngagedCents: 0,
      totalCents: own === undefined ? total(children) : withMargin(own, MARGIN_PERCENT),
    };
  });
  const top: Envelope = {
    reference: region,
    label: `POEC Normandie ${year}`,
    scope: 'régionale',
    opco: '',
    parent: '',
    floorCents: null,
    alreadyEngagedCents: 0,
    totalCents: total(opcos),
  };
  return [
    top,
    ...opcos.flatMap((opco) => [opco, ...branches.filter(({ parent }) => parent === opco.reference)]),
  ];
}

function branch(year: number, line: string, costCents: number): Envelope {
  const opco = opcoOf(line);
  const consumed = line === TEMPORARY_WORK && year === 2022;
  const alreadyEngagedCents = consumed
    ? thousandsBelow((costCents * TEMPORARY_WORK_ENGAGED_PERCENT) / 100)
    : 0;
  const margin = consumed ? TEMPORARY_WORK_MARGIN_PERCENT : MARGIN_PERCENT;
  return {
    reference: envelopeReference(year, line),
    label: `${opco}, branche ${line.slice(opco.length + 1)} - Normandie ${year}`,
    scope: 'branche',
    opco,
    parent: envelopeReference(year, opco),
    floorCents: null,
    alreadyEngagedCents,
    totalCents: alreadyEngagedCents + withMargin(costCents, margin),
  };
}

function withMargin(costCents: number, percent: number): number {
  return Math.ceil((costCents * (100 + percent)) / 100 / THOUSAND_EUROS) * THOUSAND_EUROS;
}

function thousandsBelow(cents: number): number {
  return Math.floor(cents / THOUSAND_EUROS) * THOUSAND_EUROS;
}

function total(envelopes: readonly Envelope[]): number {
  return envelopes.reduce((sum, { totalCents }) => sum + totalCents, 0);
}
