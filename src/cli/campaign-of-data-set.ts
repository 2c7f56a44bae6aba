/** A data set as the rows that a database would give of it, without the database. */

import { departementOfCommune } from '../domain/codes.ts';
import { knownSpan } from '../domain/fuzzy-date.ts';
import { agencyLookup } from '../imports/agency-lookup.ts';
import type { DataSet } from '../imports/data-set-files.ts';
import { projectReference, type SessionRow as SessionFileRow } from '../imports/sessions.parse.ts';
import type { CampaignData, EnvelopeRow, SessionRow } from '../scenarios/campaign-data.ts';

/**
 * The campaign of a data set: the same rows, in the same order, as importing it and loading it back. Keys of
 * the database are not known here; references stand for them.
 */
export function campaignOfDataSet({ campaign, ...rows }: DataSet): CampaignData {
  const findAgency = agencyLookup(rows.agencies);
  return {
    id: campaign.slug,
    slug: campaign.slug,
    title: campaign.title,
    regionCode: campaign.regionCode,
    year: campaign.year,
    startsOn: campaign.startsOn,
    endsOn: campaign.endsOn,
    sessions: byReference(rows.sessions).map((row) => sessionRow(row, findAgency)),
    envelopes: byReference(rows.envelopes).map((row) => envelopeRow(row, rows.tranches)),
    prfOffers: byReference(rows.prfOffers).map(
      ({ reference, label, rome, departement, zone, startsOn, endsOn, places, structuring }) => ({
        reference,
        label,
        rome,
        departement,
        zone,
        startsOn,
        endsOn,
        places,
        structuring,
      }),
    ),
    alternanceIntakes: byReference(rows.alternanceIntakes).map(
      ({ reference, label, rome, departement, date, maxGapWeeks }) => ({
        reference,
        label,
        rome,
        departement,
        date,
        maxGapWeeks,
      }),
    ),
    closures: byReference(rows.closures).map(({ reference, label, firstDay, lastDay, effect, force }) => ({
      reference,
      label,
      firstDay,
      lastDay,
      effect: effect ?? 'STARTS',
      force: force ?? 'HARD',
    })),
    agencies: byReference(rows.agencies).map(({ reference, name, launchCap }) => ({
      reference,
      name,
      launchCap: launchCap ?? null,
    })),
    opcoCapacities: rows.opcoCapacities
      .map(({ opco, monthlyLaunchCap }) => ({ opco, monthlyLaunchCap }))
      .toSorted((a, b) => compare(a.opco, b.opco)),
    candidatePools: byReference(rows.candidatePools).map(
      ({ reference, family, zone, departement, expectedCandidates }) => ({
        reference,
        family,
        zone,
        departement,
        expectedCandidates,
      }),
    ),
    quarterCapacities: rows.quarterCapacities
      .map(({ quarter, entries, costCents }) => ({ quarter, entries, costCents }))
      .toSorted((a, b) => compare(a.quarter, b.quarter)),
  };
}

function sessionRow(
  row: SessionFileRow,
  findAgency: (written: string) => { reference: string } | undefined,
): SessionRow {
  const wished = knownSpan(row.wish.date);
  return {
    id: row.reference,
    reference: row.reference,
    project: projectReference(row),
    title: row.title,
    opco: row.opco,
    branch: row.branch ?? null,
    nature: row.nature,
    alternance: row.alternance ?? false,
    rome: row.rome,
    departement: row.departement ?? (row.communeCode == null ? null : departementOfCommune(row.communeCode)),
    zone: row.zone ?? null,
    communeName: row.communeName ?? null,
    agency: row.agency == null ? null : (findAgency(row.agency)?.reference ?? null),
    places: row.places,
    costCents: row.costCents,
    hours: row.hours,
    weeklyHours: row.weeklyHours ?? null,
    wishedStart: row.wish.text,
    wishedFrom: wished?.from ?? null,
    wishedTo: wished?.to ?? null,
    windowFrom: row.windowFrom ?? null,
    windowTo: row.windowTo ?? null,
    envelope: row.envelope,
    derogation: row.derogation ?? null,
    trainingBodyKnownOn: row.trainingBodyKnownOn ?? null,
    certificationFrom: row.certificationFrom ?? null,
    certificationUntil: row.certificationUntil ?? null,
    announced: row.announced ?? false,
    state: row.state ?? 'SUBMITTED',
  };
}

function envelopeRow(
  { reference, label, parent, floorCents, alreadyEngagedCents }: DataSet['envelopes'][number],
  tranches: DataSet['tranches'],
): EnvelopeRow {
  return {
    id: reference,
    reference,
    label,
    parent,
    floorCents,
    alreadyEngagedCents,
    tranches: tranches
      .filter(({ envelope }) => envelope === reference)
      .map(({ date, amountCents, kind }) => ({ date, amountCents, kind }))
      .toSorted((a, b) => compare(a.date, b.date) || compare(a.kind, b.kind)),
  };
}

function byReference<T extends { reference: string }>(rows: readonly T[]): T[] {
  return rows.toSorted((a, b) => compare(a.reference, b.reference));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
