import { ArgsType, Field, InputType } from 'type-graphql';
import type { PoecProject } from '../../src/entities/index.ts';
import type { ProjectFilter, ProjectOrderField } from '../../src/listing/projects.ts';
import { orderInputOf } from '../pagination/order.input.ts';
import { PageArgs } from '../pagination/page.args.ts';
import { FormacodeScalar, RomeCodeScalar } from '../scalars.ts';
import { NatureEnum } from './project.type.ts';

@InputType('ProjectFilter', { description: 'Critères sur les projets ; tous doivent être remplis.' })
export class ProjectFilterInput implements ProjectFilter {
  @Field(() => String, { nullable: true, description: 'Nom court de la campagne.' })
  campaign?: string | null;

  @Field(() => [String], { nullable: true, description: "L'un de ces OPCO, par leur code." })
  opcos?: string[] | null;

  @Field(() => String, { nullable: true, description: 'Branche.' })
  branch?: string | null;

  @Field(() => [NatureEnum], { nullable: true, description: "L'une de ces natures." })
  natures?: PoecProject['nature'][] | null;

  @Field(() => [RomeCodeScalar], { nullable: true, description: "L'un de ces métiers." })
  romes?: string[] | null;

  @Field(() => FormacodeScalar, { nullable: true, description: 'Domaine de formation.' })
  formacode?: string | null;

  @Field(() => Boolean, { nullable: true, description: "Suivi ou non d'une alternance." })
  alternance?: boolean | null;

  @Field(() => String, { nullable: true, description: "Texte contenu dans le numéro ou l'intitulé." })
  search?: string | null;
}

export const ProjectOrderInput = orderInputOf<ProjectOrderField>('Project', 'des projets', {
  REFERENCE: 'Par numéro de fiche.',
  TITLE: 'Par intitulé.',
  OPCO: 'Par OPCO.',
  ROME: 'Par métier.',
});

@ArgsType()
export class ProjectListArgs extends PageArgs {
  @Field(() => ProjectFilterInput, { nullable: true, description: 'Critères.' })
  filter?: ProjectFilterInput | null;

  @Field(() => ProjectOrderInput, { nullable: true, description: 'Tri.' })
  order?: InstanceType<typeof ProjectOrderInput> | null;
}
