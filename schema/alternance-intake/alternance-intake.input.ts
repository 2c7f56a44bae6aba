import { ArgsType, Field, InputType } from 'type-graphql';
import type {
  AlternanceIntakeFilter,
  AlternanceIntakeOrderField,
} from '../../src/listing/alternance-intakes.ts';
import { orderInputOf } from '../pagination/order.input.ts';
import { PageArgs } from '../pagination/page.args.ts';
import { DateScalar, DepartementCodeScalar, RomeCodeScalar } from '../scalars.ts';

@InputType('AlternanceIntakeFilter', {
  description: 'Critères sur les rentrées en alternance ; tous doivent être remplis.',
})
export class AlternanceIntakeFilterInput implements AlternanceIntakeFilter {
  @Field(() => String, { nullable: true, description: 'Nom court de la campagne.' })
  campaign?: string | null;

  @Field(() => [RomeCodeScalar], { nullable: true, description: "L'un de ces métiers." })
  romes?: string[] | null;

  @Field(() => [DepartementCodeScalar], { nullable: true, description: "L'un de ces départements." })
  departements?: string[] | null;

  @Field(() => DateScalar, { nullable: true, description: 'Ce jour-là ou après.' })
  from?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Ce jour-là ou avant.' })
  to?: string | null;
}

export const AlternanceIntakeOrderInput = orderInputOf<AlternanceIntakeOrderField>(
  'AlternanceIntake',
  'des rentrées en alternance',
  { DATE: 'Par date.', REFERENCE: 'Par référence.' },
);

@ArgsType()
export class AlternanceIntakeListArgs extends PageArgs {
  @Field(() => AlternanceIntakeFilterInput, { nullable: true, description: 'Critères.' })
  filter?: AlternanceIntakeFilterInput | null;

  @Field(() => AlternanceIntakeOrderInput, { nullable: true, description: 'Tri.' })
  order?: InstanceType<typeof AlternanceIntakeOrderInput> | null;
}
