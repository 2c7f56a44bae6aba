/** Does a request to split an envelope hold together? Every inconsistency at once, each with its path. */

import { checkDate, problem } from '../instance/check/context.ts';
import { checkCents, checkCount } from '../instance/check/numbers.ts';
import { readDate } from '../instance/iso-date.ts';
import type { IsoDate } from '../instance/types.ts';
import type { Problem } from '../solution/types.ts';
import { euros } from '../solution/words.ts';
import { envelopeIdOf } from './envelopes.ts';
import type { Allocation, AllocationEnvelope, AllocationRequest, Consumption, Criterion } from './types.ts';

const CRITERIA: Record<Criterion, string> = {
  recruitmentStakes: 'enjeux de recrutement',
  trainingNeeds: 'besoins de formation',
};

/** Problems of a request; floors above the total are not one: that is an answer, see `allocate`. */
export function checkAllocationRequest(request: AllocationRequest): Problem[] {
  return [
    ...checkEnvelope(request.envelope),
    // Without anybody to serve no criterion has a value: that is told once.
    ...(request.recipients.length === 0 ? [] : checkCriteria(request)),
    ...checkRecipients(request),
    ...checkSafeSum(request),
  ];
}

/** Amounts and dates of the envelope: the reserve within the total, its release within the campaign. */
export function checkEnvelope(envelope: AllocationEnvelope): Problem[] {
  const { totalCents, reserveCents, startDate, reserveDate, endDate } = envelope;
  const problems = [
    ...checkCents('/envelope/totalCents', totalCents),
    ...checkCents('/envelope/reserveCents', reserveCents),
    ...checkDay('/envelope/startDate', startDate),
    ...checkDay('/envelope/reserveDate', reserveDate),
    ...checkDay('/envelope/endDate', endDate),
  ];
  if (problems.length > 0) return problems;
  if (reserveCents > totalCents) {
    const message = `la réserve dépasse l'enveloppe (${euros(totalCents)}). Attendu : au plus ${totalCents} centimes. Corriger l'un des deux.`;
    problems.push(problem('RESERVE_ABOVE_TOTAL', '/envelope/reserveCents', reserveCents, message));
  }
  if (reserveDate <= startDate) {
    const message = `la réserve est libérée avant ou avec la part initiale (${startDate}). Attendu : une date après. Corriger l'une des deux.`;
    problems.push(problem('RESERVE_DATE_TOO_EARLY', '/envelope/reserveDate', reserveDate, message));
  }
  if (reserveDate > endDate) {
    const message = `la réserve est libérée après la fin de la campagne (${endDate}). Attendu : au plus tard ce jour. Corriger l'une des deux dates.`;
    problems.push(problem('RESERVE_DATE_TOO_LATE', '/envelope/reserveDate', reserveDate, message));
  }
  return problems;
}

/** Weights that can rank: whole numbers, one above zero, and nobody weighed by a criterion that nobody has. */
function checkCriteria({ criteria, recipients }: AllocationRequest): Problem[] {
  const names = Object.keys(CRITERIA) as Criterion[];
  const problems = names.flatMap((name) =>
    checkCount(`/criteria/${name}`, criteria[name], 0, 'points de pondération'),
  );
  if (problems.length > 0) return problems;
  if (names.every((name) => criteria[name] === 0)) {
    const message =
      'aucun critère ne compte. Attendu : un poids au-dessus de zéro. Donner 1 à chacun pour les peser également.';
    problems.push(problem('CRITERIA_ALL_ZERO', '/criteria', criteria, message));
  }
  for (const name of names) {
    if (criteria[name] === 0 || recipients.some((recipient) => recipient[name] !== 0)) continue;
    const message = `le critère « ${CRITERIA[name]} » a un poids, et aucun OPCO n'a de valeur. Attendu : une valeur au-dessus de zéro. La renseigner, ou mettre le poids à 0.`;
    problems.push(problem('CRITERION_WITHOUT_VALUE', `/criteria/${name}`, criteria[name], message));
  }
  return problems;
}

function checkRecipients({ envelope, recipients }: AllocationRequest): Problem[] {
  const placeOfName = new Map<string, number>();
  const pathOfEnvelope = new Map([[envelope.id, '/envelope/id']]);
  const problems = recipients.flatMap((recipient, r): Problem[] => {
    const path = `/recipients/${r}`;
    const own = [
      ...checkCents(`${path}/floorCents`, recipient.floorCents),
      ...checkCount(`${path}/recruitmentStakes`, recipient.recruitmentStakes, 0, CRITERIA.recruitmentStakes),
      ...checkCount(`${path}/trainingNeeds`, recipient.trainingNeeds, 0, CRITERIA.trainingNeeds),
    ];
    const known = placeOfName.get(recipient.opco);
    if (known !== undefined) {
      const message = `cet OPCO est déjà en /recipients/${known}. Attendu : un OPCO une fois. Retirer l'une des deux lignes.`;
      return [...own, problem('OPCO_DUPLICATE', `${path}/opco`, recipient.opco, message)];
    }
    placeOfName.set(recipient.opco, r);
    const id = envelopeIdOf(envelope, recipient);
    const taken = pathOfEnvelope.get(id);
    if (taken !== undefined) {
      const message = `cet identifiant d'enveloppe est déjà en ${taken}. Attendu : une enveloppe par OPCO. Changer l'un des deux.`;
      own.push(problem('ENVELOPE_DUPLICATE', `${path}/envelope`, id, message));
    } else pathOfEnvelope.set(id, path);
    return own;
  });
  if (recipients.length > 0) return problems;
  const message = 'aucun OPCO à servir. Attendu : au moins un. Compléter la liste.';
  return [problem('RECIPIENTS_EMPTY', '/recipients', recipients, message)];
}

/** Floors are summed as numbers where a conflict tells them: their sum has to be exact too. */
function checkSafeSum({ recipients }: AllocationRequest): Problem[] {
  const sum = recipients.reduce((total, { floorCents }) => total + floorCents, 0);
  const eachSafe = recipients.every(({ floorCents }) => Number.isSafeInteger(floorCents));
  return eachSafe && !Number.isSafeInteger(sum) ? checkCents('/recipients', sum) : [];
}

/** Problems of a consumption: one amount per OPCO of the allocation, none above its initial part, at a date of the campaign. */
export function checkConsumption(
  { envelope, shares }: Pick<Allocation, 'envelope' | 'shares'>,
  { date, consumed }: Consumption,
): Problem[] {
  const problems = checkDay('/date', date);
  if (problems.length === 0 && (date < envelope.reserveDate || date > envelope.endDate)) {
    const message = `la réserve n'est pas à libérer ce jour-là. Attendu : du ${envelope.reserveDate} au ${envelope.endDate}. Corriger la date.`;
    problems.push(problem('RELEASE_DATE_OUTSIDE', '/date', date, message));
  }
  const initialOf = new Map(shares.map(({ opco, initialCents }) => [opco, initialCents]));
  const placeOf = new Map<string, number>();
  consumed.forEach(({ opco, cents }, c) => {
    const path = `/consumed/${c}`;
    problems.push(...checkCents(`${path}/cents`, cents));
    const [initial, first] = [initialOf.get(opco), placeOf.get(opco)];
    if (initial === undefined) {
      const message = `cet OPCO n'a pas de part de l'enveloppe. Attendu : un de ${[...initialOf.keys()].join(', ')}. Corriger le nom ou retirer la ligne.`;
      problems.push(problem('OPCO_UNKNOWN', `${path}/opco`, opco, message));
    } else if (first !== undefined) {
      const message = `la consommation de cet OPCO est déjà en /consumed/${first}. Attendu : une ligne par OPCO. Retirer l'une des deux.`;
      problems.push(problem('OPCO_DUPLICATE', `${path}/opco`, opco, message));
    } else {
      placeOf.set(opco, c);
      if (cents <= initial) return;
      const message = `« ${opco} » a consommé plus que sa part initiale (${euros(initial)}). Attendu : au plus ${initial} centimes. Vérifier le montant : rien au-delà ne lui était ouvert.`;
      problems.push(problem('CONSUMED_ABOVE_INITIAL', `${path}/cents`, cents, message));
    }
  });
  const missing = shares.filter(({ opco }) => !placeOf.has(opco)).map(({ opco }) => opco);
  if (missing.length > 0) {
    const message =
      'la consommation de ces OPCO manque. Attendu : une ligne par OPCO. Les ajouter, à 0 s’ils n’ont rien engagé.';
    problems.push(problem('CONSUMPTION_MISSING', '/consumed', missing.join(', '), message));
  }
  return problems;
}

function checkDay(path: string, date: IsoDate): Problem[] {
  return checkDate({ read: readDate }, path, date);
}
