/** What smoothing a data set gives, as tables that a person reads. */

import type { SolveStatistics } from '../../solver/index.ts';
import { formatDate, MONTH_NAMES } from '../domain/date-text.ts';
import { formatEuros } from '../domain/money.ts';
import { formatQuarter, type Quarter } from '../domain/quarter.ts';
import { type CurvePoint, type EntryCurve, peakOf } from '../scenarios/entry-curve.ts';
import type { EnvelopeConsumption } from '../scenarios/envelope-consumption.ts';
import type { BeforeAndAfter, SmoothReport } from './smooth-report.ts';
import { levelLines, verdictWords } from './solve-report.ts';
import { bar, textTable } from './text-table.ts';
import { countWords, durationWords, numberWords, shareWords } from './words.ts';

/** Columns of the longest bar. */
const BAR_WIDTH = 24;

/** `avril`, or `avril 2025` when the campaign spans several years. */
export function monthName(month: string, withYear: boolean): string {
  const name = MONTH_NAMES[Number(month.slice(5)) - 1] ?? month;
  return withYear ? `${name} ${month.slice(0, 4)}` : name;
}

/** The whole report, line by line. */
export function smoothText(report: SmoothReport, { firstPlanMs, totalMs }: SolveStatistics): string[] {
  const { campaign, curve, plan } = report;
  return [
    campaign.title,
    `${countWords(report.sessions, 'session')}, ${countWords(report.entries, 'entrée')}, du ${formatDate(campaign.startsOn)} au ${formatDate(campaign.endsOn)}`,
    '',
    ...monthTable(curve),
    '',
    ...quarterTable(curve),
    '',
    ...peakLines(curve),
    ...displacementLines(report),
    ...unplacedLines(report),
    ...leftOutLines(report),
    '',
    `${verdictWords(plan.end)}. Premier plan en ${durationWords(firstPlanMs)}, en tout ${durationWords(totalMs)}, moteur ${plan.engine.name}.`,
    '',
    ...levelLines(plan.levels),
    '',
    ...envelopeTable(report.envelopes),
  ];
}

function monthTable({ before, after }: BeforeAndAfter): string[] {
  const years = new Set(before.months.map(({ period }) => period.slice(0, 4)));
  return curveTable('mois', before.months, after.months, (month) => monthName(month, years.size > 1));
}

function quarterTable({ before, after }: BeforeAndAfter): string[] {
  return curveTable('trimestre', before.quarters, after.quarters, (quarter) =>
    formatQuarter(quarter as Quarter),
  );
}

/** Two bars a period, on one scale: what was asked for, and the plan. */
function curveTable(
  header: string,
  before: readonly CurvePoint[],
  after: readonly CurvePoint[],
  nameOf: (period: string) => string,
): string[] {
  const afterOf = new Map(after.map((point) => [point.period, point]));
  const full = Math.max(...[...before, ...after].map(({ entries }) => entries));
  const cells = (point: CurvePoint | undefined): string[] => [
    numberWords(point?.sessions ?? 0),
    numberWords(point?.entries ?? 0),
    bar(point?.entries ?? 0, full, BAR_WIDTH).padEnd(BAR_WIDTH),
  ];
  return textTable(
    [
      { header, align: 'left' },
      { header: 'sessions', align: 'right' },
      { header: 'entrées', align: 'right' },
      { header: 'demandé', align: 'left' },
      { header: 'sessions', align: 'right' },
      { header: 'entrées', align: 'right' },
      { header: 'planifié', align: 'left' },
    ],
    before.map((point) => [nameOf(point.period), ...cells(point), ...cells(afterOf.get(point.period))]),
  );
}

function peakLines({ before, after }: BeforeAndAfter): string[] {
  const told = ({ months }: EntryCurve): string => {
    const peak = peakOf(months);
    return peak === null
      ? 'aucun'
      : `${countWords(peak.entries, 'entrée')} en ${monthName(peak.period, false)}`;
  };
  const [asked, planned] = [peakOf(before.months)?.entries ?? 0, peakOf(after.months)?.entries ?? 0];
  const change = asked === 0 ? '' : ` (${shareWords(planned / asked - 1)})`;
  return [`Mois le plus plein : ${told(before)} demandées, ${told(after)} planifiées${change}.`];
}

function displacementLines({ displacement, plan }: SmoothReport): string[] {
  const { movedSessions, movedWeeks, movedTraineeWeeks } = displacement;
  const placed = plan.assignments.filter(({ week }) => week !== null).length;
  const each = movedSessions === 0 ? '' : `, ${numberWords(movedWeeks / movedSessions)} en moyenne`;
  return [
    `Prix du lissage : ${numberWords(movedSessions)} sessions déplacées sur ${numberWords(placed)}, ${countWords(movedWeeks, 'semaine')} en tout${each} (${numberWords(movedTraineeWeeks)} stagiaires-semaines).`,
  ];
}

function unplacedLines({ unplaced }: SmoothReport): string[] {
  if (unplaced.length === 0) return ['Sessions non placées : aucune.'];
  const entries = unplaced.reduce((sum, session) => sum + session.entries, 0);
  return [
    `Sessions non placées : ${numberWords(unplaced.length)} (${countWords(entries, 'entrée')}).`,
    ...unplaced.map(({ session, label, reasons }) => `  - ${session}, ${label} : ${reasons.join(' ')}`),
  ];
}

function leftOutLines({ leftOut }: SmoothReport): string[] {
  if (leftOut.length === 0) return [];
  return [
    `Hors du calcul : ${countWords(leftOut.length, 'session')}.`,
    ...leftOut.map(({ message }) => `  - ${message}`),
  ];
}

/** What each envelope releases and spends over the year, and the day it has least left. */
function envelopeTable(envelopes: readonly EnvelopeConsumption[]): string[] {
  const rows = envelopes.flatMap(({ envelope, points }) => {
    const last = points.at(-1);
    const lowest = points.reduce<(typeof points)[number] | undefined>(
      (least, point) => (least === undefined || point.remainingCents < least.remainingCents ? point : least),
      undefined,
    );
    if (last === undefined || lowest === undefined) return [];
    const share = last.releasedCents === 0 ? '' : shareWords(last.engagedCents / last.releasedCents);
    return [
      [
        envelope,
        formatEuros(last.releasedCents),
        formatEuros(last.engagedCents),
        share,
        formatEuros(last.remainingCents),
        `${formatEuros(lowest.remainingCents)} le ${formatDate(lowest.date)}`,
      ],
    ];
  });
  if (rows.length === 0) return ['Aucune enveloppe ne dépense.'];
  return textTable(
    [
      { header: 'enveloppe', align: 'left' },
      { header: 'libéré', align: 'right' },
      { header: 'engagé', align: 'right' },
      { header: '', align: 'right' },
      { header: 'reste', align: 'right' },
      { header: 'au plus juste', align: 'right' },
    ],
    rows,
  );
}
