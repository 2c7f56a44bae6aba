/** What a session must have ready before it starts, and where the adopted plan has it. */

import type { Problem } from '../../solution/types.ts';
import type { Instance, Session } from '../types.ts';
import { type CheckContext, checkDate, checkPeriod, problem } from './context.ts';
import { isWeek, outsideHorizon } from './sessions.ts';

/** Problems of the decision date and, per session, of hours, training body, certification, publication, agency and OPCO. */
export function checkReadiness(context: CheckContext): Problem[] {
  const { instance } = context;
  const { decisionDate = null } = instance;
  const known = knownIds(instance);
  return [
    ...(decisionDate === null ? [] : checkDate(context, '/decisionDate', decisionDate)),
    ...instance.sessions.flatMap((session, s) => {
      const path = `/sessions/${s}`;
      return [
        ...checkHours(path, session),
        ...checkTrainingBody(context, path, session),
        ...checkCertification(context, path, session),
        ...checkPublication(context, path, session),
        ...checkPartners(path, session, known),
      ];
    }),
  ];
}

function checkHours(path: string, { hours }: Session): Problem[] {
  if (hours === undefined || (Number.isFinite(hours) && hours > 0)) return [];
  const message =
    "durée impossible. Attendu : un nombre d'heures, plus que zéro. Corriger la durée, ou l'omettre si elle est inconnue.";
  return [problem('HOURS_INVALID', `${path}/hours`, hours, message)];
}

function checkTrainingBody(
  context: CheckContext,
  path: string,
  { trainingBodyKnownOn = null }: Session,
): Problem[] {
  if (trainingBodyKnownOn === null) return [];
  return checkDate(context, `${path}/trainingBodyKnownOn`, trainingBodyKnownOn);
}

function checkCertification(context: CheckContext, path: string, { certification }: Session): Problem[] {
  const { validFrom, validUntil } = certification ?? { validFrom: null, validUntil: null };
  const from = { path: `${path}/certification/validFrom`, date: validFrom };
  const until = { path: `${path}/certification/validUntil`, date: validUntil };
  if (from.date !== null && until.date !== null) {
    return checkPeriod(
      context,
      'CERTIFICATION_REVERSED',
      { ...from, date: from.date },
      { ...until, date: until.date },
    );
  }
  return [from, until].flatMap(({ path: at, date }) => (date === null ? [] : checkDate(context, at, date)));
}

function checkPublication(
  { instance }: CheckContext,
  path: string,
  { publishedWeek = null }: Session,
): Problem[] {
  const last = instance.weeks.length - 1;
  if (publishedWeek === null || last < 0 || isWeek(publishedWeek, last)) return [];
  return [
    problem('PUBLISHED_WEEK_OUTSIDE_HORIZON', `${path}/publishedWeek`, publishedWeek, outsideHorizon(last)),
  ];
}

/** Ids that sessions may name; null where the list is not given, so that nothing is told of them. */
interface KnownIds {
  agencies: Set<string> | null;
  opcos: Set<string> | null;
}

function knownIds({ agencies = [], opcos = [] }: Instance): KnownIds {
  const setOf = (list: { id: string }[]) => (list.length === 0 ? null : new Set(list.map(({ id }) => id)));
  return { agencies: setOf(agencies), opcos: setOf(opcos) };
}

/** A name spelt otherwise than in the list would escape its cap without a word. */
function checkPartners(path: string, { agency, opco }: Session, known: KnownIds): Problem[] {
  const problems: Problem[] = [];
  if (agency !== null && known.agencies?.has(agency) === false) {
    const message =
      "aucune agence de la liste ne porte cet identifiant. Attendu : l'id d'une agence de l'instance, ou null. Corriger l'id ou ajouter l'agence.";
    problems.push(problem('AGENCY_UNKNOWN', `${path}/agency`, agency, message));
  }
  if (known.opcos?.has(opco) === false) {
    const message =
      "aucun OPCO de la liste ne porte cet identifiant. Attendu : l'id d'un OPCO de l'instance. Corriger l'id ou ajouter l'OPCO.";
    problems.push(problem('OPCO_UNKNOWN', `${path}/opco`, opco, message));
  }
  return problems;
}
