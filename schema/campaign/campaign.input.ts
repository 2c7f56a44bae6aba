import { ArgsType, Field, InputType, Int } from 'type-graphql';
import type { CampaignFilter, CampaignOrderField } from '../../src/listing/campaigns.ts';
import { orderInputOf } from '../pagination/order.input.ts';
import { PageArgs } from '../pagination/page.args.ts';
import { RegionCodeScalar } from '../scalars.ts';

@InputType('CampaignFilter', { description: 'Critères sur les campagnes ; tous doivent être remplis.' })
export class CampaignFilterInput implements CampaignFilter {
  @Field(() => RegionCodeScalar, { nullable: true, description: 'Région.' })
  region?: string | null;

  @Field(() => Int, { nullable: true, description: 'Année.' })
  year?: number | null;

  @Field(() => String, { nullable: true, description: 'Texte contenu dans le nom court ou le titre.' })
  search?: string | null;
}

export const CampaignOrderInput = orderInputOf<CampaignOrderField>('Campaign', 'des campagnes', {
  YEAR: "Par année ; la plus récente d'abord si rien n'est demandé.",
  SLUG: 'Par nom court.',
});

@ArgsType()
export class CampaignListArgs extends PageArgs {
  @Field(() => CampaignFilterInput, { nullable: true, description: 'Critères.' })
  filter?: CampaignFilterInput | null;

  @Field(() => CampaignOrderInput, { nullable: true, description: 'Tri.' })
  order?: InstanceType<typeof CampaignOrderInput> | null;
}
