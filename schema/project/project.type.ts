import { Field, ID, ObjectType } from 'type-graphql';
import type { PoecProject } from '../../src/entities/index.ts';
import { connectionOf } from '../pagination/connection.ts';
import { FormacodeScalar, RomeCodeScalar } from '../scalars.ts';
import { describedEnum } from '../vocabulary.ts';

export const NatureEnum = describedEnum<PoecProject['nature']>(
  'Nature',
  'Pourquoi une POEC existe, donc de combien ses sessions peuvent bouger.',
  {
    STRUCTURAL: "Structurante : elle revient et se prévoit un an à l'avance.",
    CONJUNCTURAL: 'Conjoncturelle : elle répond à des entreprises nommées et reste près de la date demandée.',
    INNOVATIVE: "Innovante : issue d'un appel, entre les deux.",
  },
);

/** A project, as the contract shows it. */
@ObjectType('Project', { description: "Projet de POEC : une fiche d'un OPCO, avec ses sessions." })
export class ProjectType {
  @Field(() => ID, { description: 'Identifiant.' })
  id!: string;

  @Field(() => String, { description: 'Numéro de la fiche : `NOR-2022-P001`.' })
  reference!: string;

  @Field(() => String, { description: "Code de l'OPCO qui propose et finance : `AKTO`." })
  opco!: string;

  @Field(() => String, { nullable: true, description: "Branche, comme l'OPCO la nomme." })
  branch!: string | null;

  @Field(() => String, { description: 'Intitulé.' })
  title!: string;

  @Field(() => RomeCodeScalar, { description: 'Métier préparé.' })
  rome!: string;

  @Field(() => FormacodeScalar, { nullable: true, description: 'Domaine de formation, si la fiche le dit.' })
  formacode!: string | null;

  @Field(() => NatureEnum, { description: 'Structurante, conjoncturelle ou innovante.' })
  nature!: PoecProject['nature'];

  @Field(() => Boolean, {
    description: 'Prépare-t-elle un contrat en alternance, à enchaîner sans attente ?',
  })
  alternance!: boolean;
}

export const ProjectConnection = connectionOf(ProjectType, 'Project', 'des projets');
