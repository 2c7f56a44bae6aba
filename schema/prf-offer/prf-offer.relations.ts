import { FieldResolver, Resolver, Root } from 'type-graphql';
import type { PrfOffer } from '../../src/entities/index.ts';
import { CampaignType } from '../campaign/campaign.type.ts';
import { PrfOfferType } from './prf-offer.type.ts';

@Resolver(() => PrfOfferType)
export class PrfOfferRelations {
  @FieldResolver(() => CampaignType, { description: 'Campagne.' })
  campaign(@Root() offer: PrfOffer) {
    return offer.campaign.load();
  }
}
