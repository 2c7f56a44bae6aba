/** A session of a POEC project: what a plan gives a start to. */

import { defineEntity, p } from '@mikro-orm/core';
import { provenances } from '../domain/provenance.ts';
import { sessionStates } from '../domain/session-state.ts';
import { Agency } from './agency.ts';
import { Campaign } from './campaign.ts';
import { cents, count, departementCode, uuidKey, WeeklyHoursType } from './columns.ts';
import { Envelope } from './envelope.ts';
import { PoecProject } from './poec-project.ts';

const PoecSessionSchema = defineEntity({
  name: 'PoecSession',
  tableName: 'poec_session',
  uniques: [{ properties: ['campaign', 'reference'] }],
  checks: [
    { name: 'poec_session_wish_in_order', expression: 'wished_from <= wished_to' },
    { name: 'poec_session_wish_whole', expression: '(wished_from is null) = (wished_to is null)' },
    { name: 'poec_session_window_in_order', expression: 'window_from <= window_to' },
    {
      name: 'poec_session_certification_in_order',
      expression: 'certification_from <= certification_until',
    },
    {
      name: 'poec_session_reason_when_abandoned',
      expression: `abandon_reason is null or state = 'ABANDONED'`,
    },
  ],
  properties: {
    id: uuidKey(),
    project: () => p.manyToOne(PoecProject).ref().index(),
    campaign: () => p.manyToOne(Campaign).ref().index(),
    /** Unique number of the session, e.g. "NOR-2022-S001". */
    reference: p.text(),
    departement: departementCode().strictNullable().index(),
    /** INSEE commune code, or null while the place is to be decided. */
    communeCode: p.text().strictNullable().check(`commune_code ~ '^([0-9]{2}|2[AB])[0-9]{3}$'`),
    communeName: p.text().strictNullable(),
    /** Employment zone, or null. */
    zone: p.text().strictNullable(),
    agency: () => p.manyToOne(Agency).ref().strictNullable().index().deleteRule('restrict'),
    /** Trainees expected, or null when the document gives none. */
    places: count('places', 1).strictNullable(),
    /** Engaged cost, euro cents, or null when the document gives none. */
    costCents: cents('cost_cents').strictNullable(),
    /** Training hours, or null when the document gives none. */
    hours: count('hours', 1).strictNullable(),
    /** Hours a week, or null when the document gives none. */
    weeklyHours: p.type(WeeklyHoursType).strictNullable().check('weekly_hours > 0'),
    /** The wish as it was written: "14/03/2022", "second semestre 2024", "à déterminer". */
    wishedStart: p.text(),
    /** First and last day that the wish can mean; the same for an exact date, null for "à déterminer". */
    wishedFrom: p.date().strictNullable().index(),
    wishedTo: p.date().strictNullable(),
    /** Agreed window of start, or null where it is derived from the wish or the nature. */
    windowFrom: p.date().strictNullable(),
    windowTo: p.date().strictNullable(),
    /** What pays it, or null when no document says. */
    envelope: () => p.manyToOne(Envelope).ref().strictNullable().index().deleteRule('restrict'),
    /** National or regional derogation to the cap on hours, as its document names it (002:L47-67), or null. */
    derogation: p.text().strictNullable(),
    /** Day the training body is or will be chosen, or null when it already is. */
    trainingBodyKnownOn: p.date().strictNullable(),
    /** Certification it prepares, "RNCP35830", or null. */
    certification: p.text().strictNullable().check(`certification ~ '^(RNCP|RS)[0-9]{1,6}$'`),
    /** First and last day on which the certification is registered, each null when unknown or without end. */
    certificationFrom: p.date().strictNullable(),
    certificationUntil: p.date().strictNullable(),
    /** Does its fiche say that its date was told to candidates and companies? See `isAnnounced`. */
    announced: p.boolean().default(false),
    /** Day on which the Carif-Oref published it, or null. */
    publishedOn: p.date().strictNullable(),
    state: p.enum(sessionStates.codes).index(),
    /** Why it was abandoned, as the document says. */
    abandonReason: p.text().strictNullable(),
    provenance: p.enum(provenances.codes),
    /** Document and line, e.g. "002:L461", or how the row was reconstructed. */
    source: p.text(),
  },
});

/** A session of a POEC project: what a plan gives a start to. */
export class PoecSession extends PoecSessionSchema.class {}
PoecSessionSchema.setClass(PoecSession);
