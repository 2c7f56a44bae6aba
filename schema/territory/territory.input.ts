import { ArgsType, Field, InputType } from 'type-graphql';
import type { Territory } from '../../src/entities/index.ts';
import type { TerritoryFilter, TerritoryOrderField } from '../../src/listing/territories.ts';
import { orderInputOf } from '../pagination/order.input.ts';
import { PageArgs } from '../pagination/page.args.ts';
import { TerritoryKindEnum } from './territory.type.ts';

@InputType('TerritoryFilter', { description: 'Critères sur les territoires ; tous doivent être remplis.' })
export class TerritoryFilterInput implements TerritoryFilter {
  @Field(() => [TerritoryKindEnum], { nullable: true, description: "L'une de ces sortes." })
  kinds?: Territory['kind'][] | null;

  @Field(() => String, {
    nullable: true,
    description: 'Code du territoire qui le contient : `REG-28`, `DEP-14`.',
  })
  parentCode?: string | null;

  @Field(() => String, { nullable: true, description: 'Texte contenu dans le code ou le nom.' })
  search?: string | null;
}

export const TerritoryOrderInput = orderInputOf<TerritoryOrderField>('Territory', 'des territoires', {
  CODE: 'Par code.',
  NAME: 'Par nom.',
});

@ArgsType()
export class TerritoryListArgs extends PageArgs {
  @Field(() => TerritoryFilterInput, { nullable: true, description: 'Critères.' })
  filter?: TerritoryFilterInput | null;

  @Field(() => TerritoryOrderInput, { nullable: true, description: 'Tri.' })
  order?: InstanceType<typeof TerritoryOrderInput> | null;
}
