import { FieldResolver, Resolver, Root } from 'type-graphql';
import type { CandidatePool, OpcoCapacity, QuarterCapacity } from '../../src/entities/index.ts';
import { CampaignType } from '../campaign/campaign.type.ts';
import { CandidatePoolType, OpcoCapacityType, QuarterCapacityType } from './capacity.type.ts';

@Resolver(() => OpcoCapacityType)
export class OpcoCapacityRelations {
  @FieldResolver(() => CampaignType, { description: 'Campagne.' })
  campaign(@Root() capacity: OpcoCapacity) {
    return capacity.campaign.load();
  }
}

@Resolver(() => CandidatePoolType)
export class CandidatePoolRelations {
  @FieldResolver(() => CampaignType, { description: 'Campagne.' })
  campaign(@Root() pool: CandidatePool) {
    return pool.campaign.load();
  }
}

@Resolver(() => QuarterCapacityType)
export class QuarterCapacityRelations {
  @FieldResolver(() => CampaignType, { description: 'Campagne.' })
  campaign(@Root() capacity: QuarterCapacity) {
    return capacity.campaign.load();
  }
}
