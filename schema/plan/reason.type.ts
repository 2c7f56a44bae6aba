/** Why a session starts where it does in a plan. */

import { Field, Float, InterfaceType, ObjectType } from 'type-graphql';
import type { Reason } from '../../solver/index.ts';
import { DateScalar, MoneyScalar } from '../scalars.ts';
import { GateEnum, PinReasonEnum } from '../solver-words.ts';

/** Type of the contract for each kind of reason of the solver. */
const TYPE_BY_KIND: Record<Reason['kind'], string> = {
  AS_WISHED: 'AsWishedReason',
  PINNED: 'PinnedReason',
  CLOSED: 'ClosedReason',
  ENVELOPE: 'EnvelopeReason',
  LIMIT: 'LimitReason',
  LEVEL: 'LevelReason',
  WITHIN_GAP: 'WithinGapReason',
};

@InterfaceType('Reason', {
  description: 'Raison pour laquelle un plan place une session là où il la place, ou ne la place pas.',
  resolveType: (reason: Reason) => TYPE_BY_KIND[reason.kind],
})
export abstract class ReasonType {
  @Field(() => String, { description: 'La raison, en une phrase.' })
  message!: string;
}

@ObjectType('AsWishedReason', { implements: ReasonType, description: 'Elle commence la semaine demandée.' })
export class AsWishedReasonType extends ReasonType {}

@ObjectType('PinnedReason', { implements: ReasonType, description: 'Elle est tenue à sa date.' })
export class PinnedReasonType extends ReasonType {
  @Field(() => PinReasonEnum, { description: 'Par quoi.' })
  pinReason!: string;
}

@ObjectType('ClosedGate', { description: 'Porte qui ferme une semaine.' })
export class ClosedGateType {
  @Field(() => GateEnum, { description: 'La porte.' })
  gate!: string;

  @Field(() => String, {
    description: 'Ce qui la ferme : la référence d’une fermeture ou d’une offre, une date.',
  })
  what!: string;
}

@ObjectType('ClosedReason', {
  implements: ReasonType,
  description: "La semaine demandée est fermée ; pour une session non placée, aucune semaine n'est ouverte.",
})
export class ClosedReasonType extends ReasonType {
  @Field(() => [ClosedGateType], { description: 'Les portes fermées.' })
  gates!: ClosedGateType[];
}

@ObjectType('EnvelopeReason', {
  implements: ReasonType,
  description: 'À la date demandée, une enveloppe serait dépassée.',
})
export class EnvelopeReasonType extends ReasonType {
  @Field(() => String, { name: 'envelopeReference', description: "Référence de l'enveloppe." })
  envelope!: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: "Date de la tranche avant laquelle l'argent manque ; absente pour la fin de l'année.",
  })
  before!: string | null;

  @Field(() => MoneyScalar, { name: 'short', description: 'Ce qui manquerait.' })
  shortCents!: number;
}

@ObjectType('LimitReason', {
  implements: ReasonType,
  description: 'À la date demandée, un autre plafond serait dépassé.',
})
export class LimitReasonType extends ReasonType {
  @Field(() => String, { description: 'Nom de la règle : `agency-load`, `candidate-pool`…' })
  rule!: string;

  @Field(() => Float, { description: "De combien, dans l'unité de la règle." })
  excess!: number;
}

@ObjectType('LevelReason', {
  implements: ReasonType,
  description: 'À la date demandée, un niveau de l’objectif serait plus mauvais.',
})
export class LevelReasonType extends ReasonType {
  @Field(() => String, { description: 'Nom du niveau.' })
  level!: string;

  @Field(() => Float, { description: "De combien, dans l'unité du niveau." })
  increase!: number;
}

@ObjectType('WithinGapReason', {
  implements: ReasonType,
  description: "Rien ne l'y oblige : le plan est optimal à l'écart demandé près.",
})
export class WithinGapReasonType extends ReasonType {}
