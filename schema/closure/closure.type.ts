import { Field, ID, ObjectType } from 'type-graphql';
import type { Closure } from '../../src/entities/index.ts';
import { connectionOf } from '../pagination/connection.ts';
import { ProvenanceEnum } from '../provenance.ts';
import { DateScalar } from '../scalars.ts';

/** A closure, as the contract shows it. */
@ObjectType('Closure', {
  description: 'Fermeture : jours où aucune session ne commence, comme la trêve de juillet et août.',
})
export class ClosureType {
  @Field(() => ID, { description: 'Identifiant.' })
  id!: string;

  @Field(() => String, { description: 'Référence, unique dans la campagne.' })
  reference!: string;

  @Field(() => String, { description: 'Intitulé.' })
  label!: string;

  @Field(() => DateScalar, { description: 'Premier jour fermé.' })
  firstDay!: string;

  @Field(() => DateScalar, { description: 'Dernier jour fermé.' })
  lastDay!: string;

  @Field(() => ProvenanceEnum, { description: "D'où vient la ligne." })
  provenance!: Closure['provenance'];

  @Field(() => String, { description: 'Document et ligne, ou façon dont la ligne a été reconstituée.' })
  source!: string;
}

export const ClosureConnection = connectionOf(ClosureType, 'Closure', 'des fermetures');
