import { ArgsType, Field, InputType } from 'type-graphql';
import type { ClosureFilter, ClosureOrderField } from '../../src/listing/closures.ts';
import { orderInputOf } from '../pagination/order.input.ts';
import { PageArgs } from '../pagination/page.args.ts';
import { DateScalar } from '../scalars.ts';

@InputType('ClosureFilter', { description: 'Critères sur les fermetures ; tous doivent être remplis.' })
export class ClosureFilterInput implements ClosureFilter {
  @Field(() => String, { nullable: true, description: 'Nom court de la campagne.' })
  campaign?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Fermé ce jour-là ou après.' })
  from?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Fermé ce jour-là ou avant.' })
  to?: string | null;
}

export const ClosureOrderInput = orderInputOf<ClosureOrderField>('Closure', 'des fermetures', {
  FIRST_DAY: 'Par premier jour.',
  REFERENCE: 'Par référence.',
});

@ArgsType()
export class ClosureListArgs extends PageArgs {
  @Field(() => ClosureFilterInput, { nullable: true, description: 'Critères.' })
  filter?: ClosureFilterInput | null;

  @Field(() => ClosureOrderInput, { nullable: true, description: 'Tri.' })
  order?: InstanceType<typeof ClosureOrderInput> | null;
}
