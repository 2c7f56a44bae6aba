import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { Role } from '../../src/domain/role.ts';
import { connectionOf } from '../pagination/connection.ts';
import { InstantScalar, RegionCodeScalar } from '../scalars.ts';
import { RoleEnum } from '../viewer/viewer.type.ts';

@ObjectType('Organisation', {
  description: "Organisation qui prend part à la conférence, et ce qu'elle peut ; jamais une personne.",
})
export class OrganisationType {
  @Field(() => ID, { description: 'Identifiant.' })
  id!: string;

  @Field(() => String, { description: 'Nom.' })
  name!: string;

  @Field(() => String, {
    nullable: true,
    description: "SIRET que donne le fournisseur d'identité ; absent si elle n'a que des jetons.",
  })
  siret!: string | null;

  @Field(() => String, { nullable: true, description: "L'OPCO qu'elle est, s'il y a lieu." })
  opco!: string | null;

  @Field(() => [RegionCodeScalar], {
    nullable: true,
    description: 'Régions dont elle voit les campagnes ; absent, toutes (aucune pour une Région).',
  })
  regions!: string[] | null;

  @Field(() => [RoleEnum], { description: 'Ses rôles ; ses droits sont ceux de tous ensemble.' })
  roles!: Role[];

  @Field(() => InstantScalar, { description: 'Enregistrement.' })
  createdAt!: Date;

  @Field(() => InstantScalar, {
    nullable: true,
    description: 'Quand elle a cessé de prendre part : plus rien ne lui est ouvert.',
  })
  endedAt!: Date | null;

  @Field(() => Int, { description: 'Nombre de ses états : qui la change dit celui qu’il a lu.' })
  version!: number;
}

export const OrganisationConnection = connectionOf(OrganisationType, 'Organisation', 'des organisations');
