import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { PrfOffer } from '../../src/entities/index.ts';
import { connectionOf } from '../pagination/connection.ts';
import { ProvenanceEnum } from '../provenance.ts';
import { DateScalar, DepartementCodeScalar, RomeCodeScalar } from '../scalars.ts';

/** A PRF offer, as the contract shows it. */
@ObjectType('PrfOffer', {
  description:
    'Offre du programme régional de formation (PRF), avec laquelle une POEC ne doit pas entrer en concurrence.',
})
export class PrfOfferType {
  @Field(() => ID, { description: 'Identifiant.' })
  id!: string;

  @Field(() => String, { description: 'Référence, unique dans la campagne.' })
  reference!: string;

  @Field(() => String, { description: 'Intitulé.' })
  label!: string;

  @Field(() => RomeCodeScalar, { description: 'Métier préparé.' })
  rome!: string;

  @Field(() => DepartementCodeScalar, { nullable: true, description: 'Département.' })
  departement!: string | null;

  @Field(() => String, { nullable: true, description: "Zone d'emploi." })
  zone!: string | null;

  @Field(() => DateScalar, { description: 'Premier jour.' })
  startsOn!: string;

  @Field(() => DateScalar, { description: 'Dernier jour.' })
  endsOn!: string;

  @Field(() => Int, { description: 'Places offertes.' })
  places!: number;

  @Field(() => Boolean, {
    description:
      'Offre structurante : la Région y est engagée, aucune POEC du même métier ne coïncide avec elle sur son territoire.',
  })
  structuring!: boolean;

  @Field(() => ProvenanceEnum, { description: "D'où vient la ligne." })
  provenance!: PrfOffer['provenance'];

  @Field(() => String, { description: 'Document et ligne, ou façon dont la ligne a été reconstituée.' })
  source!: string;
}

export const PrfOfferConnection = connectionOf(PrfOfferType, 'PrfOffer', 'des offres du PRF');
