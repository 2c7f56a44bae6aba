import { Args, Ctx, Query, Resolver } from 'type-graphql';
import { prfOffers } from '../../src/listing/prf-offers.ts';
import type { Context } from '../context.ts';
import { connect } from '../pagination/connection.ts';
import { PrfOfferListArgs } from './prf-offer.input.ts';
import { PrfOfferConnection } from './prf-offer.type.ts';

@Resolver()
export class PrfOfferResolver {
  @Query(() => PrfOfferConnection, { description: 'Les offres du programme régional de formation.' })
  prfOffers(@Ctx() ctx: Context, @Args(() => PrfOfferListArgs) args: PrfOfferListArgs) {
    return connect(ctx, prfOffers, args);
  }
}
