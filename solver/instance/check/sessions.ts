/** The sessions: at least one, each with numbers that count, a payer that exists and a window in the horizon. */

import type { Problem } from '../../solution/types.ts';
import type { PrfOffer, Session } from '../types.ts';
import { type CheckContext, problem } from './context.ts';
import { checkCents, checkCount, checkWeight } from './numbers.ts';

/** Problems of `sessions`, dates and pins apart. */
export function checkSessions(context: CheckContext): Problem[] {
  const { sessions, envelopes, alternanceIntakes } = context.instance;
  if (sessions.length === 0) {
    const message =
      'aucune session à programmer. Attendu : au moins une. Importer les fiches de la région, ou vérifier le filtre.';
    return [problem('NO_SESSION', '/sessions', sessions, message)];
  }
  const envelopeIds = new Set(envelopes.map(({ id }) => id));
  const intakeIds = new Set(alternanceIntakes.map(({ id }) => id));
  const costs = sessions.reduce((sum, { costCents }) => sum + costCents, 0);
  return [
    ...sessions.flatMap((session, s) => {
      const path = `/sessions/${s}`;
      return [
        ...checkCount(`${path}/plannedEntries`, session.plannedEntries, 1, 'stagiaires'),
        ...checkCents(`${path}/costCents`, session.costCents),
        ...checkWeight(`${path}/placementWeight`, session.placementWeight),
        ...checkRome(`${path}/rome`, session),
        ...checkReferences(path, session, envelopeIds, intakeIds),
        ...checkWindow(context, path, session),
      ];
    }),
    ...(costs > Number.MAX_SAFE_INTEGER ? checkCents('/sessions', costs) : []),
  ];
}

/** A job family is the first three characters of a ROME code: a malformed code would compete with nothing, silently. */
export function checkRome(path: string, { rome }: Pick<Session | PrfOffer, 'rome'>): Problem[] {
  if (/^[A-Z]\d{4}$/.test(rome)) return [];
  const message =
    'ce code ROME est mal formé. Attendu : une lettre et quatre chiffres, par exemple H2913. Corriger le code.';
  return [problem('ROME_INVALID', path, rome, message)];
}

function checkReferences(
  path: string,
  { envelope, alternanceIntakes }: Session,
  envelopeIds: Set<string>,
  intakeIds: Set<string>,
): Problem[] {
  const problems: Problem[] = [];
  if (!envelopeIds.has(envelope)) {
    const message =
      "aucune enveloppe ne porte cet identifiant. Attendu : l'id d'une enveloppe de l'instance. Corriger l'id ou ajouter l'enveloppe.";
    problems.push(problem('ENVELOPE_UNKNOWN', `${path}/envelope`, envelope, message));
  }
  for (const [i, intake] of alternanceIntakes.entries()) {
    if (intakeIds.has(intake)) continue;
    const message =
      "aucune rentrée d'alternance ne porte cet identifiant. Attendu : l'id d'une rentrée de l'instance. Corriger l'id ou ajouter la rentrée.";
    problems.push(problem('INTAKE_UNKNOWN', `${path}/alternanceIntakes/${i}`, intake, message));
  }
  return problems;
}

function checkWindow({ instance }: CheckContext, path: string, session: Session): Problem[] {
  const { window, wishedWeek, askedWeek } = session;
  const last = instance.weeks.length - 1;
  if (last < 0) return [];
  const places = [
    ['WISHED_WEEK_OUTSIDE_HORIZON', `${path}/wishedWeek`, wishedWeek],
    ...(askedWeek === undefined
      ? []
      : ([['ASKED_WEEK_OUTSIDE_HORIZON', `${path}/askedWeek`, askedWeek]] as const)),
    ['WINDOW_OUTSIDE_HORIZON', `${path}/window/earliest`, window.earliest],
    ['WINDOW_OUTSIDE_HORIZON', `${path}/window/latest`, window.latest],
  ] as const;
  const problems = places
    .filter(([, , week]) => !isWeek(week, last))
    .map(([code, at, week]) => problem(code, at, week, outsideHorizon(last)));
  if (window.earliest > window.latest) {
    const message = `la fenêtre finit avant de commencer (première semaine ${window.earliest}). Attendu : au moins ${window.earliest}. Vérifier les deux bornes.`;
    problems.push(problem('WINDOW_REVERSED', `${path}/window/latest`, window.latest, message));
  }
  return problems;
}

/** True for a position in `weeks`. */
export function isWeek(week: number, last: number): boolean {
  return Number.isInteger(week) && week >= 0 && week <= last;
}

/** What a week that is not one should have been. */
export function outsideHorizon(last: number): string {
  return `cette semaine n'est pas dans l'horizon. Attendu : un entier de 0 à ${last}. Corriger la semaine ou allonger l'horizon.`;
}
