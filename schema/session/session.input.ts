import { ArgsType, Field, ID, InputType } from 'type-graphql';
import type { PoecProject, PoecSession } from '../../src/entities/index.ts';
import type { SessionFilter, SessionOrderField } from '../../src/listing/sessions.ts';
import { orderInputOf } from '../pagination/order.input.ts';
import { PageArgs } from '../pagination/page.args.ts';
import { NatureEnum } from '../project/project.type.ts';
import { ProvenanceEnum } from '../provenance.ts';
import { CommuneCodeScalar, DateScalar, DepartementCodeScalar, RomeCodeScalar } from '../scalars.ts';
import { SessionStateEnum } from './session.type.ts';

@InputType('SessionFilter', { description: 'Critères sur les sessions ; tous doivent être remplis.' })
export class SessionFilterInput implements SessionFilter {
  @Field(() => String, { nullable: true, description: 'Nom court de la campagne.' })
  campaign?: string | null;

  @Field(() => ID, { nullable: true, description: 'Projet.' })
  project?: string | null;

  @Field(() => ID, { nullable: true, description: 'Agence.' })
  agency?: string | null;

  @Field(() => ID, { nullable: true, description: 'Enveloppe qui paie.' })
  envelope?: string | null;

  @Field(() => [String], { nullable: true, description: "L'un de ces OPCO, par leur code." })
  opcos?: string[] | null;

  @Field(() => [NatureEnum], { nullable: true, description: "L'une de ces natures." })
  natures?: PoecProject['nature'][] | null;

  @Field(() => [RomeCodeScalar], { nullable: true, description: "L'un de ces métiers." })
  romes?: string[] | null;

  @Field(() => Boolean, { nullable: true, description: "Suivie ou non d'une alternance." })
  alternance?: boolean | null;

  @Field(() => [SessionStateEnum], { nullable: true, description: "L'un de ces états." })
  states?: PoecSession['state'][] | null;

  @Field(() => [DepartementCodeScalar], { nullable: true, description: "L'un de ces départements." })
  departements?: string[] | null;

  @Field(() => CommuneCodeScalar, { nullable: true, description: 'Commune.' })
  commune?: string | null;

  @Field(() => String, { nullable: true, description: "Zone d'emploi." })
  zone?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Le souhait peut tomber ce jour-là ou après.' })
  wishedFrom?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Le souhait peut tomber ce jour-là ou avant.' })
  wishedTo?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Vrai : seulement celles dont la date reste à déterminer.',
  })
  withoutDate?: boolean | null;

  @Field(() => ProvenanceEnum, { nullable: true, description: "D'où vient la ligne." })
  provenance?: PoecSession['provenance'] | null;

  @Field(() => String, {
    nullable: true,
    description: "Texte contenu dans le numéro, la commune ou l'intitulé du projet.",
  })
  search?: string | null;
}

export const SessionOrderInput = orderInputOf<SessionOrderField>('Session', 'des sessions', {
  REFERENCE: 'Par numéro.',
  WISHED_START: 'Par début souhaité ; celles sans date en dernier.',
  PLACES: 'Par nombre de places.',
  COST: 'Par coût.',
  OPCO: 'Par OPCO.',
});

@ArgsType()
export class SessionListArgs extends PageArgs {
  @Field(() => SessionFilterInput, { nullable: true, description: 'Critères.' })
  filter?: SessionFilterInput | null;

  @Field(() => SessionOrderInput, { nullable: true, description: 'Tri.' })
  order?: InstanceType<typeof SessionOrderInput> | null;
}
