import { Field, ID, ObjectType } from 'type-graphql';
import type { AuditAction, AuditOrigin } from '../../src/domain/audit.ts';
import { connectionOf } from '../pagination/connection.ts';
import { InstantScalar } from '../scalars.ts';
import { describedEnum } from '../vocabulary.ts';

export const AuditActionEnum = describedEnum<AuditAction>('AuditAction', 'Ce qui est arrivé à une ligne.', {
  CREATE: 'Créée.',
  UPDATE: 'Changée.',
  DELETE: 'Supprimée.',
});

export const AuditOriginEnum = describedEnum<AuditOrigin>('AuditOrigin', "D'où vient un changement.", {
  LOCAL: "De l'API, en mode local.",
  TOKEN: "De l'API, par un jeton.",
  SESSION: "De l'API, par quelqu'un qui s'est connecté.",
  COMMAND: "D'une commande de Métronome.",
  SYSTEM: 'De Métronome lui-même : un calcul qui avance, un démarrage.',
  DATABASE: "D'un autre programme, directement dans la base.",
});

@ObjectType('AuditEntry', {
  description:
    "Un changement d'une ligne : qui, quand, de quoi à quoi, et pourquoi. Il n'est jamais réécrit.",
})
export class AuditEntryType {
  @Field(() => ID, { description: 'Identifiant.' })
  id!: string;

  @Field(() => InstantScalar, { description: 'Quand.' })
  at!: Date;

  @Field(() => AuditActionEnum, { description: 'Ce qui est arrivé.' })
  action!: AuditAction;

  @Field(() => String, { description: 'Table de la ligne : `poec_session`.' })
  entity!: string;

  @Field(() => ID, { description: 'Identifiant de la ligne.' })
  entityId!: string;

  @Field(() => String, { nullable: true, description: 'Référence ou nom de la ligne, si elle en a.' })
  reference!: string | null;

  @Field(() => ID, { nullable: true, description: 'Identifiant de sa campagne, si elle en a une.' })
  campaignId!: string | null;

  @Field(() => AuditOriginEnum, { description: "D'où vient le changement." })
  origin!: AuditOrigin;

  @Field(() => String, { description: 'Compte : un pseudonyme, un jeton, ou un compte de la base.' })
  account!: string;

  @Field(() => String, { nullable: true, description: 'Organisation, telle qu’elle se nommait.' })
  organisation!: string | null;

  @Field(() => String, { nullable: true, description: 'Opération ou commande, s’il y en a une.' })
  operation!: string | null;

  @Field(() => String, { nullable: true, description: 'Pourquoi, si cela a été dit.' })
  reason!: string | null;

  @Field(() => String, { nullable: true, description: 'Identifiant de la requête, celui du journal.' })
  requestId!: string | null;
}

export const AuditEntryConnection = connectionOf(AuditEntryType, 'AuditEntry', "de l'audit");
