/** What limits a plan beside money, as the contract shows it. Caps of agencies are on the agencies. */

import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { CandidatePool, OpcoCapacity, QuarterCapacity } from '../../src/entities/index.ts';
import { connectionOf } from '../pagination/connection.ts';
import { ProvenanceEnum } from '../provenance.ts';
import { DepartementCodeScalar, MoneyScalar } from '../scalars.ts';

const SOURCE = { description: 'Document et ligne, ou façon dont la ligne a été reconstituée.' };

@ObjectType('OpcoCapacity', {
  description:
    "Ce que les équipes d'un OPCO peuvent lancer. Les réglages `opcoLoad` disent si le plafond s'applique, fermement ou à un prix.",
})
export class OpcoCapacityType {
  @Field(() => ID, { description: 'Identifiant.' })
  id!: string;

  @Field(() => String, { description: "Code de l'OPCO : `AKTO`." })
  opco!: string;

  @Field(() => Int, { description: "Sessions qu'il peut commencer dans un mois." })
  monthlyLaunchCap!: number;

  @Field(() => ProvenanceEnum, { description: "D'où vient la ligne." })
  provenance!: OpcoCapacity['provenance'];

  @Field(() => String, SOURCE)
  source!: string;
}

@ObjectType('CandidatePool', {
  description:
    'Vivier : candidats attendus pour une famille de métiers sur un territoire, sur trois mois de suite. Les réglages `candidatePool` disent s’il s’applique.',
})
export class CandidatePoolType {
  @Field(() => ID, { description: 'Identifiant.' })
  id!: string;

  @Field(() => String, { description: 'Référence, unique dans la campagne.' })
  reference!: string;

  @Field(() => String, {
    description: 'Famille de métiers : trois premiers caractères des codes ROME, `H29`.',
  })
  family!: string;

  @Field(() => String, { nullable: true, description: "Zone d'emploi, ou rien pour tout le département." })
  zone!: string | null;

  @Field(() => DepartementCodeScalar, {
    nullable: true,
    description: 'Département, ou rien, sans zone, pour toute la région.',
  })
  departement!: string | null;

  @Field(() => Int, { description: 'Candidats attendus.' })
  expectedCandidates!: number;

  @Field(() => ProvenanceEnum, { description: "D'où vient la ligne." })
  provenance!: CandidatePool['provenance'];

  @Field(() => String, SOURCE)
  source!: string;
}

@ObjectType('QuarterCapacity', {
  description:
    "Ce qu'un trimestre peut porter ; le réglage `unforeseenReserve` en garde une part pour les projets imprévus.",
})
export class QuarterCapacityType {
  @Field(() => ID, { description: 'Identifiant.' })
  id!: string;

  @Field(() => String, { description: 'Trimestre : `2022-Q2`.' })
  quarter!: string;

  @Field(() => Int, { nullable: true, description: 'Stagiaires, ou rien sans limite.' })
  entries!: number | null;

  @Field(() => MoneyScalar, { name: 'cost', nullable: true, description: 'Coût, ou rien sans limite.' })
  costCents!: number | null;

  @Field(() => ProvenanceEnum, { description: "D'où vient la ligne." })
  provenance!: QuarterCapacity['provenance'];

  @Field(() => String, SOURCE)
  source!: string;
}

export const OpcoCapacityConnection = connectionOf(OpcoCapacityType, 'OpcoCapacity', "des plafonds d'OPCO");
export const CandidatePoolConnection = connectionOf(CandidatePoolType, 'CandidatePool', 'des viviers');
export const QuarterCapacityConnection = connectionOf(
  QuarterCapacityType,
  'QuarterCapacity',
  'des capacités de trimestres',
);
