import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { AlternanceIntake } from '../../src/entities/index.ts';
import { connectionOf } from '../pagination/connection.ts';
import { ProvenanceEnum } from '../provenance.ts';
import { DateScalar, DepartementCodeScalar, RomeCodeScalar } from '../scalars.ts';

/** An alternance intake, as the contract shows it. */
@ObjectType('AlternanceIntake', {
  description:
    'Rentrée en alternance : date à laquelle des contrats commencent. La POEC qui y prépare finit juste avant, sinon les gens repartent.',
})
export class AlternanceIntakeType {
  @Field(() => ID, { description: 'Identifiant.' })
  id!: string;

  @Field(() => String, { description: 'Référence, unique dans la campagne.' })
  reference!: string;

  @Field(() => String, { description: 'Intitulé.' })
  label!: string;

  @Field(() => RomeCodeScalar, {
    nullable: true,
    description: 'Métier dont elle accueille la famille, ou rien si elle les accueille tous.',
  })
  rome!: string | null;

  @Field(() => DepartementCodeScalar, {
    nullable: true,
    description: "Département qu'elle accueille, ou rien si elle les accueille tous.",
  })
  departement!: string | null;

  @Field(() => DateScalar, { description: 'Date.' })
  date!: string;

  @Field(() => Int, { description: "Plus longue attente admise après la fin d'une session, en semaines." })
  maxGapWeeks!: number;

  @Field(() => ProvenanceEnum, { description: "D'où vient la ligne." })
  provenance!: AlternanceIntake['provenance'];

  @Field(() => String, { description: 'Document et ligne, ou façon dont la ligne a été reconstituée.' })
  source!: string;
}

export const AlternanceIntakeConnection = connectionOf(
  AlternanceIntakeType,
  'AlternanceIntake',
  'des rentrées en alternance',
);
