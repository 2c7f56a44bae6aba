import { Field, ID, ObjectType } from 'type-graphql';
import type { Territory } from '../../src/entities/index.ts';
import { connectionOf } from '../pagination/connection.ts';
import { describedEnum } from '../vocabulary.ts';

export const TerritoryKindEnum = describedEnum<Territory['kind']>('TerritoryKind', 'Sorte de territoire.', {
  REGION: 'Région.',
  DEPARTEMENT: 'Département.',
  ZONE: "Zone d'emploi.",
});

/** A territory, as the contract shows it. */
@ObjectType('Territory', {
  description:
    "Territoire : région, département ou zone d'emploi. Une région 28 et un département 28 en sont deux.",
})
export class TerritoryType {
  @Field(() => ID, { description: 'Identifiant.' })
  id!: string;

  @Field(() => TerritoryKindEnum, { description: 'Sorte de territoire.' })
  kind!: Territory['kind'];

  @Field(() => String, {
    description: 'Code qui dit sa sorte : `REG-28` est la Normandie, `DEP-28` est l’Eure-et-Loir.',
  })
  code!: string;

  @Field(() => String, { description: 'Nom.' })
  name!: string;
}

export const TerritoryConnection = connectionOf(TerritoryType, 'Territory', 'des territoires');
