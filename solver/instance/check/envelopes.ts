/** Envelopes: a forest, with amounts exact to the cent and never below zero. */

import type { Problem } from '../../solution/types.ts';
import { isoDate } from '../iso-date.ts';
import type { Envelope, IsoDate } from '../types.ts';
import { type CheckContext, checkDate, problem } from './context.ts';
import { checkCents } from './numbers.ts';

/** Problems of `envelopes`. */
export function checkEnvelopes(context: CheckContext): Problem[] {
  const { envelopes } = context.instance;
  const total = envelopes.reduce(
    (sum, envelope) => sum + releasedCents(envelope) + envelope.alreadyEngagedCents,
    0,
  );
  return [
    ...envelopes.flatMap((envelope, k) => {
      const path = `/envelopes/${k}`;
      return [
        ...checkTranches(context, path, envelope),
        ...checkCents(`${path}/alreadyEngagedCents`, envelope.alreadyEngagedCents),
        ...checkFloor(path, envelope),
      ];
    }),
    ...(total > Number.MAX_SAFE_INTEGER ? checkCents('/envelopes', total) : []),
    ...checkForest(envelopes),
  ];
}

function releasedCents({ tranches }: Envelope): number {
  return tranches.reduce((sum, { amountCents }) => sum + amountCents, 0);
}

function checkTranches(context: CheckContext, path: string, { tranches }: Envelope): Problem[] {
  const firstPlace = new Map<string, number>();
  return tranches.flatMap(({ date, amountCents, kind }, t) => {
    const at = `${path}/tranches/${t}`;
    const problems = [
      ...checkDate(context, `${at}/date`, date),
      ...checkNotTooEarly(context, `${at}/date`, date),
      ...checkCents(`${at}/amountCents`, amountCents),
    ];
    const first = firstPlace.get(`${date} ${kind}`);
    if (first === undefined) firstPlace.set(`${date} ${kind}`, t);
    else {
      const message = `une tranche de même date et de même nature (${kind}) est déjà en ${path}/tranches/${first}. Attendu : une seule. La retirer, ou additionner les montants.`;
      problems.push(problem('TRANCHE_DUPLICATE', at, date, message));
    }
    return problems;
  });
}

/** Days. */
const LONGEST_YEAR = 366;

/**
 * Money may be there before the first week: the tranche of 1 January always is, and so is one of the year before
 * that an agreement carries over. More than a year before, the year was typed wrong, and it would pay everything.
 */
function checkNotTooEarly({ instance, day, weekDays }: CheckContext, path: string, date: IsoDate): Problem[] {
  const [start, released] = [weekDays[0], day(date)];
  if (start === undefined || released === undefined || released >= start - LONGEST_YEAR) return [];
  const oneYearBefore = isoDate(start - LONGEST_YEAR);
  const message = `cette tranche est libérée plus d'un an avant l'horizon, qui commence le ${instance.weeks[0]!.startDate} : elle paierait tout dès la première semaine. Attendu : le ${oneYearBefore} ou après. Corriger l'année, ou compter ce qui en reste dans une tranche de l'année.`;
  return [problem('TRANCHE_TOO_EARLY', path, date, message)];
}

/** An OPCO receives at least what it consumed in 2019 and 2020 (H4, 002:L123-125). */
function checkFloor(path: string, envelope: Envelope): Problem[] {
  const { floorCents } = envelope;
  if (floorCents === null) return [];
  const problems = checkCents(`${path}/floorCents`, floorCents);
  const released = releasedCents(envelope);
  if (floorCents > released) {
    const message = `le plancher dépasse ce que les tranches libèrent (${released} centimes). Attendu : au plus ${released}. Compléter les tranches ou corriger le plancher.`;
    problems.push(problem('FLOOR_ABOVE_RELEASED', `${path}/floorCents`, floorCents, message));
  }
  return problems;
}

/** Parents exist and no envelope is its own ancestor; a cycle is told once, at its first envelope. */
function checkForest(envelopes: Envelope[]): Problem[] {
  const placeOf = new Map(envelopes.map(({ id }, k) => [id, k]));
  const settled = new Set<number>();
  return envelopes.flatMap(({ parent }, k): Problem[] => {
    if (parent !== null && !placeOf.has(parent)) {
      const message =
        "aucune enveloppe ne porte cet identifiant. Attendu : l'id d'une enveloppe de l'instance, ou null au sommet. Corriger le parent.";
      return [problem('PARENT_UNKNOWN', `/envelopes/${k}/parent`, parent, message)];
    }
    const path: number[] = [];
    let at: number | undefined = k;
    while (at !== undefined && !settled.has(at) && !path.includes(at)) {
      path.push(at);
      const up: string | null = envelopes[at]!.parent;
      at = up === null ? undefined : placeOf.get(up);
    }
    const closes = at === undefined ? -1 : path.indexOf(at);
    for (const place of path) settled.add(place);
    if (closes < 0) return [];
    const first = Math.min(...path.slice(closes));
    const loop = [...path.slice(closes), at!].map((place) => envelopes[place]!.id).join(' → ');
    const message = `les enveloppes se contiennent en rond (${loop}). Attendu : un parent qui mène à un sommet. Retirer l'un des liens.`;
    return [problem('ENVELOPE_CYCLE', `/envelopes/${first}/parent`, envelopes[first]!.parent, message)];
  });
}
