import { ArgsType, Field, InputType } from 'type-graphql';
import type {
  CandidatePoolFilter,
  CandidatePoolOrderField,
  OpcoCapacityFilter,
  OpcoCapacityOrderField,
  QuarterCapacityFilter,
  QuarterCapacityOrderField,
} from '../../src/listing/capacities.ts';
import { orderInputOf } from '../pagination/order.input.ts';
import { PageArgs } from '../pagination/page.args.ts';
import { DepartementCodeScalar } from '../scalars.ts';

@InputType('OpcoCapacityFilter', {
  description: "Critères sur les plafonds d'OPCO ; tous doivent être remplis.",
})
export class OpcoCapacityFilterInput implements OpcoCapacityFilter {
  @Field(() => String, { nullable: true, description: 'Nom court de la campagne.' })
  campaign?: string | null;

  @Field(() => [String], { nullable: true, description: "L'un de ces OPCO, par leur code." })
  opcos?: string[] | null;
}

export const OpcoCapacityOrderInput = orderInputOf<OpcoCapacityOrderField>(
  'OpcoCapacity',
  "des plafonds d'OPCO",
  { OPCO: 'Par OPCO.', MONTHLY_LAUNCH_CAP: 'Par plafond.' },
);

@ArgsType()
export class OpcoCapacityListArgs extends PageArgs {
  @Field(() => OpcoCapacityFilterInput, { nullable: true, description: 'Critères.' })
  filter?: OpcoCapacityFilterInput | null;

  @Field(() => OpcoCapacityOrderInput, { nullable: true, description: 'Tri.' })
  order?: InstanceType<typeof OpcoCapacityOrderInput> | null;
}

@InputType('CandidatePoolFilter', { description: 'Critères sur les viviers ; tous doivent être remplis.' })
export class CandidatePoolFilterInput implements CandidatePoolFilter {
  @Field(() => String, { nullable: true, description: 'Nom court de la campagne.' })
  campaign?: string | null;

  @Field(() => [String], { nullable: true, description: "L'une de ces familles de métiers : `H29`." })
  families?: string[] | null;

  @Field(() => [DepartementCodeScalar], { nullable: true, description: "L'un de ces départements." })
  departements?: string[] | null;

  @Field(() => String, { nullable: true, description: "Zone d'emploi." })
  zone?: string | null;
}

export const CandidatePoolOrderInput = orderInputOf<CandidatePoolOrderField>('CandidatePool', 'des viviers', {
  REFERENCE: 'Par référence.',
  EXPECTED_CANDIDATES: 'Par candidats attendus.',
});

@ArgsType()
export class CandidatePoolListArgs extends PageArgs {
  @Field(() => CandidatePoolFilterInput, { nullable: true, description: 'Critères.' })
  filter?: CandidatePoolFilterInput | null;

  @Field(() => CandidatePoolOrderInput, { nullable: true, description: 'Tri.' })
  order?: InstanceType<typeof CandidatePoolOrderInput> | null;
}

@InputType('QuarterCapacityFilter', {
  description: 'Critères sur les capacités de trimestres ; tous doivent être remplis.',
})
export class QuarterCapacityFilterInput implements QuarterCapacityFilter {
  @Field(() => String, { nullable: true, description: 'Nom court de la campagne.' })
  campaign?: string | null;
}

export const QuarterCapacityOrderInput = orderInputOf<QuarterCapacityOrderField>(
  'QuarterCapacity',
  'des capacités de trimestres',
  { QUARTER: 'Par trimestre.' },
);

@ArgsType()
export class QuarterCapacityListArgs extends PageArgs {
  @Field(() => QuarterCapacityFilterInput, { nullable: true, description: 'Critères.' })
  filter?: QuarterCapacityFilterInput | null;

  @Field(() => QuarterCapacityOrderInput, { nullable: true, description: 'Tri.' })
  order?: InstanceType<typeof QuarterCapacityOrderInput> | null;
}
