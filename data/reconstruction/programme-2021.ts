/** The bilan of 2021 (002:L147-343). */

import { publishedFigure } from './figures.ts';
import {
  type Abandonment,
  ALL_MONTHS,
  EUROS_PER_TRAINEE,
  MAX_GAP_WEEKS,
  type Programme,
} from './programme.ts';

const sessions = publishedFigure(2021, 'sessions engaged');
const entries = publishedFigure(2021, 'entries AIS');

const NO_CANDIDATES = 'manque de candidats';
const HIRED_MEANWHILE = "besoin disparu, recrutements faits au fil de l'eau";
const ENVELOPE_EXHAUSTED = 'enveloppe de la branche épuisée';
const LATE_PROCUREMENT = 'organisme de formation choisi trop tard (marché public)';
const OVERLAP = 'concurrence avec une offre du PRF';

/** 209 projects validated less 187 sessions engaged: 22 (002:L221-223). Reasons as the documents give them. */
const abandonments: Abandonment[] = [
  // Every year actions are abandoned for want of candidates (002:L719-725).
  { line: 'Constructys', month: 3, reason: NO_CANDIDATES },
  { line: 'Constructys', month: 5, reason: NO_CANDIDATES },
  { line: 'Constructys', month: 10, reason: NO_CANDIDATES },
  { line: 'Constructys', month: 11, reason: NO_CANDIDATES },
  // Heavy need, hard sourcing (002:L551-573).
  { line: 'AKTO hôtels, cafés, restaurants', month: 4, reason: NO_CANDIDATES },
  { line: 'AKTO hôtels, cafés, restaurants', month: 5, reason: NO_CANDIDATES },
  { line: 'AKTO hôtels, cafés, restaurants', month: 6, reason: NO_CANDIDATES },
  { line: 'AKTO hôtels, cafés, restaurants', month: 10, reason: NO_CANDIDATES },
  // The branch stops when its envelope is consumed (002:L579-591).
  { line: 'AKTO travail temporaire', month: 11, reason: ENVELOPE_EXHAUSTED },
  { line: 'AKTO travail temporaire', month: 11, reason: ENVELOPE_EXHAUSTED },
  { line: 'AKTO travail temporaire', month: 12, reason: ENVELOPE_EXHAUSTED },
  { line: 'OPCO EP', month: 2, reason: NO_CANDIDATES },
  { line: 'OPCO EP', month: 6, reason: NO_CANDIDATES },
  { line: 'OPCO EP', month: 10, reason: NO_CANDIDATES },
  // Recruited meanwhile (003:L562-566).
  { line: 'OPCO EP', month: 11, reason: HIRED_MEANWHILE },
  // Procurement (002:L617-625).
  { line: 'Uniformation', month: 5, reason: LATE_PROCUREMENT },
  { line: 'Uniformation', month: 6, reason: LATE_PROCUREMENT },
  { line: 'OPCO Mobilités', month: 4, reason: HIRED_MEANWHILE },
  { line: 'OCAPIAT', month: 9, reason: NO_CANDIDATES },
  { line: 'ATLAS', month: 11, reason: HIRED_MEANWHILE },
  { line: 'AFDAS', month: 4, reason: NO_CANDIDATES },
  // Arbitrated with the PRF (002:L763).
  { line: 'OPCO 2i', month: 10, reason: OVERLAP },
];

/** A rising year with two saw-teeth, April and October-November (002:L329-335). */
export const programme2021: Programme = {
  year: 2021,
  seed: 2021,
  firstWeek: '2021-01-04',
  lastWeek: '2021-12-13',
  // biome-ignore format: a column is a month
  lines: {
    //                                 J  F  M   A  M  J   J  A  S   O  N  D
    'AKTO travail temporaire':        [1, 2, 3,  4, 2, 2,  0, 0, 3,  5, 5, 3],
    'AKTO hôtels, cafés, restaurants': [0, 1, 1, 2, 2, 1,  0, 0, 1,  2, 3, 1],
    'AKTO propreté':                  [0, 0, 1,  1, 0, 1,  0, 0, 1,  1, 1, 1],
    'AKTO prévention-sécurité':       [0, 1, 0,  1, 1, 0,  0, 0, 1,  1, 2, 0],
    'OPCO EP':                        [2, 2, 3,  5, 3, 3,  0, 0, 4,  7, 7, 3],
    'Constructys':                    [0, 1, 1,  2, 0, 1,  0, 0, 1,  2, 2, 2],
    'OPCO Mobilités':                 [0, 1, 1,  2, 1, 1,  0, 0, 1,  2, 2, 1],
    'OCAPIAT':                        [1, 1, 1,  2, 1, 1,  0, 0, 1,  2, 1, 1],
    // Ten (002:L501).
    'OPCO 2i':                        [1, 0, 1,  1, 1, 1,  0, 0, 1,  2, 1, 1],
    'Uniformation':                   [0, 0, 1,  1, 1, 1,  0, 0, 2,  2, 2, 1],
    'ATLAS':                          [0, 1, 0,  1, 1, 1,  0, 0, 1,  2, 3, 1],
    'AFDAS':                          [1, 1, 0,  1, 1, 0,  0, 0, 1,  2, 2, 1],
    "L'Opcommerce":                   [0, 0, 0,  1, 0, 1,  0, 0, 1,  1, 2, 0],
    'OPCO Santé':                     [0, 0, 1,  1, 0, 1,  0, 0, 0,  1, 1, 1],
  },
  abandonments,
  sessionTotals: [
    { months: ALL_MONTHS, sessions },
    { months: [7, 8], sessions: 0 },
  ],
  entryTotals: [{ months: ALL_MONTHS, entries }],
  totalHours: sessions * publishedFigure(2021, 'mean duration'),
  // Nearly 9 M EUR (002:L227-231): 8 999 440 EUR.
  totalCostCents: entries * EUROS_PER_TRAINEE * 100,
  stateOf: () => 'engagée',
  alternanceSessions: 26,
  intakes: [
    {
      label: "Rentrée d'alternance de septembre 2021",
      date: '2021-09-01',
      maxGapWeeks: MAX_GAP_WEEKS.september,
    },
    { label: "Rentrée d'alternance de janvier 2022", date: '2022-01-03', maxGapWeeks: MAX_GAP_WEEKS.january },
  ],
  prfOffers: 30,
  structuringOffers: 3,
};
