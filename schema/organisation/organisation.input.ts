import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import type { Role } from '../../src/domain/role.ts';
import type { OrganisationFilter, OrganisationOrderField } from '../../src/listing/organisations.ts';
import { orderInputOf } from '../pagination/order.input.ts';
import { PageArgs } from '../pagination/page.args.ts';
import { RegionCodeScalar } from '../scalars.ts';
import { RoleEnum } from '../viewer/viewer.type.ts';

@InputType('OrganisationFilter', {
  description: 'Critères sur les organisations ; tous doivent être remplis.',
})
export class OrganisationFilterInput implements OrganisationFilter {
  @Field(() => String, { nullable: true, description: 'Texte contenu dans le nom.' })
  search?: string | null;

  @Field(() => String, { nullable: true, description: 'SIRET, quatorze chiffres sans espace.' })
  siret?: string | null;

  @Field(() => RoleEnum, { nullable: true, description: 'A ce rôle.' })
  role?: Role | null;

  @Field(() => Boolean, { nullable: true, description: 'A cessé de prendre part (vrai), ou non (faux).' })
  ended?: boolean | null;
}

export const OrganisationOrderInput = orderInputOf<OrganisationOrderField>(
  'Organisation',
  'des organisations',
  { NAME: 'Par nom.', CREATED_AT: 'Par enregistrement.' },
);

@ArgsType()
export class OrganisationListArgs extends PageArgs {
  @Field(() => OrganisationFilterInput, { nullable: true, description: 'Critères.' })
  filter?: OrganisationFilterInput | null;

  @Field(() => OrganisationOrderInput, { nullable: true, description: 'Tri.' })
  order?: InstanceType<typeof OrganisationOrderInput> | null;
}

@InputType('AddOrganisationInput', { description: 'Organisation à enregistrer.' })
export class AddOrganisationInput {
  @Field(() => String, { description: 'Nom, de 1 à 120 caractères.' })
  name!: string;

  @Field(() => String, {
    nullable: true,
    description: "SIRET : ses agents se connectent par lui. Sans SIRET, elle n'a que des jetons.",
  })
  siret?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "L'OPCO qu'elle est, par son code ou son nom : ses fiches sont les siennes.",
  })
  opco?: string | null;

  @Field(() => [RegionCodeScalar], {
    nullable: true,
    description:
      'Régions dont elle voit les campagnes ; toutes si rien n’est dit, ce que le rôle Région ne peut pas.',
  })
  regions?: string[] | null;

  @Field(() => [RoleEnum], { description: 'Ses rôles, au moins un.' })
  roles!: Role[];
}

@InputType('OrganisationVersionInput', { description: 'Une organisation, telle que vous l’avez lue.' })
export class OrganisationVersionInput {
  @Field(() => ID, { description: 'Organisation.' })
  organisation!: string;

  @Field(() => Int, {
    description: 'Sa version (`version`), telle que vous l’avez lue : une autre, et rien ne change.',
  })
  expectedVersion!: number;
}

@InputType('UpdateOrganisationInput', {
  description: "Ce qui change dans une organisation ; ce qui n'est pas dit reste.",
})
export class UpdateOrganisationInput extends OrganisationVersionInput {
  @Field(() => String, { nullable: true, description: 'Nouveau nom.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'Nouveau SIRET ; `null` : plus aucun.' })
  siret?: string | null;

  @Field(() => String, { nullable: true, description: "L'OPCO qu'elle est ; `null` : plus aucun." })
  opco?: string | null;

  @Field(() => [RegionCodeScalar], {
    nullable: true,
    description: 'Régions dont elle voit les campagnes : la liste remplace la liste ; `null` : toutes.',
  })
  regions?: string[] | null;

  @Field(() => [RoleEnum], { nullable: true, description: 'Ses rôles : la liste remplace la liste.' })
  roles?: Role[] | null;
}
