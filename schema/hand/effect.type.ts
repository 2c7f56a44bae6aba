/** What the hand of a scenario changes, rule by rule and session by session. */

import { Field, Int, ObjectType } from 'type-graphql';
import type { HandEffect, WeekPhase } from '../../solver/index.ts';
import { ProblemType } from '../problem/problem.type.ts';
import { DateScalar } from '../scalars.ts';
import { describedEnum } from '../vocabulary.ts';

export const HandEffectKindEnum = describedEnum<HandEffect['kind']>(
  'HandEffectKind',
  'Ce que la main change pour une session.',
  {
    PINNED: 'Elle commence dans cette semaine.',
    CLOSED: 'Elle ne peut plus commencer dans ces semaines, qui étaient ouvertes.',
    WISHED: 'Elle souhaite cette semaine au lieu de celle des employeurs.',
    KEPT: 'Elle reste où le plan en vigueur la met, ou hors du plan.',
  },
);

export const WeekPhaseEnum = describedEnum<WeekPhase>(
  'WeekPhase',
  'Où en est une semaine de l’horizon glissant.',
  {
    HISTORY: 'Passée.',
    FROZEN: 'Gelée : rien n’y change plus.',
    PUBLISHED: 'Publiée : ce qui y est annoncé ne bouge qu’à un prix.',
    DRAFT: 'En projet : libre.',
  },
);

@ObjectType('HandEffect', { description: 'Ce qu’une règle de la main change pour une session.' })
export class HandEffectType {
  @Field(() => String, { description: 'Numéro de la session.' })
  sessionReference!: string;

  @Field(() => String, {
    description: 'La règle : `/decisions/0` est la première décision, puis `/solveOnly` et `/horizon`.',
  })
  rule!: string;

  @Field(() => Int, { nullable: true, description: 'Rang de la décision, si c’en est une.' })
  decision!: number | null;

  @Field(() => HandEffectKindEnum, { description: 'Ce qui change.' })
  kind!: HandEffect['kind'];

  @Field(() => [DateScalar], { description: 'Premier jour de chaque semaine concernée.' })
  weeks!: string[];

  @Field(() => String, { description: 'La même chose, en une phrase.' })
  message!: string;
}

@ObjectType('HandRuleReach', { description: 'Portée d’une règle de la main.' })
export class HandRuleReachType {
  @Field(() => String, { description: 'La règle : `/decisions/0`, `/solveOnly`, `/horizon`.' })
  rule!: string;

  @Field(() => Int, { nullable: true, description: 'Rang de la décision, si c’en est une.' })
  decision!: number | null;

  @Field(() => HandEffectKindEnum, { description: 'Ce qu’elle change.' })
  kind!: HandEffect['kind'];

  @Field(() => Int, { description: 'Sessions pour lesquelles elle change quelque chose.' })
  sessions!: number;
}

@ObjectType('PhasedWeek', { description: 'Une semaine de l’horizon glissant.' })
export class PhasedWeekType {
  @Field(() => DateScalar, { description: 'Premier jour.' })
  startsOn!: string;

  @Field(() => WeekPhaseEnum, { description: 'Où elle en est.' })
  phase!: WeekPhase;
}

@ObjectType('AppliedHand', {
  description: 'La main appliquée aux données de la campagne telles qu’elles sont maintenant.',
})
export class AppliedHandType {
  @Field(() => [HandRuleReachType], {
    description: 'Ses règles qui changent quelque chose, et pour combien de sessions.',
  })
  rules!: HandRuleReachType[];

  @Field(() => [PhasedWeekType], {
    description: 'Les semaines de l’horizon glissant ; vide s’il n’avance pas.',
  })
  weeks!: PhasedWeekType[];

  @Field(() => [ProblemType], {
    description:
      'Ce qui empêche de la suivre, si les données ont changé depuis ; aucun calcul ne serait lancé.',
  })
  problems!: ProblemType[];
}
