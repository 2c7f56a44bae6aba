/** What a planner may state of the solver's parameters: the rest is as in the base, or as by default. */

import { Field, Float, InputType, Int } from 'type-graphql';
import type { GateName, Parameters, PeriodKind, ScopeKind, TermName } from '../../solver/index.ts';
import {
  EngineEnum,
  GateEnum,
  PeriodEnum,
  ScopeKindEnum,
  SmoothingModeEnum,
  TermEnum,
  UnplacedEnum,
} from '../solver-words.ts';
import {
  AgencyLoadInput,
  CandidatePoolParametersInput,
  DelayParametersInput,
  OpcoLoadInput,
  SpacingParametersInput,
  StabilityParametersInput,
  UnforeseenReserveInput,
} from './limits.input.ts';

@InputType('WeightedTermInput', { description: "Terme d'un niveau et son poids." })
export class WeightedTermInput {
  @Field(() => TermEnum, { description: 'Le terme.' })
  term!: TermName;

  @Field(() => Float, { defaultValue: 1, description: 'Son poids, sans unité, 0 ou plus.' })
  weight!: number;
}

@InputType('LevelInput', { description: "Niveau de l'objectif." })
export class LevelInput {
  @Field(() => String, { description: 'Nom.' })
  name!: string;

  @Field(() => [WeightedTermInput], { description: 'Termes additionnés.' })
  terms!: WeightedTermInput[];

  @Field(() => Float, {
    nullable: true,
    description: 'Ce qui peut être rendu aux niveaux suivants, en part de la valeur.',
  })
  tolerance?: number | null;

  @Field(() => Float, { nullable: true, description: 'Écart relatif auquel le niveau est tenu pour résolu.' })
  gap?: number | null;

  @Field(() => Int, { nullable: true, description: "Limite de travail, en nœuds de l'arbre de recherche." })
  nodeLimit?: number | null;

  @Field(() => Float, { nullable: true, description: 'Limite de temps, en secondes.' })
  secondsLimit?: number | null;
}

@InputType('SmoothedPeriodInput', { description: 'Sorte de période comparée à sa cible, et son poids.' })
export class SmoothedPeriodInput {
  @Field(() => PeriodEnum, { description: 'Sorte de période.' })
  period!: PeriodKind;

  @Field(() => Float, { defaultValue: 1, description: 'Son poids.' })
  weight!: number;
}

@InputType('ProfileShareInput', { description: "Part voulue des entrées de l'année dans une période." })
export class ProfileShareInput {
  @Field(() => String, { description: 'Période : `2022-Q1` ou `2022-03`.' })
  period!: string;

  @Field(() => Float, { description: 'Part, de 0 à 1.' })
  share!: number;
}

@InputType('SmoothingParametersInput', { description: 'Comment se mesure la rugosité de la courbe.' })
export class SmoothingParametersInput {
  @Field(() => SmoothingModeEnum, { nullable: true, description: 'Par marches ou par le pic seul.' })
  mode?: Parameters['smoothing']['mode'] | null;

  @Field(() => [ScopeKindEnum], {
    nullable: true,
    description: 'Ensembles lissés chacun pour soi ; la région toujours.',
  })
  scopes?: ScopeKind[] | null;

  @Field(() => [SmoothedPeriodInput], { nullable: true, description: 'Périodes comparées à leur cible.' })
  periods?: SmoothedPeriodInput[] | null;

  @Field(() => Float, { nullable: true, description: 'Poids du mois le plus plein, par stagiaire.' })
  peakWeight?: number | null;

  @Field(() => Float, {
    nullable: true,
    description: "Largeur d'une marche, en part de la cible de la période.",
  })
  stepWidth?: number | null;

  @Field(() => [Float], { nullable: true, description: 'Pente de chaque marche, croissante.' })
  slopes?: number[] | null;

  @Field(() => [ProfileShareInput], {
    nullable: true,
    description: 'Profil voulu ; les périodes non nommées se partagent le reste selon leurs jours ouvrés.',
  })
  profile?: ProfileShareInput[] | null;
}

@InputType('ConcurrencyParametersInput', {
  description: "Proximité d'une offre du PRF, de 0 (loin) à 1 (la même).",
})
export class ConcurrencyParametersInput {
  @Field(() => Float, { nullable: true, description: 'Même code ROME.' })
  sameRome?: number | null;

  @Field(() => Float, { nullable: true, description: 'Même famille de métiers.' })
  sameFamily?: number | null;

  @Field(() => Float, { nullable: true, description: 'Même zone.' })
  sameZone?: number | null;

  @Field(() => Float, { nullable: true, description: 'Même département.' })
  sameDepartement?: number | null;

  @Field(() => Float, { nullable: true, description: 'Semaines à partir desquelles la proximité est nulle.' })
  horizonWeeks?: number | null;
}

@InputType('FidelityParametersInput', {
  description: 'Ce que coûte une semaine loin de la date demandée, par stagiaire, selon la nature.',
})
export class FidelityParametersInput {
  @Field(() => Float, { nullable: true, description: 'Structurante.' })
  structural?: number | null;

  @Field(() => Float, { nullable: true, description: 'Conjoncturelle.' })
  conjunctural?: number | null;

  @Field(() => Float, { nullable: true, description: 'Innovante.' })
  innovative?: number | null;
}

@InputType('SolverParametersInput', {
  description: 'Réglages du calcul ; ce qui n’est pas dit reste comme dans la base.',
})
export class SolverParametersInput {
  @Field(() => Int, { nullable: true, description: 'Graine.' })
  seed?: number | null;

  @Field(() => EngineEnum, { nullable: true, description: 'Moteur.' })
  engine?: Parameters['engine'] | null;

  @Field(() => UnplacedEnum, { nullable: true, description: 'Une session peut-elle rester non placée ?' })
  unplaced?: Parameters['unplaced'] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Le résultat vient-il avec ce qui le prouve ? Sans preuve, il vient plus tôt.',
  })
  proof?: boolean | null;

  @Field(() => [LevelInput], {
    nullable: true,
    description: "Niveaux de l'objectif : remplacent tous ceux de la base.",
  })
  levels?: LevelInput[] | null;

  @Field(() => [GateEnum], {
    nullable: true,
    description: 'Portes appliquées : remplacent toutes celles de la base.',
  })
  gates?: GateName[] | null;

  @Field(() => SmoothingParametersInput, { nullable: true, description: 'Lissage.' })
  smoothing?: SmoothingParametersInput | null;

  @Field(() => ConcurrencyParametersInput, { nullable: true, description: 'Concurrence avec le PRF.' })
  concurrency?: ConcurrencyParametersInput | null;

  @Field(() => FidelityParametersInput, { nullable: true, description: 'Fidélité aux dates demandées.' })
  fidelity?: FidelityParametersInput | null;

  @Field(() => DelayParametersInput, { nullable: true, description: 'Délais avant un début.' })
  delays?: DelayParametersInput | null;

  @Field(() => Int, { nullable: true, description: 'Plus longue formation sans dérogation, en heures.' })
  hoursCap?: number | null;

  @Field(() => AgencyLoadInput, { nullable: true, description: 'Charge des agences.' })
  agencyLoad?: AgencyLoadInput | null;

  @Field(() => OpcoLoadInput, { nullable: true, description: 'Charge des OPCO.' })
  opcoLoad?: OpcoLoadInput | null;

  @Field(() => CandidatePoolParametersInput, { nullable: true, description: 'Viviers de candidats.' })
  candidatePool?: CandidatePoolParametersInput | null;

  @Field(() => SpacingParametersInput, { nullable: true, description: 'Écart entre des sessions voisines.' })
  spacing?: SpacingParametersInput | null;

  @Field(() => UnforeseenReserveInput, { nullable: true, description: 'Réserve pour les imprévus.' })
  unforeseenReserve?: UnforeseenReserveInput | null;

  @Field(() => StabilityParametersInput, {
    nullable: true,
    description: 'Stabilité par rapport au plan publié.',
  })
  stability?: StabilityParametersInput | null;
}
