import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import type { AgencyFilter, AgencyOrderField } from '../../src/listing/agencies.ts';
import { orderInputOf } from '../pagination/order.input.ts';
import { PageArgs } from '../pagination/page.args.ts';
import { DepartementCodeScalar } from '../scalars.ts';

@InputType('AgencyFilter', { description: 'Critères sur les agences ; tous doivent être remplis.' })
export class AgencyFilterInput implements AgencyFilter {
  @Field(() => String, { nullable: true, description: 'Nom court de la campagne.' })
  campaign?: string | null;

  @Field(() => [DepartementCodeScalar], { nullable: true, description: "L'un de ces départements." })
  departements?: string[] | null;

  @Field(() => String, { nullable: true, description: "Zone d'emploi." })
  zone?: string | null;

  @Field(() => String, { nullable: true, description: 'Texte contenu dans la référence ou le nom.' })
  search?: string | null;
}

export const AgencyOrderInput = orderInputOf<AgencyOrderField>('Agency', 'des agences', {
  REFERENCE: 'Par référence.',
  NAME: 'Par nom.',
});

@ArgsType()
export class AgencyListArgs extends PageArgs {
  @Field(() => AgencyFilterInput, { nullable: true, description: 'Critères.' })
  filter?: AgencyFilterInput | null;

  @Field(() => AgencyOrderInput, { nullable: true, description: 'Tri.' })
  order?: InstanceType<typeof AgencyOrderInput> | null;
}

@InputType('UpdateAgencyInput', { description: 'Ce qui change dans une agence.' })
export class UpdateAgencyInput {
  @Field(() => ID, { description: "L'agence." })
  agency!: string;

  @Field(() => Int, {
    description: 'Sa version (`version`), telle que vous l’avez lue : une autre, et rien ne change.',
  })
  expectedVersion!: number;

  @Field(() => Int, {
    nullable: true,
    description:
      "Sessions qu'elle peut lancer à la fois une même semaine, de 0 (elle est fermée) à 10 000 ; `null` : nul ne le sait, et rien ne la limite. Ce qui n'est pas dit reste.",
  })
  launchCap?: number | null;
}
