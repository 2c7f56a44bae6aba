import { ArgsType, Field, InputType } from 'type-graphql';
import type { PrfOfferFilter, PrfOfferOrderField } from '../../src/listing/prf-offers.ts';
import { orderInputOf } from '../pagination/order.input.ts';
import { PageArgs } from '../pagination/page.args.ts';
import { DateScalar, DepartementCodeScalar, RomeCodeScalar } from '../scalars.ts';

@InputType('PrfOfferFilter', { description: 'Critères sur les offres du PRF ; tous doivent être remplis.' })
export class PrfOfferFilterInput implements PrfOfferFilter {
  @Field(() => String, { nullable: true, description: 'Nom court de la campagne.' })
  campaign?: string | null;

  @Field(() => [RomeCodeScalar], { nullable: true, description: "L'un de ces métiers." })
  romes?: string[] | null;

  @Field(() => [DepartementCodeScalar], { nullable: true, description: "L'un de ces départements." })
  departements?: string[] | null;

  @Field(() => String, { nullable: true, description: "Zone d'emploi." })
  zone?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Structurante ou non.' })
  structuring?: boolean | null;

  @Field(() => DateScalar, { nullable: true, description: 'En cours ce jour-là ou après.' })
  openFrom?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'En cours ce jour-là ou avant.' })
  openTo?: string | null;

  @Field(() => String, { nullable: true, description: "Texte contenu dans la référence ou l'intitulé." })
  search?: string | null;
}

export const PrfOfferOrderInput = orderInputOf<PrfOfferOrderField>('PrfOffer', 'des offres du PRF', {
  REFERENCE: 'Par référence.',
  START: 'Par premier jour.',
  PLACES: 'Par nombre de places.',
});

@ArgsType()
export class PrfOfferListArgs extends PageArgs {
  @Field(() => PrfOfferFilterInput, { nullable: true, description: 'Critères.' })
  filter?: PrfOfferFilterInput | null;

  @Field(() => PrfOfferOrderInput, { nullable: true, description: 'Tri.' })
  order?: InstanceType<typeof PrfOfferOrderInput> | null;
}
