import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import type {
  BoundBasis,
  LevelEnd,
  LevelResult,
  Plan,
  PlanProof,
  SolveStatistics,
} from '../../solver/index.ts';
import type { PlanAssignment } from '../../src/entities/index.ts';
import { connectionOf } from '../pagination/connection.ts';
import { DateScalar, MoneyScalar } from '../scalars.ts';
import { BoundBasisEnum, LevelEndEnum, TermEnum } from '../solver-words.ts';
import { ReasonType } from './reason.type.ts';

/** What the resolvers of a plan start from: the plan as the solver gave it, with its run. */
export interface PlanOfRun extends Plan {
  runId: string;
  statistics: SolveStatistics;
  /** What makes its bounds; null where none was sought. */
  multipliers: PlanProof | null;
}

/** Value of each term for a plan. */
@ObjectType('Scores', {
  description:
    'Valeur de chaque terme pour un plan, quels que soient les niveaux du scénario : deux plans se comparent terme à terme.',
})
export class ScoresType {
  @Field(() => Float, { description: 'Stagiaires non placés, pondérés.' })
  placement!: number;

  @Field(() => Float, { description: 'Stagiaires en pleine concurrence avec le PRF.' })
  concurrency!: number;

  @Field(() => Float, { description: 'Rugosité de la courbe, en stagiaires pondérés.' })
  smoothing!: number;

  @Field(() => Float, { description: 'Éloignement des dates demandées, en semaines-stagiaires pondérées.' })
  fidelity!: number;

  @Field(() => Float, { description: 'Attente avant la rentrée en alternance, en semaines-stagiaires.' })
  wait!: number;

  @Field(() => Float, {
    name: 'softClosure',
    description: 'Débuts pendant une fermeture souple, en stagiaires.',
  })
  'soft-closure'!: number;

  @Field(() => Float, { description: 'Dépassements des plafonds souples, en sessions.' })
  load!: number;

  @Field(() => Float, {
    description: "Plus grand effort moyen de déplacement d'un OPCO, en semaines pondérées par stagiaire.",
  })
  equity!: number;

  @Field(() => Float, { description: 'Changements par rapport au plan publié, pondérés.' })
  stability!: number;
}

/** What is known of one level. */
@ObjectType('PlanLevel', {
  description:
    "Un niveau de l'objectif : sa valeur, la borne qu'aucun plan ne dépasse, l'écart et la preuve.",
})
export class PlanLevelType {
  @Field(() => String, { description: 'Nom.' })
  name!: string;

  @Field(() => [TermEnum], { description: 'Termes minimisés.' })
  terms!: LevelResult['terms'];

  @Field(() => Float, { description: 'Valeur du plan quand ce niveau a été résolu.' })
  value!: number;

  @Field(() => Float, {
    description: 'Valeur du plan final, une fois la tolérance laissée aux niveaux suivants.',
  })
  finalValue!: number;

  @Field(() => Float, {
    description: 'Aucun plan qui respecte les niveaux précédents ne descend au-dessous.',
  })
  bound!: number;

  @Field(() => Float, { description: 'Écart relatif : (valeur - borne) / valeur.' })
  gap!: number;

  @Field(() => LevelEndEnum, { description: 'Comment son calcul s’est terminé.' })
  end!: LevelEnd;

  @Field(() => Float, {
    nullable: true,
    description:
      'Ce que des multiplicateurs entiers prouvent seuls, et que chacun peut refaire ; absent si on ne les a pas cherchés.',
  })
  provenBound?: number | null;

  @Field(() => BoundBasisEnum, {
    nullable: true,
    description: 'Sur quoi repose la borne ; absent si on n’a pas cherché de multiplicateurs.',
  })
  restsOn?: BoundBasis | null;
}

/** Sizes and durations of a solve. */
@ObjectType('SolveStatistics', { description: "Tailles et durées d'un calcul." })
export class SolveStatisticsType {
  @Field(() => Int, { description: 'Sessions.' })
  sessions!: number;

  @Field(() => Int, { description: 'Semaines de la grille.' })
  weeks!: number;

  @Field(() => Int, { description: 'Couples session et semaine ouverts.' })
  candidates!: number;

  @Field(() => Int, { description: 'Colonnes du modèle.' })
  columns!: number;

  @Field(() => Int, { description: 'Lignes du modèle.' })
  rows!: number;

  @Field(() => Float, { description: 'Millisecondes jusqu’au premier plan vérifié.' })
  firstPlanMs!: number;

  @Field(() => Float, { description: 'Millisecondes en tout.' })
  totalMs!: number;
}

/** A plan, as the contract shows it. */
@ObjectType('Plan', {
  description:
    "Plan : la date de chaque session. Il a été vérifié à partir des seules données, par un autre code que celui qui l'a calculé ; un plan refusé n'est jamais montré.",
})
export class PlanType {
  @Field(() => LevelEndEnum, { description: 'La moins bonne des fins de ses niveaux.' })
  end!: LevelEnd;

  @Field(() => String, { description: 'Empreinte SHA-256 des données : même empreinte, mêmes données.' })
  instanceHash!: string;

  @Field(() => String, { description: 'Empreinte SHA-256 des réglages.' })
  parametersHash!: string;

  @Field(() => [PlanLevelType], { description: "Les niveaux de l'objectif, dans leur ordre." })
  levels!: PlanLevelType[];

  @Field(() => ScoresType, { description: 'Valeur de chaque terme.' })
  scores!: ScoresType;
}

/** Where a plan starts a session. */
@ObjectType('Assignment', { description: 'Place d’une session dans un plan.' })
export class AssignmentType {
  @Field(() => ID, { description: 'Identifiant.' })
  id!: string;

  @Field(() => DateScalar, {
    name: 'startsOn',
    nullable: true,
    description: 'Premier jour ; absent si le plan ne la place pas.',
  })
  startDate!: string | null;

  @Field(() => DateScalar, { name: 'endsOn', nullable: true, description: 'Dernier jour.' })
  endDate!: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Semaines de retard (+) ou d’avance (-) sur la semaine demandée.',
  })
  displacementWeeks!: number | null;

  @Field(() => [ReasonType], {
    description:
      'Pourquoi là, la raison la plus forte en premier. Vide tant que le calcul avance, et un instant après son annulation.',
  })
  reasons!: PlanAssignment['reasons'];
}

export const AssignmentConnection = connectionOf(AssignmentType, 'Assignment', 'des sessions dans un plan');

/** An envelope at a date. */
@ObjectType('ConsumptionPoint', { description: "État d'une enveloppe à une date, ce jour compris." })
export class ConsumptionPointType {
  @Field(() => DateScalar, { description: 'Date.' })
  date!: string;

  @Field(() => MoneyScalar, { name: 'released', description: 'Libéré depuis le début.' })
  releasedCents!: number;

  @Field(() => MoneyScalar, {
    name: 'engaged',
    description: 'Engagé par ses sessions, celles de ses enveloppes filles, et avant la campagne.',
  })
  engagedCents!: number;

  @Field(() => MoneyScalar, { name: 'remaining', description: 'Libéré moins engagé.' })
  remainingCents!: number;
}

/** The history of an envelope. */
@ObjectType('EnvelopeConsumption', {
  description: "Consommation d'une enveloppe, à chaque date où quelque chose change.",
})
export class EnvelopeConsumptionType {
  @Field(() => String, { name: 'reference', description: "Référence de l'enveloppe." })
  envelope!: string;

  @Field(() => String, { description: 'Intitulé.' })
  label!: string;

  @Field(() => [ConsumptionPointType], { description: 'Son histoire, par date.' })
  points!: ConsumptionPointType[];

  @Field(() => DateScalar, {
    nullable: true,
    description: "Premier jour où il manque de l'argent, s'il y en a un.",
  })
  overdrawnOn!: string | null;
}
