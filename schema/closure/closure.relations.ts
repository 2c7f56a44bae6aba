import { FieldResolver, Resolver, Root } from 'type-graphql';
import type { Closure } from '../../src/entities/index.ts';
import { CampaignType } from '../campaign/campaign.type.ts';
import { ClosureType } from './closure.type.ts';

@Resolver(() => ClosureType)
export class ClosureRelations {
  @FieldResolver(() => CampaignType, { description: 'Campagne.' })
  campaign(@Root() closure: Closure) {
    return closure.campaign.load();
  }
}
