import { Field, ID, InputType } from 'type-graphql';
import type { DecisionVerdict, OpinionVerdict } from '../../src/domain/verdict.ts';
import { describedEnum } from '../vocabulary.ts';

export const OpinionVerdictEnum = describedEnum<OpinionVerdict>(
  'OpinionVerdict',
  'Avis de la Région : non pas sur l’opportunité, mais sur la façon dont la POEC complète son programme.',
  {
    FAVOURABLE: 'Favorable : elle complète le programme régional.',
    ADAPTATION_REQUESTED: 'Une adaptation est proposée : une autre date, un autre lieu.',
    UNFAVOURABLE: 'Défavorable : elle fait concurrence au programme régional.',
  },
);

export const DecisionVerdictEnum = describedEnum<DecisionVerdict>(
  'DecisionVerdict',
  'Décision de France Travail.',
  {
    VALIDATED: 'Validée.',
    ADAPTATION_REQUESTED: 'Une adaptation est demandée.',
    REFUSED: 'Refusée.',
  },
);

/** What every judgement states; no type of its own in the contract. */
@InputType()
class JudgementInput {
  @Field(() => ID, { description: 'La fiche.' })
  project!: string;

  @Field(() => String, {
    description:
      'Son empreinte (`Project.fingerprint`), telle que vous l’avez lue : une autre, et rien ne change.',
  })
  fingerprint!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Pourquoi, pour son OPCO ; 2 000 caractères au plus. Demandé si la fiche ne passe pas. Jamais sur une personne.',
  })
  reason?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'Le jugement de votre organisme que celui-ci remplace : sans lui, la même fiche ne se juge pas deux fois.',
  })
  replaces?: string | null;
}

@InputType('GiveOpinionInput', { description: 'Avis de la Région sur une fiche.' })
export class GiveOpinionInput extends JudgementInput {
  @Field(() => OpinionVerdictEnum, { description: "L'avis." })
  opinion!: OpinionVerdict;
}

@InputType('DecideOnProjectInput', { description: 'Décision de France Travail sur une fiche.' })
export class DecideOnProjectInput extends JudgementInput {
  @Field(() => DecisionVerdictEnum, { description: 'La décision.' })
  decision!: DecisionVerdict;
}
