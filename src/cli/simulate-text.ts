/** What is left of a plan after slips and abandonments, as tables that a person reads. */

import type { Instance, Measure, SessionFates, Simulation, Spread } from '../../solver/index.ts';
import { formatEuros } from '../domain/money.ts';
import { natures } from '../domain/nature.ts';
import { formatQuarter, type Quarter } from '../domain/quarter.ts';
import { nameOfFile } from './json-file.ts';
import { monthName } from './smooth-text.ts';
import { textTable } from './text-table.ts';
import { countWords, numberWords, percentWords, shareWords, termWords } from './words.ts';

/** Sessions listed at the end: those that a conference can look at one by one. */
const MOST_EXPOSED = 10;

const MEASURE_WORDS: Record<Measure, string> = {
  heldEntries: 'entrées dans l’horizon',
  abandonedEntries: 'entrées abandonnées',
  outOfHorizonEntries: 'entrées glissées hors de l’horizon',
  peakEntries: 'entrées du mois le plus plein',
  smoothing: termWords('smoothing').name,
  concurrency: termWords('concurrency').name,
  missedIntakes: 'sessions qui manquent leur rentrée',
  structuringOffers: 'sessions face à une offre structurante',
  lapsedCertifications: 'sessions hors de leur certification',
  agencyExcess: 'lancements au-delà des agences',
  opcoExcess: 'débuts au-delà des OPCO',
};

/** The whole report, line by line. */
export function simulationText(planPath: string, instance: Instance, simulation: Simulation): string[] {
  const { drawn, measures, months, quarters, envelopes, sessions } = simulation;
  const years = new Set(months.map(({ period }) => period.slice(0, 4)));
  return [
    `${nameOfFile(planPath)} : ${countWords(sessions.length, 'session placée', 'sessions placées')}, ${countWords(measures.heldEntries.planned, 'entrée')}, ${countWords(drawn.draws, 'tirage')} (graine ${drawn.seed}).`,
    drawnWords(drawn),
    '',
    ...spreadTable(
      'dans le plan et après',
      Object.entries(measures).map(([name, spread]) => [MEASURE_WORDS[name as Measure], spread]),
    ),
    '',
    ...spreadTable(
      'entrées du mois',
      months.map((month) => [monthName(month.period, years.size > 1), month]),
    ),
    '',
    ...spreadTable(
      'entrées du trimestre',
      quarters.map((quarter) => [formatQuarter(quarter.period as Quarter), quarter]),
    ),
    '',
    ...spreadTable(
      'reste de l’enveloppe',
      envelopes.map(({ envelope, unspentCents }) => [envelope, unspentCents]),
      formatEuros,
    ),
    '',
    ...exposedLines(instance, sessions, drawn.draws),
    '',
    'Un tirage sur dix ne dépasse pas « 10 % », un sur deux la médiane ; un sur dix atteint « 90 % ».',
  ];
}

function drawnWords({ slipShare, slipWeeks, abandonShare }: Simulation['drawn']): string {
  const shares = natures.codes.map((code) => slipShare[code]);
  const slips =
    new Set(shares).size === 1
      ? percentWords(shares[0]!)
      : natures.codes.map((code) => `${natures.label(code)} ${percentWords(slipShare[code])}`).join(', ');
  return `Abandonnées : ${percentWords(abandonShare)} des sessions. Glissent, parmi les autres : ${slips}, de ${slipWeeks.least} à ${slipWeeks.most} semaines. Ce qui a démarré ou est engagé reste.`;
}

/** One line a quantity: in the plan, then over the draws. */
function spreadTable(
  header: string,
  rows: readonly (readonly [string, Spread])[],
  told: (value: number) => string = numberWords,
): string[] {
  return textTable(
    [
      { header, align: 'left' },
      ...['plan', 'moyenne', '10 %', 'médiane', '90 %'].map((name) => ({
        header: name,
        align: 'right' as const,
      })),
    ],
    rows.map(([name, { planned, mean, p10, p50, p90 }]) => [
      name,
      ...[planned, mean, p10, p50, p90].map((value) => told(value)),
    ]),
  );
}

/** The sessions that a slip hurts most often: what it makes them miss, meet or leave. */
function exposedLines(instance: Instance, sessions: readonly SessionFates[], draws: number): string[] {
  const labels = new Map(instance.sessions.map(({ id, label }) => [id, label ?? '']));
  const hurt = ({ outOfHorizon, missedIntake, metStructuringOffer, lapsedCertification }: SessionFates) =>
    outOfHorizon + missedIntake + metStructuringOffer + lapsedCertification;
  const exposed = sessions
    .filter((fates) => hurt(fates) > 0)
    .toSorted((a, b) => hurt(b) - hurt(a))
    .slice(0, MOST_EXPOSED);
  if (exposed.length === 0)
    return [
      'Aucune session ne manque sa rentrée, ne rencontre d’offre structurante ni ne sort de l’horizon.',
    ];
  const columns = ['hors de l’horizon', 'rentrée manquée', 'offre structurante', 'certification'];
  return textTable(
    [
      { header: 'les plus exposées, part des tirages', align: 'left' },
      { header: '', align: 'left' },
      ...columns.map((header) => ({ header, align: 'right' as const })),
    ],
    exposed.map(({ session, outOfHorizon, missedIntake, metStructuringOffer, lapsedCertification }) => [
      session,
      labels.get(session) ?? '',
      ...[outOfHorizon, missedIntake, metStructuringOffer, lapsedCertification].map((count) =>
        count === 0 ? '' : shareWords(count / draws),
      ),
    ]),
  );
}
