import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import type { SimulationParameters } from '../../solver/index.ts';
import type { SimulationRun } from '../../src/entities/index.ts';
import { connectionOf } from '../pagination/connection.ts';
import { InstantScalar } from '../scalars.ts';
import { describedEnum } from '../vocabulary.ts';

export const SimulationStateEnum = describedEnum<SimulationRun['state']>(
  'SimulationState',
  'Où en est une simulation.',
  {
    QUEUED: 'En attente de son tour.',
    RUNNING: 'En cours.',
    SUCCEEDED: 'Réussie : `result` dit ce qui arrive au plan.',
    CANCELLED: 'Annulée ; rien n’en est gardé.',
    FAILED: 'En échec : `reason` dit pourquoi.',
  },
);

@ObjectType('SlipShares', { description: 'Part des sessions qui glissent, selon la nature, de 0 à 1.' })
export class SlipSharesType {
  @Field(() => Float, { description: 'Structurante.' })
  structural!: number;

  @Field(() => Float, { description: 'Conjoncturelle.' })
  conjunctural!: number;

  @Field(() => Float, { description: 'Innovante.' })
  innovative!: number;
}

@ObjectType('SlipWeeks', {
  description:
    'De combien de semaines une session glisse : chaque nombre entier entre les deux est aussi probable.',
})
export class SlipWeeksType {
  @Field(() => Int, { description: 'Au moins.' })
  least!: number;

  @Field(() => Int, { description: 'Au plus.' })
  most!: number;
}

@ObjectType('SimulationParameters', { description: 'Comment sont tirés les glissements et les abandons.' })
export class SimulationParametersType {
  @Field(() => Int, {
    description:
      'Graine : deux plans simulés avec la même rencontrent les mêmes glissements et les mêmes abandons.',
  })
  seed!: number;

  @Field(() => Int, { description: 'Nombre de fois que le plan est vécu.' })
  draws!: number;

  @Field(() => SlipSharesType, { description: 'Part des sessions non abandonnées qui glissent.' })
  slipShare!: SlipSharesType;

  @Field(() => SlipWeeksType, { description: 'De combien elles glissent.' })
  slipWeeks!: SlipWeeksType;

  @Field(() => Float, { description: 'Part des sessions abandonnées, de 0 à 1.' })
  abandonShare!: number;
}

/** Parameters as the contract shows them. */
export function showParameters({ slipShare, ...parameters }: SimulationParameters): SimulationParametersType {
  const { STRUCTURAL, CONJUNCTURAL, INNOVATIVE } = slipShare;
  return {
    ...parameters,
    slipShare: { structural: STRUCTURAL, conjunctural: CONJUNCTURAL, innovative: INNOVATIVE },
  };
}

/** A simulation, as the contract shows it. */
@ObjectType('Simulation', {
  description:
    'Ce qui arrive au plan d’un calcul quand des sessions glissent ou sont abandonnées. Elle est rendue dès son lancement et avance ensuite : on la suit en la relisant, ou par `simulationProgress`.',
})
export class SimulationType {
  @Field(() => ID, { description: 'Identifiant.' })
  id!: string;

  @Field(() => SimulationStateEnum, { description: 'Où elle en est.' })
  state!: SimulationRun['state'];

  @Field(() => Int, { description: 'Tirages faits, sur `parameters { draws }`.' })
  drawsDone!: number;

  @Field(() => String, {
    nullable: true,
    description:
      'Empreinte SHA-256 du résultat : le même plan, simulé avec les mêmes réglages, redonne la même.',
  })
  resultHash!: string | null;

  @Field(() => String, { nullable: true, description: 'Pourquoi elle a échoué ou a été annulée.' })
  reason!: string | null;

  @Field(() => Int, {
    description: 'Nombre de fois qu’un ouvrier l’a prise : plus d’une après une panne ou un arrêt.',
  })
  attempt!: number;

  @Field(() => Int, {
    description: 'Nombre de pannes qui l’ont interrompue ; à la troisième, elle est en échec.',
  })
  crashes!: number;

  @Field(() => String, { nullable: true, description: 'Version de Métronome qui a simulé.' })
  simulatedWith!: string | null;

  @Field(() => String, { nullable: true, description: 'Version de Node.js qui a simulé.' })
  simulatedOnNode!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "Identifiant de la requête qui l'a lancée : celui des journaux du serveur et des ouvriers, et de l'audit. Absent si elle a été lancée sans requête.",
  })
  requestId!: string | null;

  @Field(() => InstantScalar, { description: 'Lancement.' })
  createdAt!: Date;

  @Field(() => InstantScalar, { nullable: true, description: 'Premier début.' })
  startedAt!: Date | null;

  @Field(() => InstantScalar, { nullable: true, description: 'Demande d’annulation.' })
  cancelRequestedAt!: Date | null;

  @Field(() => InstantScalar, { nullable: true, description: 'Fin.' })
  finishedAt!: Date | null;
}

export const SimulationConnection = connectionOf(SimulationType, 'Simulation', 'des simulations');
