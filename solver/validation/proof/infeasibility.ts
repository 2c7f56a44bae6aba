/** Redoes "no plan exists" from the instance alone: by the calendar, in exact cents, and in what limits count. */

import { hashOf } from '../../instance/hash.ts';
import type { Instance } from '../../instance/types.ts';
import type { Parameters } from '../../parameters/types.ts';
import type { InfeasibilityProof, InfeasibilityReason } from '../../solution/proof-types.ts';
import { envelopeShort } from './envelope-short.ts';
import { limitsShort } from './limits-short.ts';
import { Unreadable } from './multiplier.ts';
import { findMusts, type Musts } from './musts.ts';
import { noOpenWeek } from './no-open-week.ts';

/** What the proof of an impossibility is worth. */
export type InfeasibilityVerdict =
  /** Each reason in French, with its figures: every one of them is enough. */
  | { holds: true; reasons: string[] }
  /** `because` is in French and names the value at fault, or says that nothing can be redone. */
  | { holds: false; because: string };

/** What a reason is about: one each is enough, and bounds the work of a check. */
function subjectOf(reason: InfeasibilityReason): string {
  switch (reason.kind) {
    case 'NO_OPEN_WEEK':
      return JSON.stringify([reason.kind, reason.session]);
    case 'ENVELOPE_SHORT':
      return JSON.stringify([reason.kind, reason.envelope, reason.before]);
    case 'LIMITS_SHORT':
      return reason.kind;
  }
}

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
      because: `Rien à refaire${word}. Aucune raison de semaine, d'argent ou de plafond n'est donnée.`,
    };
  }
  const subjects = proof.reasons.map(subjectOf);
  if (new Set(subjects).size < subjects.length)
    return { holds: false, because: 'La preuve donne deux fois la même raison.' };
  const read = reasonReader(instance, parameters);
  const reasons: string[] = [];
  for (const reason of proof.reasons) {
    const reading = read(reason);
    if ('because' in reading) return { holds: false, ...reading };
    reasons.push(reading.told);
  }
  return { holds: true, reasons };
}

/** Answers, for any reason, whether it makes every plan impossible. */
export function reasonHolds(
  instance: Instance,
  parameters: Parameters,
): (reason: InfeasibilityReason) => boolean {
  const read = reasonReader(instance, parameters);
  return (reason) => 'told' in read(reason);
}

/** Redoes any reason: in French, what it says, or why it is none. */
function reasonReader(
  instance: Instance,
  parameters: Parameters,
): (reason: InfeasibilityReason) => { told: string } | { because: string } {
  const musts = findMusts(instance, parameters);
  return (reason) => {
    try {
      return { told: redone(musts, reason) };
    } catch (error) {
      if (error instanceof Unreadable) return { because: error.message };
      throw error;
    }
  };
}

function redone(musts: Musts, reason: InfeasibilityReason): string {
  switch (reason.kind) {
    case 'NO_OPEN_WEEK':
      return noOpenWeek(musts, reason);
    case 'ENVELOPE_SHORT':
      return envelopeShort(musts, reason);
    case 'LIMITS_SHORT':
      return limitsShort(musts, reason);
  }
}
