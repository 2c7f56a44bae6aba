/** What a planner may state of lead times, loads, pools, spacing, reserve and stability. */

import { Field, Float, InputType, Int } from 'type-graphql';
import type { LimitMode, Parameters } from '../../solver/index.ts';
import { CandidatePoolModeEnum, LimitModeEnum } from '../solver-words.ts';

@InputType('DelayParametersInput', { description: 'Délais avant un début, en semaines.' })
export class DelayParametersInput {
  @Field(() => Int, { nullable: true, description: "Du choix de l'organisme de formation au début." })
  preparationWeeks?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'De la décision au début : informations collectives, candidats.',
  })
  sourcingWeeks?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: "Avis de la Région, pour les projets qui ne l'ont pas encore.",
  })
  opinionWeeks?: number | null;

  @Field(() => Int, { nullable: true, description: "Validation par France Travail, après l'avis." })
  validationWeeks?: number | null;
}

@InputType('AgencyLoadInput', { description: "Sessions d'une agence en phase de lancement la même semaine." })
export class AgencyLoadInput {
  @Field(() => LimitModeEnum, { nullable: true, description: "Comment le plafond s'applique." })
  mode?: LimitMode | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Durée de la phase de lancement, en semaines, jusqu’au début.',
  })
  launchWeeks?: number | null;
}

@InputType('OpcoLoadInput', { description: "Sessions qu'un OPCO commence dans un mois." })
export class OpcoLoadInput {
  @Field(() => LimitModeEnum, { nullable: true, description: "Comment le plafond s'applique." })
  mode?: LimitMode | null;
}

@InputType('CandidatePoolParametersInput', {
  description:
    "Entrées d'une famille de métiers sur un territoire, sur trois mois, face aux candidats attendus.",
})
export class CandidatePoolParametersInput {
  @Field(() => CandidatePoolModeEnum, { nullable: true, description: "Comment la règle s'applique." })
  mode?: Parameters['candidatePool']['mode'] | null;
}

@InputType('SpacingParametersInput', {
  description: 'Semaines au moins entre deux débuts ; 0 : aucun écart demandé.',
})
export class SpacingParametersInput {
  @Field(() => Int, { nullable: true, description: "D'un même projet." })
  projectWeeks?: number | null;

  @Field(() => Int, { nullable: true, description: "D'un même métier dans une même zone." })
  jobZoneWeeks?: number | null;
}

@InputType('UnforeseenReserveInput', {
  description: 'Capacité gardée chaque trimestre pour des projets imprévus.',
})
export class UnforeseenReserveInput {
  @Field(() => Float, { nullable: true, description: 'Part, de 0 à 1.' })
  share?: number | null;
}

@InputType('StabilityParametersInput', {
  description: 'Ce que coûte un changement par rapport au plan publié, par session.',
})
export class StabilityParametersInput {
  @Field(() => Float, { nullable: true, description: 'Pour la déplacer, ou la laisser de côté.' })
  perMove?: number | null;

  @Field(() => Float, { nullable: true, description: 'Pour chaque semaine de déplacement.' })
  perWeek?: number | null;

  @Field(() => Float, { nullable: true, description: 'Autant de fois plus, quand elle a été annoncée.' })
  announcedFactor?: number | null;
}
