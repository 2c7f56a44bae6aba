import { Arg, Args, Ctx, Query, Resolver } from 'type-graphql';
import { Campaign } from '../../src/entities/index.ts';
import { campaigns } from '../../src/listing/campaigns.ts';
import type { Context } from '../context.ts';
import { find } from '../lookup.ts';
import { connect } from '../pagination/connection.ts';
import { CampaignListArgs } from './campaign.input.ts';
import { CampaignConnection, CampaignType } from './campaign.type.ts';

@Resolver()
export class CampaignResolver {
  @Query(() => CampaignType, {
    nullable: true,
    description:
      "Une campagne, par son nom court. Absente, avec une erreur `NOT_FOUND`, si elle n'existe pas.",
  })
  campaign(
    @Ctx() ctx: Context,
    @Arg('slug', () => String, { description: 'Nom court : `normandie-2022`.' }) slug: string,
  ) {
    return find(ctx, Campaign, 'Campagne', slug, 'campaigns', { slug });
  }

  @Query(() => CampaignConnection, { description: 'Les campagnes.' })
  campaigns(@Ctx() ctx: Context, @Args(() => CampaignListArgs) args: CampaignListArgs) {
    return connect(ctx, campaigns, args);
  }
}
