/** The programme of 2022, as the fiches of spring 2022 gave it (002:L401-481). */

import { publishedFigure } from './figures.ts';
import { ALL_MONTHS, EUROS_PER_TRAINEE, MAX_GAP_WEEKS, type Programme } from './programme.ts';

const FIRST_QUARTER = [1, 2, 3];
const SECOND_QUARTER = [4, 5, 6];
const AFTER_THE_TRUCE = [9, 10, 11, 12];

const fiches = publishedFigure(2022, 'POEC on fiches');
const firstQuarterSessions = publishedFigure(2022, 'T1 sessions');
const secondQuarterSessions = publishedFigure(2022, 'T2 (or April) sessions');
const laterSessions = fiches - firstQuarterSessions - secondQuarterSessions;

const firstQuarterEntries = publishedFigure(2022, 'T1 planned entries');
const secondQuarterEntries = publishedFigure(2022, 'T2 (or April) planned entries');
/** Not published: the mean group of 2021 for each of the sessions left. */
const laterEntries = laterSessions * publishedFigure(2021, 'mean group');

/** 162 fiches, a peak in April, nothing in July and August, little after. */
export const programme2022: Programme = {
  year: 2022,
  seed: 2022,
  firstWeek: '2022-01-03',
  lastWeek: '2022-12-12',
  // biome-ignore format: a column is a month
  lines: {
    //                                 J  F  M   A  M  J   J  A  S   O  N  D
    // Consumed its first share by March, then stopped until the reserve (002:L579-591).
    'AKTO travail temporaire':        [6, 7, 9,  1, 1, 0,  0, 0, 0,  0, 0, 0],
    // A heavy need before the season, hard to source (002:L525-573).
    'AKTO hôtels, cafés, restaurants': [1, 2, 3, 4, 2, 0,  0, 0, 0,  0, 0, 0],
    'AKTO propreté':                  [0, 1, 1,  2, 1, 1,  0, 0, 0,  0, 0, 0],
    'AKTO prévention-sécurité':       [1, 0, 1,  1, 1, 1,  0, 0, 1,  0, 0, 0],
    'OPCO EP':                        [3, 4, 4, 10, 6, 5,  0, 0, 1,  1, 0, 0],
    'Constructys':                    [1, 1, 3,  3, 2, 2,  0, 0, 0,  0, 0, 0],
    // "Une douzaine par an" (002:L641-659), an OPCO that the minutes do not name: a hypothesis.
    'OPCO Mobilités':                 [1, 1, 1,  4, 2, 2,  0, 0, 0,  1, 0, 0],
    'OCAPIAT':                        [1, 1, 2,  4, 2, 1,  0, 0, 0,  0, 0, 0],
    // Eight to June, then a new start in September (002:L501-503).
    'OPCO 2i':                        [1, 1, 1,  3, 1, 1,  0, 0, 1,  0, 1, 0],
    // Bound by procurement, starts from September (002:L617-637), an OPCO not named: a hypothesis.
    'Uniformation':                   [0, 0, 1,  2, 1, 0,  0, 0, 1,  2, 1, 1],
    'ATLAS':                          [0, 1, 1,  2, 2, 2,  0, 0, 0,  0, 0, 0],
    'AFDAS':                          [1, 1, 0,  3, 1, 1,  0, 0, 0,  0, 1, 0],
    // Below the mean, as Santé (002:L213-219).
    "L'Opcommerce":                   [0, 1, 1,  1, 1, 1,  0, 0, 0,  0, 0, 0],
    'OPCO Santé':                     [0, 0, 1,  1, 1, 1,  0, 0, 0,  0, 0, 1],
  },
  abandonments: [],
  sessionTotals: [
    { months: ALL_MONTHS, sessions: fiches },
    { months: FIRST_QUARTER, sessions: firstQuarterSessions },
    { months: SECOND_QUARTER, sessions: secondQuarterSessions },
    { months: [7, 8], sessions: 0 },
    { months: AFTER_THE_TRUCE, sessions: laterSessions },
  ],
  entryTotals: [
    { months: FIRST_QUARTER, entries: firstQuarterEntries },
    { months: SECOND_QUARTER, entries: secondQuarterEntries },
    { months: AFTER_THE_TRUCE, entries: laterEntries },
  ],
  // Not published: the mean of 2021.
  totalHours: fiches * publishedFigure(2021, 'mean duration'),
  totalCostCents: (firstQuarterEntries + secondQuarterEntries + laterEntries) * EUROS_PER_TRAINEE * 100,
  // Opinions had been given for the first months (002:L385-387).
  stateOf: (month) => (month <= 3 ? 'validée' : 'déposée'),
  alternanceSessions: 24,
  intakes: [
    {
      label: "Rentrée d'alternance de septembre 2022",
      date: '2022-09-01',
      maxGapWeeks: MAX_GAP_WEEKS.september,
    },
    { label: "Rentrée d'alternance de janvier 2023", date: '2023-01-02', maxGapWeeks: MAX_GAP_WEEKS.january },
  ],
  prfOffers: 34,
  structuringOffers: 4,
};
