import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { Judge, Verdict } from '../../src/domain/verdict.ts';
import { connectionOf } from '../pagination/connection.ts';
import { ProblemType } from '../problem/problem.type.ts';
import { InstantScalar } from '../scalars.ts';
import { RoleEnum } from '../viewer/viewer.type.ts';
import { describedEnum } from '../vocabulary.ts';

export const VerdictEnum = describedEnum<Verdict>('Verdict', 'Ce que dit un jugement.', {
  FAVOURABLE: 'Avis favorable de la Région.',
  ADAPTATION_REQUESTED: 'Une adaptation est demandée, par l’une ou par l’autre.',
  UNFAVOURABLE: 'Avis défavorable de la Région.',
  VALIDATED: 'Validée par France Travail.',
  REFUSED: 'Refusée par France Travail.',
});

/** A judgement, as the contract shows it. */
@ObjectType('Judgement', {
  description:
    'Avis de la Région ou décision de France Travail sur une fiche, telle qu’elle était alors. Il ne se change pas : un autre le remplace.',
})
export class JudgementType {
  @Field(() => ID, { description: 'Identifiant.' })
  id!: string;

  @Field(() => RoleEnum, {
    description: 'À quel titre : `REGION` pour un avis, `FRANCE_TRAVAIL` pour une décision.',
  })
  judge!: Judge;

  @Field(() => VerdictEnum, { description: 'Ce qu’il dit.' })
  verdict!: Verdict;

  @Field(() => String, { nullable: true, description: 'Pourquoi.' })
  reason!: string | null;

  @Field(() => String, { description: 'Empreinte de ce qui était jugé.' })
  fingerprint!: string;

  @Field(() => Int, {
    description: 'Sessions qu’il a validées : le second des deux qui laissent passer la fiche les valide.',
  })
  sessionsValidated!: number;

  @Field(() => InstantScalar, { description: 'Quand.' })
  createdAt!: Date;
}

export const JudgementConnection = connectionOf(JudgementType, 'Judgement', 'des avis et des décisions');

@ObjectType('JudgementPayload', { description: 'Réponse à un avis ou à une décision.' })
export class JudgementPayload {
  @Field(() => JudgementType, {
    nullable: true,
    description: "L'avis ou la décision ; absent s'il y a un problème.",
  })
  judgement!: object | null;

  @Field(() => [ProblemType], { description: "Ce qui empêche de l'enregistrer ; rien n'est alors changé." })
  problems!: ProblemType[];
}
