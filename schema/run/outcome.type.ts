/** What a run answers when there is no plan: infeasible is a result, with its conflicts. */

import { Field, Int, InterfaceType, ObjectType } from 'type-graphql';
import type { Conflict, InfeasibilityProof } from '../../solver/index.ts';
import { DateScalar, MoneyScalar } from '../scalars.ts';
import { GateEnum } from '../solver-words.ts';
import { InfeasibilityProofType, showInfeasibilityProof } from './infeasibility-proof.type.ts';

/**
 * A conflict as the contract shows it: the references that it names are told apart from the rows that bear
 * them, which are read in its campaign.
 */
export type ShownConflict = Omit<Conflict, 'session' | 'envelope' | 'sessions'> & {
  campaign: string;
  sessionReference: string | null;
  envelopeReference: string | null;
  sessionReferences: string[];
};

/** The conflicts of a campaign, and what proves them, as the contract shows them. */
export function showConflicts(
  conflicts: readonly Conflict[],
  campaign: string,
  proof?: InfeasibilityProof,
): InfeasibilityType {
  return {
    proof: proof === undefined ? null : showInfeasibilityProof(proof),
    conflicts: conflicts.map((conflict) => ({
      ...conflict,
      campaign,
      sessionReference: conflict.kind === 'NO_OPEN_WEEK' ? conflict.session : null,
      envelopeReference: conflict.kind === 'ENVELOPE_SHORT' ? conflict.envelope : null,
      sessionReferences: conflict.kind === 'NO_OPEN_WEEK' ? [] : conflict.sessions,
    })),
  };
}

/** Type of the contract for each kind of conflict of the solver. */
const TYPE_BY_KIND: Record<Conflict['kind'], string> = {
  NO_OPEN_WEEK: 'NoOpenWeekConflict',
  ENVELOPE_SHORT: 'EnvelopeShortConflict',
  RULES: 'RulesConflict',
};

@InterfaceType('Conflict', {
  description: "Raison exacte pour laquelle aucun plan n'existe.",
  resolveType: ({ kind }: Conflict) => TYPE_BY_KIND[kind],
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

@ObjectType('RulesConflict', {
  implements: ConflictType,
  description: "Des règles qu'aucun plan ne respecte ensemble en plaçant toutes les sessions.",
})
export class RulesConflictType extends ConflictType {
  @Field(() => [String], {
    description: 'Un plus petit ensemble de ces règles, par leur nom : `agency-load`…',
  })
  rules!: string[];

  @Field(() => [String], {
    description: 'Numéros des sessions que laisse de côté un plan qui en laisse le moins possible.',
  })
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

  @Field(() => InfeasibilityProofType, {
    nullable: true,
    description: "Ce qui le prouve ; absent d'un aperçu.",
  })
  proof!: InfeasibilityProofType | null;
}
