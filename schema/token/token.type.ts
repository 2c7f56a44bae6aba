import { Field, ID, ObjectType } from 'type-graphql';
import type { Role } from '../../src/domain/role.ts';
import { connectionOf } from '../pagination/connection.ts';
import { InstantScalar } from '../scalars.ts';
import { RoleEnum } from '../viewer/viewer.type.ts';

@ObjectType('AccessToken', {
  description: "Jeton par lequel une machine parle pour une organisation. Son texte n'est gardé nulle part.",
})
export class AccessTokenType {
  @Field(() => ID, { description: 'Identifiant : celui que l’audit donne comme compte.' })
  id!: string;

  @Field(() => String, { description: 'Ce à quoi il sert.' })
  label!: string;

  @Field(() => [RoleEnum], { description: 'Ses rôles ; il n’a jamais plus que son organisation.' })
  roles!: Role[];

  @Field(() => InstantScalar, { description: 'Création.' })
  createdAt!: Date;

  @Field(() => InstantScalar, { description: 'Fin.' })
  expiresAt!: Date;

  @Field(() => InstantScalar, { nullable: true, description: 'Quand il a été repris.' })
  revokedAt!: Date | null;
}

export const AccessTokenConnection = connectionOf(AccessTokenType, 'AccessToken', "des jetons d'API");
