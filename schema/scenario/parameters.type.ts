/** The solver's parameters as a scenario holds them, complete. Defaults, units and reasons: `parameterDefaults`. */

import { Field, Float, Int, ObjectType } from 'type-graphql';
import type { GateName, Level, Parameters, ScopeKind, TermName } from '../../solver/index.ts';
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
  AgencyLoadType,
  CandidatePoolParametersType,
  DelayParametersType,
  OpcoLoadType,
  SpacingParametersType,
  StabilityParametersType,
  UnforeseenReserveType,
} from './limits.type.ts';

@ObjectType('WeightedTerm', { description: "Terme d'un niveau et son poids." })
export class WeightedTermType {
  @Field(() => TermEnum, { description: 'Le terme.' })
  term!: TermName;

  @Field(() => Float, { description: 'Son poids, sans unité, 0 ou plus.' })
  weight!: number;
}

@ObjectType('Level', {
  description: 'Niveau : minimisé, puis tenu à sa tolérance pendant que les suivants le sont.',
})
export class LevelType implements Level {
  @Field(() => String, { description: 'Nom.' })
  name!: string;

  @Field(() => [WeightedTermType], { description: 'Termes additionnés.' })
  terms!: WeightedTermType[];

  @Field(() => Float, {
    description: 'Ce qui peut être rendu aux niveaux suivants, en part de la valeur (0.01 = 1 %).',
  })
  tolerance!: number;

  @Field(() => Float, { description: 'Écart relatif auquel le niveau est tenu pour résolu (0.001 = 0,1 %).' })
  gap!: number;

  @Field(() => Int, { description: "Limite de travail, en nœuds de l'arbre de recherche." })
  nodeLimit!: number;

  @Field(() => Float, { description: 'Limite de temps, en secondes.' })
  secondsLimit!: number;
}

@ObjectType('SmoothedPeriod', { description: 'Sorte de période comparée à sa cible, et son poids.' })
export class SmoothedPeriodType {
  @Field(() => PeriodEnum, { description: 'Sorte de période.' })
  period!: Parameters['smoothing']['periods'][number]['period'];

  @Field(() => Float, { description: 'Son poids.' })
  weight!: number;
}

@ObjectType('ProfileShare', { description: "Part voulue des entrées de l'année dans une période." })
export class ProfileShareType {
  @Field(() => String, { description: 'Période : `2022-Q1` ou `2022-03`.' })
  period!: string;

  @Field(() => Float, { description: 'Part, de 0 à 1.' })
  share!: number;
}

@ObjectType('SmoothingParameters', { description: 'Comment se mesure la rugosité de la courbe.' })
export class SmoothingParametersType {
  @Field(() => SmoothingModeEnum, { description: 'Par marches ou par le pic seul.' })
  mode!: Parameters['smoothing']['mode'];

  @Field(() => [ScopeKindEnum], { description: 'Ensembles lissés chacun pour soi ; la région toujours.' })
  scopes!: ScopeKind[];

  @Field(() => [SmoothedPeriodType], { description: 'Périodes comparées à leur cible.' })
  periods!: SmoothedPeriodType[];

  @Field(() => Float, { description: 'Poids du mois le plus plein, par stagiaire.' })
  peakWeight!: number;

  @Field(() => Float, { description: "Largeur d'une marche, en part de la cible de la période." })
  stepWidth!: number;

  @Field(() => [Float], { description: 'Pente de chaque marche, croissante.' })
  slopes!: number[];
}

@ObjectType('ConcurrencyParameters', {
  description: "Proximité d'une offre du PRF, de 0 (loin) à 1 (la même).",
})
export class ConcurrencyParametersType {
  @Field(() => Float, { description: 'Même code ROME.' })
  sameRome!: number;

  @Field(() => Float, { description: 'Même famille de métiers.' })
  sameFamily!: number;

  @Field(() => Float, { description: 'Même zone.' })
  sameZone!: number;

  @Field(() => Float, { description: 'Même département.' })
  sameDepartement!: number;

  @Field(() => Float, {
    description: 'Semaines entre deux débuts à partir desquelles la proximité est nulle.',
  })
  horizonWeeks!: number;
}

@ObjectType('FidelityParameters', {
  description: 'Ce que coûte une semaine loin de la date demandée, par stagiaire, selon la nature.',
})
export class FidelityParametersType {
  @Field(() => Float, { description: 'Structurante.' })
  structural!: number;

  @Field(() => Float, { description: 'Conjoncturelle.' })
  conjunctural!: number;

  @Field(() => Float, { description: 'Innovante.' })
  innovative!: number;
}

@ObjectType('SolverParameters', { description: 'Réglages du calcul, complets.' })
export class SolverParametersType {
  @Field(() => Int, { description: 'Graine.' })
  seed!: number;

  @Field(() => EngineEnum, { description: 'Moteur.' })
  engine!: Parameters['engine'];

  @Field(() => UnplacedEnum, { description: 'Une session peut-elle rester non placée ?' })
  unplaced!: Parameters['unplaced'];

  @Field(() => Boolean, { description: 'Le résultat vient-il avec ce qui le prouve ?' })
  proof!: boolean;

  @Field(() => [LevelType], { description: "Niveaux de l'objectif, dans leur ordre." })
  levels!: Level[];

  @Field(() => [GateEnum], { description: 'Portes appliquées.' })
  gates!: GateName[];

  @Field(() => SmoothingParametersType, { description: 'Lissage.' })
  smoothing!: Parameters['smoothing'];

  @Field(() => ConcurrencyParametersType, { description: 'Concurrence avec le PRF.' })
  concurrency!: Parameters['concurrency'];

  @Field(() => FidelityParametersType, { description: 'Fidélité aux dates demandées.' })
  fidelity!: Parameters['fidelity'];

  @Field(() => DelayParametersType, { description: 'Délais avant un début.' })
  delays!: Parameters['delays'];

  @Field(() => Int, { description: 'Plus longue formation sans dérogation, en heures.' })
  hoursCap!: number;

  @Field(() => AgencyLoadType, { description: 'Charge des agences.' })
  agencyLoad!: Parameters['agencyLoad'];

  @Field(() => OpcoLoadType, { description: 'Charge des OPCO.' })
  opcoLoad!: Parameters['opcoLoad'];

  @Field(() => CandidatePoolParametersType, { description: 'Viviers de candidats.' })
  candidatePool!: Parameters['candidatePool'];

  @Field(() => SpacingParametersType, { description: 'Écart entre des sessions voisines.' })
  spacing!: Parameters['spacing'];

  @Field(() => UnforeseenReserveType, { description: 'Réserve pour les imprévus.' })
  unforeseenReserve!: Parameters['unforeseenReserve'];

  @Field(() => StabilityParametersType, { description: 'Stabilité par rapport au plan publié.' })
  stability!: Parameters['stability'];
}

/** One default, as people are told about it. */
@ObjectType('ParameterDefault', {
  description: 'Un réglage : sa valeur si rien n’est dit, son unité et la raison de cette valeur.',
})
export class ParameterDefaultType {
  @Field(() => String, {
    description: "Où il est dans les choix d'un scénario : `/solver/smoothing/stepWidth`.",
  })
  path!: string;

  @Field(() => String, {
    description: "Où le dire dans `choices`, à la création d'un scénario : `solver.smoothing.stepWidth`.",
  })
  field!: string;

  @Field(() => String, { description: 'Ce que c’est.' })
  label!: string;

  @Field(() => String, { description: 'Valeur si rien n’est dit, en JSON.' })
  defaultValue!: string;

  @Field(() => String, { description: 'Unité.' })
  unit!: string;

  @Field(() => String, { description: 'Pourquoi cette valeur.' })
  reason!: string;

  @Field(() => [String], {
    description: 'Documents et lignes que cite la raison ; vide quand ils ne la chiffrent pas.',
  })
  sources!: string[];
}
