import { ArgsType, Field, ID, InputType } from 'type-graphql';
import type { AssignmentFilter, AssignmentOrderField } from '../../src/listing/assignments.ts';
import { orderInputOf } from '../pagination/order.input.ts';
import { PageArgs } from '../pagination/page.args.ts';
import { DateScalar, DepartementCodeScalar } from '../scalars.ts';

@InputType('AssignmentFilter', {
  description: "Critères sur les sessions d'un plan ; tous doivent être remplis.",
})
export class AssignmentFilterInput implements AssignmentFilter {
  @Field(() => ID, { nullable: true, description: 'Session.' })
  session?: string | null;

  @Field(() => [String], { nullable: true, description: "L'un de ces OPCO, par leur code." })
  opcos?: string[] | null;

  @Field(() => [DepartementCodeScalar], { nullable: true, description: "L'un de ces départements." })
  departements?: string[] | null;

  @Field(() => DateScalar, { nullable: true, description: 'Commence ce jour-là ou après.' })
  from?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Commence ce jour-là ou avant.' })
  to?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Vrai : seulement les sessions non placées ; faux : seulement les autres.',
  })
  unplaced?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Vrai : seulement les sessions déplacées ; faux : seulement celles à la semaine demandée.',
  })
  moved?: boolean | null;
}

export const AssignmentOrderInput = orderInputOf<AssignmentOrderField>(
  'Assignment',
  "des sessions d'un plan",
  {
    START: 'Par premier jour ; les non placées en dernier.',
    DISPLACEMENT: 'Par décalage, des plus avancées aux plus retardées ; les non placées en dernier.',
    SESSION_REFERENCE: 'Par numéro de session.',
  },
);

@ArgsType()
export class AssignmentListArgs extends PageArgs {
  @Field(() => AssignmentFilterInput, { nullable: true, description: 'Critères.' })
  filter?: AssignmentFilterInput | null;

  @Field(() => AssignmentOrderInput, { nullable: true, description: 'Tri.' })
  order?: InstanceType<typeof AssignmentOrderInput> | null;
}
