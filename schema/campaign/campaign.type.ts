import { Field, ID, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../pagination/connection.ts';
import { DateScalar, RegionCodeScalar } from '../scalars.ts';

/** A campaign, as the contract shows it. */
@ObjectType('Campaign', {
  description: "Campagne : l'année de programmation des POEC d'une région, cadre de tout le reste.",
})
export class CampaignType {
  @Field(() => ID, { description: 'Identifiant.' })
  id!: string;

  @Field(() => String, { description: 'Nom court, pour les commandes et les adresses : `normandie-2022`.' })
  slug!: string;

  @Field(() => String, { description: 'Titre.' })
  title!: string;

  @Field(() => RegionCodeScalar, { name: 'region', description: 'Code INSEE de la région.' })
  regionCode!: string;

  @Field(() => Int, { description: 'Année.' })
  year!: number;

  @Field(() => DateScalar, { description: 'Premier jour où une session peut commencer.' })
  startsOn!: string;

  @Field(() => DateScalar, { description: 'Dernier jour où une session peut commencer.' })
  endsOn!: string;
}

export const CampaignConnection = connectionOf(CampaignType, 'Campaign', 'des campagnes');
