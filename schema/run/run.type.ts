import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import type { Budget } from '../../src/durable/index.ts';
import type { OptimizationRun } from '../../src/entities/index.ts';
import type { Replay, ReplayReason } from '../../src/runs/index.ts';
import type { LeftOut } from '../../src/scenarios/index.ts';
import { connectionOf } from '../pagination/connection.ts';
import { InstantScalar } from '../scalars.ts';
import { describedEnum } from '../vocabulary.ts';

export const RunStateEnum = describedEnum<OptimizationRun['state']>('RunState', 'Où en est un calcul.', {
  QUEUED: 'En attente de son tour.',
  RUNNING: 'En cours.',
  SUCCEEDED: 'Réussi : il y a un plan vérifié.',
  INFEASIBLE: "Aucun plan n'existe : `infeasibility` dit pourquoi.",
  INVALID: 'Les données se contredisent : `problems` dit où.',
  CANCELLED: 'Annulé, avec le meilleur plan vérifié trouvé avant, s’il y en a un.',
  FAILED: 'En échec : `reason` dit pourquoi.',
});

/** The last word of a level. */
@ObjectType('LevelProgress', { description: "Dernière nouvelle d'un niveau pendant le calcul." })
export class LevelProgressType {
  @Field(() => String, { description: 'Niveau ; `first-plan` pour le plan trouvé avant tout moteur.' })
  level!: string;

  @Field(() => Float, { nullable: true, description: 'Valeur du meilleur plan connu.' })
  value!: number | null;

  @Field(() => Float, { nullable: true, description: "Borne qu'aucun plan ne dépasse." })
  bound!: number | null;

  @Field(() => Float, { nullable: true, description: 'Écart relatif.' })
  gap!: number | null;
}

/** How far a run is. */
@ObjectType('RunProgress', { description: 'Avancement d’un calcul.' })
export class RunProgressType extends LevelProgressType {
  @Field(() => Float, { description: 'Millisecondes écoulées.' })
  elapsedMs!: number;

  @Field(() => Boolean, { description: 'Y a-t-il déjà un plan vérifié ? Annuler le garderait.' })
  hasPlan!: boolean;

  @Field(() => [LevelProgressType], {
    description: 'Dernière nouvelle de chaque niveau commencé, dans leur ordre.',
  })
  levels!: LevelProgressType[];
}

export const LeftOutReasonEnum = describedEnum<LeftOut['reason']>(
  'LeftOutReason',
  'Pourquoi une session est hors du calcul.',
  {
    ABANDONED: "Elle n'aura pas lieu.",
    UNKNOWN_FIGURES: 'Sa fiche ne donne ni places, ni coût ou ni heures, et le scénario ne suppose rien.',
    UNKNOWN_DATE: 'Ni souhait ni fenêtre ne disent quand.',
    NO_ENVELOPE: 'Elle coûte et aucune enveloppe ne la paie.',
    OUTSIDE_CAMPAIGN: "Aucun des jours où elle peut commencer n'est dans la campagne.",
  },
);

export const MissingFigureEnum = describedEnum<LeftOut['missing'][number]>(
  'MissingFigure',
  'Chiffre qui manque à une fiche.',
  { PLACES: 'Les places.', COST: 'Le coût.', HOURS: 'Les heures.' },
);

/** Time and memory of a run. */
@ObjectType('RunBudget', { description: 'Temps et mémoire donnés à un calcul ou à une simulation.' })
export class RunBudgetType implements Budget {
  @Field(() => Int, {
    description:
      'Secondes, à compter de chaque début. Écoulées, un calcul garde son meilleur plan vérifié, une simulation échoue. Les niveaux d’un calcul ont aussi leurs limites.',
  })
  seconds!: number;

  @Field(() => Int, {
    description:
      'Mémoire du processus qui calcule, en mégaoctets (2^20 octets). Dépassée, il ou elle échoue.',
  })
  megabytes!: number;
}

export const ReplayReasonEnum = describedEnum<ReplayReason>(
  'ReplayReason',
  'Pourquoi un calcul refait peut donner un autre plan.',
  {
    CLOCK: 'L’un des deux a été arrêté par l’horloge, une annulation ou une panne de son moteur.',
    VERSION: 'Métronome, son moteur ou Node.js n’ont plus la même version.',
    DATA: 'Les données gardées ne sont plus celles du calcul.',
  },
);

/** What a replay found. */
@ObjectType('Replay', { description: 'Ce que donne un calcul refait.' })
export class ReplayType implements Replay {
  @Field(() => Boolean, { description: 'Le plan est-il le même ?' })
  isSame!: boolean;

  @Field(() => Int, { description: 'Sessions qui commencent ailleurs, ou que l’un des deux seul place.' })
  moved!: number;

  @Field(() => [ReplayReasonEnum], { description: 'Ce qui peut expliquer un autre plan.' })
  reasons!: ReplayReason[];
}

/** A session left out of a run. */
@ObjectType('LeftOutSession', { description: 'Session que le calcul laisse de côté, et pourquoi.' })
export class LeftOutSessionType {
  @Field(() => String, { name: 'sessionReference', description: 'Numéro de la session.' })
  session!: string;

  @Field(() => LeftOutReasonEnum, { description: 'Pourquoi.' })
  reason!: LeftOut['reason'];

  @Field(() => [MissingFigureEnum], { description: 'Chiffres qui manquent.' })
  missing!: LeftOut['missing'];

  @Field(() => String, { description: "La raison et ce qu'il faut faire." })
  message!: string;
}

/** A run, as the contract shows it. */
@ObjectType('Run', {
  description:
    "Calcul d'un scénario. Il est rendu dès son lancement et avance ensuite : on le suit en le relisant.",
})
export class RunType {
  @Field(() => ID, { description: 'Identifiant.' })
  id!: string;

  @Field(() => RunStateEnum, { description: 'Où il en est.' })
  state!: OptimizationRun['state'];

  @Field(() => Int, {
    nullable: true,
    description:
      'Version du scénario à son lancement : plus petite que celle du scénario, il a changé depuis. Absente d’un calcul plus ancien que les versions.',
  })
  scenarioVersion!: number | null;

  @Field(() => String, { description: 'Moteur demandé, puis moteur et version qui ont calculé.' })
  engine!: string;

  @Field(() => Int, {
    description: 'Graine : même graine, mêmes données et mêmes réglages donnent le même plan.',
  })
  seed!: number;

  @Field(() => String, { description: 'Empreinte SHA-256 des données.' })
  instanceHash!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Empreinte SHA-256 du plan : deux calculs qui ont la même ont donné le même plan.',
  })
  planHash!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Pourquoi il a échoué, a été annulé ou a fini avant l’heure.',
  })
  reason!: string | null;

  @Field(() => Int, {
    description: 'Nombre de fois qu’un ouvrier l’a pris : plus d’une après une panne ou un arrêt.',
  })
  attempt!: number;

  @Field(() => Int, {
    description: 'Nombre de pannes qui l’ont interrompu ; à la troisième, il est en échec.',
  })
  crashes!: number;

  @Field(() => String, { nullable: true, description: 'Version de Métronome qui a calculé.' })
  solvedWith!: string | null;

  @Field(() => String, { nullable: true, description: 'Version de Node.js qui a calculé.' })
  solvedOnNode!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "Identifiant de la requête qui l'a lancé : celui des journaux du serveur et des ouvriers, et de l'audit. Absent s'il a été lancé sans requête.",
  })
  requestId!: string | null;

  @Field(() => InstantScalar, { description: 'Lancement.' })
  createdAt!: Date;

  @Field(() => InstantScalar, { nullable: true, description: 'Premier début du calcul.' })
  startedAt!: Date | null;

  @Field(() => InstantScalar, { nullable: true, description: 'Demande d’annulation.' })
  cancelRequestedAt!: Date | null;

  @Field(() => InstantScalar, { nullable: true, description: 'Fin.' })
  finishedAt!: Date | null;

  @Field(() => RunProgressType, { nullable: true, description: 'Avancement, par niveau.' })
  progress!: object | null;

  @Field(() => [LeftOutSessionType], { description: 'Sessions que le calcul laisse de côté.' })
  leftOut!: object[];
}

export const RunConnection = connectionOf(RunType, 'Run', 'des calculs');
