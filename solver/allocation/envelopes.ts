/** From a split to the envelopes that sessions are smoothed within. */

import type { Envelope, Tranche, TrancheKind } from '../instance/types.ts';
import type { Allocation, AllocationEnvelope, Recipient, ReserveRelease } from './types.ts';

/** Id of the envelope made of an OPCO's share. */
export function envelopeIdOf(
  { id }: Pick<AllocationEnvelope, 'id'>,
  { opco, envelope }: Pick<Recipient, 'opco' | 'envelope'>,
): string {
  return envelope ?? `${id}-${opco}`;
}

/** What the envelopes are made with, beside the split. */
export interface EnvelopeOptions {
  /** The release of the reserve, once it is decided. Left out: each OPCO is shown its promised part of it. */
  release?: ReserveRelease;
  /** Engaged by each OPCO outside the sessions of the instance, integer euro cents; 0 where nothing is told. */
  alreadyEngagedCents?: Readonly<Record<string, number>>;
}

/**
 * The tree of envelopes of a split: the whole at the top, one child per OPCO with its floor.
 *
 * Before the release a child has INITIAL at the start and RESERVE (promised) at the reserve's date.
 * After it: INITIAL less what was taken back, at the start; RESERVE and REDISTRIBUTION received, at
 * the release. What was taken back stays in the top envelope, so the children never exceed it.
 * Tranches of zero are left out, except that every envelope has an INITIAL one.
 */
export function toEnvelopes(
  { envelope, shares }: Allocation,
  { release, alreadyEngagedCents = {} }: EnvelopeOptions = {},
): Envelope[] {
  const { id, label, parent = null, totalCents, reserveCents, startDate, reserveDate } = envelope;
  const releaseDate = release?.date ?? reserveDate;
  const releasedTo = new Map(release?.shares.map((share) => [share.opco, share]));
  const top: Envelope = {
    id,
    ...(label === undefined ? {} : { label }),
    parent,
    tranches: [
      tranche(startDate, totalCents - reserveCents, 'INITIAL'),
      ...tranchesAboveZero([tranche(releaseDate, reserveCents, 'RESERVE')]),
    ],
    alreadyEngagedCents: 0,
    floorCents: null,
  };
  const children = shares.map((share): Envelope => {
    const released = releasedTo.get(share.opco);
    return {
      id: share.envelope,
      label: `${share.label} - ${label ?? id}`,
      parent: id,
      tranches: [
        tranche(startDate, share.initialCents - (released?.takenBackCents ?? 0), 'INITIAL'),
        ...tranchesAboveZero([
          tranche(releaseDate, released?.reserveCents ?? share.reserveCents, 'RESERVE'),
          tranche(releaseDate, released?.redistributedCents ?? 0, 'REDISTRIBUTION'),
        ]),
      ],
      alreadyEngagedCents: alreadyEngagedCents[share.opco] ?? 0,
      floorCents: share.floorCents,
    };
  });
  return [top, ...children];
}

function tranche(date: string, amountCents: number, kind: TrancheKind): Tranche {
  return { date, amountCents, kind };
}

function tranchesAboveZero(tranches: Tranche[]): Tranche[] {
  return tranches.filter(({ amountCents }) => amountCents > 0);
}
