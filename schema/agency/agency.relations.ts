import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Agency } from '../../src/entities/index.ts';
import { sessions } from '../../src/listing/sessions.ts';
import { CampaignType } from '../campaign/campaign.type.ts';
import type { Context } from '../context.ts';
import { connectOwned } from '../pagination/connection.ts';
import { SessionListArgs } from '../session/session.input.ts';
import { SessionConnection } from '../session/session.type.ts';
import { AgencyType } from './agency.type.ts';

@Resolver(() => AgencyType)
export class AgencyRelations {
  @FieldResolver(() => CampaignType, { description: 'Campagne.' })
  campaign(@Root() agency: Agency) {
    return agency.campaign.load();
  }

  @FieldResolver(() => SessionConnection, { description: 'Sessions pour lesquelles elle recrute.' })
  sessions(@Ctx() ctx: Context, @Root() agency: Agency, @Args(() => SessionListArgs) args: SessionListArgs) {
    return connectOwned(ctx, sessions, args, 'agency', agency.id);
  }
}
