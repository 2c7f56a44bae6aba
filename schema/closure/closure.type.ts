import { Field, ID, ObjectType } from 'type-graphql';
import type { Closure } from '../../src/entities/index.ts';
import { connectionOf } from '../pagination/connection.ts';
import { ProvenanceEnum } from '../provenance.ts';
import { DateScalar } from '../scalars.ts';
import { describedEnum } from '../vocabulary.ts';

export const ClosureEffectEnum = describedEnum<Closure['effect']>(
  'ClosureEffect',
  "Ce qu'une fermeture arrête.",
  {
    STARTS: 'Les démarrages : rien ne commence, ce qui a commencé continue.',
    COURSES: 'Les cours : aucune formation n’est donnée, les sessions en cours finissent plus tard.',
    STARTS_AND_COURSES: 'Les démarrages et les cours.',
  },
);

export const ClosureForceEnum = describedEnum<Closure['force']>(
  'ClosureForce',
  'Comment une fermeture retient les démarrages.',
  { HARD: 'Ferme : aucun démarrage.', SOFT: 'Souple : un démarrage y coûte, sans être refusé.' },
);

/** A closure, as the contract shows it. */
@ObjectType('Closure', {
  description:
    'Fermeture : jours où aucune session ne commence, comme la trêve de juillet et août, ou sans cours.',
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

  @Field(() => ClosureEffectEnum, { description: "Ce qu'elle arrête." })
  effect!: Closure['effect'];

  @Field(() => ClosureForceEnum, { description: 'Comment elle retient les démarrages.' })
  force!: Closure['force'];

  @Field(() => ProvenanceEnum, { description: "D'où vient la ligne." })
  provenance!: Closure['provenance'];

  @Field(() => String, { description: 'Document et ligne, ou façon dont la ligne a été reconstituée.' })
  source!: string;
}

export const ClosureConnection = connectionOf(ClosureType, 'Closure', 'des fermetures');
