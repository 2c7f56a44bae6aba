import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { Agency } from '../../src/entities/index.ts';
import { connectionOf } from '../pagination/connection.ts';
import { ProblemType } from '../problem/problem.type.ts';
import { ProvenanceEnum } from '../provenance.ts';
import { DepartementCodeScalar } from '../scalars.ts';

/** An agency, as the contract shows it. */
@ObjectType('Agency', {
  description:
    "Agence France Travail qui recrute pour des sessions. Elle porte le nom d'une ville, jamais d'une personne.",
})
export class AgencyType {
  @Field(() => ID, { description: 'Identifiant.' })
  id!: string;

  @Field(() => String, { description: 'Référence, unique dans la campagne.' })
  reference!: string;

  @Field(() => String, { description: 'Nom.' })
  name!: string;

  @Field(() => DepartementCodeScalar, { nullable: true, description: 'Département.' })
  departement!: string | null;

  @Field(() => String, { nullable: true, description: "Zone d'emploi qu'elle sert." })
  zone!: string | null;

  @Field(() => Int, {
    nullable: true,
    description: "Sessions qu'elle peut lancer à la fois une même semaine, ou rien si nul ne le sait.",
  })
  launchCap!: number | null;

  @Field(() => ProvenanceEnum, { description: "D'où vient la ligne." })
  provenance!: Agency['provenance'];

  @Field(() => String, { description: 'Document et ligne, ou façon dont la ligne a été reconstituée.' })
  source!: string;

  @Field(() => Int, { description: 'Nombre de ses états : qui la change dit celui qu’il a lu.' })
  version!: number;
}

export const AgencyConnection = connectionOf(AgencyType, 'Agency', 'des agences');

@ObjectType('UpdateAgencyPayload', { description: "Réponse au changement d'une agence." })
export class UpdateAgencyPayload {
  @Field(() => AgencyType, {
    nullable: true,
    description: "L'agence, telle qu'elle est maintenant ; absente s'il y a un problème.",
  })
  agency!: object | null;

  @Field(() => [ProblemType], {
    description: 'Ce qui l’empêche ; rien n’est alors changé. `EditConflictProblem` y est seul.',
  })
  problems!: ProblemType[];
}
