/** Redoes "no plan exists" from the instance alone: by the calendar, and in exact cents. */

import { hashOf } from '../../instance/hash.ts';
import { shown } from '../../instance/shown.ts';
import type { Instance } from '../../instance/types.ts';
import type { Parameters } from '../../parameters/types.ts';
import type { InfeasibilityProof, InfeasibilityReason } from '../../solution/proof-types.ts';
import { euros } from '../euros.ts';
import { gatesAgainst } from '../gates/judge-gates.ts';
import { placedIn, whyPlaced } from '../reading.ts';
import { accountBefore, lineages } from './money.ts';
import { openStarts } from './open-starts.ts';

/** What the proof of an impossibility is worth. */
export type InfeasibilityVerdict =
  /** Each reason in French, with its figures: every one of them is enough. */
  | { holds: true; reasons: string[] }
  /** `because` is in French and names the value at fault, or says that nothing can be redone. */
  | { holds: false; because: string };

/** Recomputes every reason; the proof holds when it gives at least one and all of them are so. */
export function checkInfeasibility(
  instance: Instance,
  parameters: Parameters,
  proof: InfeasibilityProof,
): InfeasibilityVerdict {
  if (proof.instanceHash !== hashOf(instance))
    return { holds: false, because: "La preuve porte sur une autre instance : l'empreinte diffère." };
  if (proof.reasons.length === 0) {
    const rules = proof.engineWord.map((set) => set.join(', ')).join(' ; ');
    const word =
      rules === '' ? '' : ` : l'impossibilité de tenir ensemble ${rules} repose sur la parole du moteur`;
    return {
      holds: false,
      because: `Rien à refaire${word}. Aucune raison d'argent ou de semaine n'est donnée.`,
    };
  }
  const fault = reasonHolds(instance, parameters);
  for (const reason of proof.reasons) {
    const because = fault(reason);
    if (because !== null) return { holds: false, because };
  }
  return { holds: true, reasons: proof.reasons.map((reason) => told(instance, reason)) };
}

/** Answers, for any reason, with what is wrong in it, or null when it makes every plan impossible. */
export function reasonHolds(
  instance: Instance,
  parameters: Parameters,
): (reason: InfeasibilityReason) => string | null {
  const sessions = new Map(instance.sessions.map((session, s) => [session.id, { session, s }]));
  const closing = gatesAgainst({ instance, parameters, placed: [], unplaced: [], pinned: [] });
  const starts = openStarts(instance, parameters);
  const line = lineages(instance.envelopes);
  /** Why a session need not be in a plan, or null when every plan has it. */
  const mayBeAbsent = (id: string): string | null => {
    const known = sessions.get(id);
    if (known === undefined) return `La session ${shown(id)} n'est pas de l'instance.`;
    return whyPlaced(parameters, known.session) === null
      ? `La session ${shown(id)} peut rester non placée.`
      : null;
  };
  return (reason) => {
    if (reason.kind === 'NO_OPEN_WEEK') {
      const absent = mayBeAbsent(reason.session);
      if (absent !== null) return absent;
      const { session } = sessions.get(reason.session)!;
      const open = instance.weeks.findIndex((_, week) => {
        const gate = reason.closed.find(({ from, to }) => from <= week && week <= to)?.gate;
        return gate === undefined || !closing(placedIn(instance, session, week)).includes(gate);
      });
      if (open < 0) return null;
      return `La session ${shown(session.id)} n'est pas fermée en semaine ${open} par la porte que donne la preuve.`;
    }
    const { envelope, before, requiredCents, releasedCents, alreadyEngagedCents } = reason;
    if (!instance.envelopes.some(({ id }) => id === envelope))
      return `L'enveloppe ${shown(envelope)} n'est pas de l'instance.`;
    for (const id of reason.sessions) {
      const absent = mayBeAbsent(id);
      if (absent !== null) return absent;
      const { session, s } = sessions.get(id)!;
      if (!line.get(session.envelope)!.includes(envelope))
        return `La session ${shown(id)} n'est pas payée par l'enveloppe ${shown(envelope)}.`;
      const later = starts[s]!.find(({ startDate }) => before !== null && startDate >= before);
      if (later !== undefined) return `La session ${shown(id)} peut débuter le ${later.startDate}.`;
    }
    const required = [...new Set(reason.sessions)].reduce(
      (sum, id) => sum + BigInt(sessions.get(id)!.session.costCents),
      0n,
    );
    const { released, engaged } = accountBefore(instance, envelope, before);
    const claims: [string, number, bigint][] = [
      ['requis', requiredCents, required],
      ['libérés', releasedCents, released],
      ['déjà engagés', alreadyEngagedCents, engaged],
    ];
    const wrong = claims.find(([, claimed, real]) => BigInt(Math.trunc(claimed)) !== real);
    if (wrong !== undefined)
      return `${euros(wrong[2])} ${wrong[0]}, et non ${euros(BigInt(Math.trunc(wrong[1])))}.`;
    const room = released > engaged ? released - engaged : 0n;
    return required > room ? null : `${euros(required)} requis ne dépassent pas ${euros(room)} disponibles.`;
  };
}

function told(instance: Instance, reason: InfeasibilityReason): string {
  if (reason.kind === 'NO_OPEN_WEEK') {
    const runs = reason.closed.map(
      ({ from, to, gate }) =>
        `${gate} du ${instance.weeks[from]!.startDate} au ${instance.weeks[to]!.startDate}`,
    );
    return `La session ${shown(reason.session)} n'a aucune semaine ouverte : ${runs.join(', ')}.`;
  }
  const { envelope, before, requiredCents, releasedCents, alreadyEngagedCents, sessions } = reason;
  const [required, released, engaged] = [requiredCents, releasedCents, alreadyEngagedCents].map((cents) =>
    euros(BigInt(cents)),
  );
  const when = before === null ? "à la fin de l'horizon" : `avant le ${before}`;
  return `L'enveloppe ${shown(envelope)} doit ${required} ${when} pour ${sessions.length} session(s) qui ne peuvent pas débuter plus tard : ${released} libérés, ${engaged} déjà engagés.`;
}
