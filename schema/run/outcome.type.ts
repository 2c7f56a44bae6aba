/** What a run answers when there is no plan: infeasible is a result, with its conflicts. */

import { Field, Int, InterfaceType, ObjectType } from 'type-graphql';
import type { Conflict } from '../../solver/index.ts';
import { DateScalar, MoneyScalar } from '../scalars.ts';
import { GateEnum } from '../solver-words.ts';

/** A conflict as the contract shows it: what it names is told apart from the rows that bear those names. */
export type ShownConflict =
  | (Omit<NoOpenWeek, 'session'> & { campaign: string; sessionReference: string })
  | (Omit<EnvelopeShort, 'envelope' | 'sessions'> & {
      campaign: string;
      envelopeReference: string;
      sessionReferences: string[];
    });
type NoOpenWeek = Extract<Conflict, { kind: 'NO_OPEN_WEEK' }>;
type EnvelopeShort = Extract<Conflict, { kind: 'ENVELOPE_SHORT' }>;

/** The conflicts of a campaign as the contract shows them. */
export function showConflicts(
  conflicts: readonly Conflict[],
  campaign: string,
): { conflicts: ShownConflict[] } {
  return { conflicts: conflicts.map((conflict) => showConflict(conflict, campaign)) };
}

function showConflict(conflict: Conflict, campaign: string): ShownConflict {
  if (conflict.kind === 'NO_OPEN_WEEK') {
    const { session: sessionReference, ...rest } = conflict;
    return { ...rest, campaign, sessionReference };
  }
  const { envelope: envelopeReference, sessions: sessionReferences, ...rest } = conflict;
  return { ...rest, campaign, envelopeReference, sessionReferences };
}

@InterfaceType('Conflict', {
  description: "Raison exacte pour laquelle aucun plan n'existe.",
  resolveType: ({ kind }: Conflict) =>
    kind === 'NO_OPEN_WEEK' ? 'NoOpenWeekConflict' : 'EnvelopeShortConflict',
})
export abstract class ConflictType {
  @Field(() => String, { description: 'Le conflit, en une phrase.' })
  message!: string;
}

@ObjectType('GateWeeks', { description: 'Semaines que ferme une porte.' })
export class GateWeeksType {
  @Field(() => GateEnum, { description: 'La porte.' })
  gate!: string;

  @Field(() => Int, { description: 'Nombre de semaines.' })
  weeks!: number;
}

@ObjectType('NoOpenWeekConflict', {
  implements: ConflictType,
  description: "Une session n'a aucune semaine ouverte.",
})
export class NoOpenWeekConflictType extends ConflictType {
  @Field(() => String, { description: 'Numéro de la session.' })
  sessionReference!: string;

  @Field(() => [GateWeeksType], { description: 'Semaines que chaque porte lui ferme.' })
  closedBy!: GateWeeksType[];
}

@ObjectType('EnvelopeShortConflict', {
  implements: ConflictType,
  description: "Aussi tard que soient placées ses sessions, une enveloppe manque d'argent à une date.",
})
export class EnvelopeShortConflictType extends ConflictType {
  @Field(() => String, { description: "Référence de l'enveloppe." })
  envelopeReference!: string;

  @Field(() => DateScalar, {
    description: "Veille de la tranche à venir, ou fin de l'horizon : le jour où l'argent manque.",
  })
  date!: string;

  @Field(() => MoneyScalar, { name: 'released', description: 'Libéré alors.' })
  releasedCents!: number;

  @Field(() => MoneyScalar, { name: 'alreadyEngaged', description: 'Engagé avant la campagne.' })
  alreadyEngagedCents!: number;

  @Field(() => MoneyScalar, {
    name: 'required',
    description: 'Coût des sessions qui doivent avoir commencé.',
  })
  requiredCents!: number;

  @Field(() => MoneyScalar, { name: 'short', description: 'Ce qui manque.' })
  shortCents!: number;

  @Field(() => [String], { description: 'Numéros de ces sessions.' })
  sessionReferences!: string[];
}

/** Why there is no plan. */
@ObjectType('Infeasibility', {
  description:
    "Aucun plan n'existe : c'est une réponse, avec les sessions, l'enveloppe et la date qui l'expliquent.",
})
export class InfeasibilityType {
  @Field(() => [ConflictType], { description: 'Les conflits.' })
  conflicts!: ShownConflict[];
}
