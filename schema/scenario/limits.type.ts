/** Parameters of the lead times, loads, pools, spacing, reserve and stability, complete. */

import { Field, Float, Int, ObjectType } from 'type-graphql';
import type { LimitMode, Parameters } from '../../solver/index.ts';
import { CandidatePoolModeEnum, LimitModeEnum } from '../solver-words.ts';

@ObjectType('DelayParameters', { description: 'Délais avant un début, en semaines.' })
export class DelayParametersType {
  @Field(() => Int, { description: "Du choix de l'organisme de formation au début." })
  preparationWeeks!: number;

  @Field(() => Int, { description: 'De la décision au début : informations collectives, candidats.' })
  sourcingWeeks!: number;

  @Field(() => Int, { description: "Avis de la Région, pour les projets qui ne l'ont pas encore." })
  opinionWeeks!: number;

  @Field(() => Int, { description: "Validation par France Travail, après l'avis." })
  validationWeeks!: number;
}

@ObjectType('AgencyLoad', { description: "Sessions d'une agence en phase de lancement la même semaine." })
export class AgencyLoadType {
  @Field(() => LimitModeEnum, { description: "Comment le plafond s'applique." })
  mode!: LimitMode;

  @Field(() => Int, { description: 'Durée de la phase de lancement, en semaines, jusqu’au début.' })
  launchWeeks!: number;
}

@ObjectType('OpcoLoad', { description: "Sessions qu'un OPCO commence dans un mois." })
export class OpcoLoadType {
  @Field(() => LimitModeEnum, { description: "Comment le plafond s'applique." })
  mode!: LimitMode;
}

@ObjectType('CandidatePoolParameters', {
  description:
    "Entrées d'une famille de métiers sur un territoire, sur trois mois, face aux candidats attendus.",
})
export class CandidatePoolParametersType {
  @Field(() => CandidatePoolModeEnum, { description: "Comment la règle s'applique." })
  mode!: Parameters['candidatePool']['mode'];
}

@ObjectType('SpacingParameters', {
  description: 'Semaines au moins entre deux débuts ; 0 : aucun écart demandé.',
})
export class SpacingParametersType {
  @Field(() => Int, { description: "D'un même projet." })
  projectWeeks!: number;

  @Field(() => Int, { description: "D'un même métier dans une même zone." })
  jobZoneWeeks!: number;
}

@ObjectType('UnforeseenReserve', {
  description: 'Capacité gardée chaque trimestre pour des projets imprévus.',
})
export class UnforeseenReserveType {
  @Field(() => Float, { description: 'Part, de 0 à 1.' })
  share!: number;
}

@ObjectType('StabilityParameters', {
  description: 'Ce que coûte un changement par rapport au plan publié, par session.',
})
export class StabilityParametersType {
  @Field(() => Float, { description: 'Pour la déplacer, ou la laisser de côté.' })
  perMove!: number;

  @Field(() => Float, { description: 'Pour chaque semaine de déplacement.' })
  perWeek!: number;

  @Field(() => Float, { description: 'Autant de fois plus, quand elle a été annoncée.' })
  announcedFactor!: number;
}
