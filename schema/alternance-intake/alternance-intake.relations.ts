import { FieldResolver, Resolver, Root } from 'type-graphql';
import type { AlternanceIntake } from '../../src/entities/index.ts';
import { CampaignType } from '../campaign/campaign.type.ts';
import { AlternanceIntakeType } from './alternance-intake.type.ts';

@Resolver(() => AlternanceIntakeType)
export class AlternanceIntakeRelations {
  @FieldResolver(() => CampaignType, { description: 'Campagne.' })
  campaign(@Root() intake: AlternanceIntake) {
    return intake.campaign.load();
  }
}
