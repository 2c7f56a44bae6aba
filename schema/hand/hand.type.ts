/** What a planner decided by hand, as the contract shows it: the same words as it reads. */

import { Field, Float, ID, Int, InterfaceType, ObjectType } from 'type-graphql';
import type { Decision, Nature } from '../../solver/index.ts';
import { NatureEnum } from '../project/project.type.ts';
import { DateScalar, DepartementCodeScalar, RegionCodeScalar } from '../scalars.ts';

@ObjectType('HandFilter', { description: 'Filtre de la main ; un critère absent ne demande rien.' })
export class HandFilterType {
  @Field(() => [String], { nullable: true, description: 'OPCO.' })
  opcos!: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Branches.' })
  branches!: string[] | null;

  @Field(() => [DepartementCodeScalar], { nullable: true, description: 'Départements.' })
  departements!: string[] | null;

  @Field(() => [RegionCodeScalar], { nullable: true, description: 'Régions.' })
  regions!: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Agences.' })
  agencies!: string[] | null;

  @Field(() => [String], { nullable: true, description: "Zones d'emploi." })
  zones!: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Codes ROME ou familles de métiers.' })
  jobs!: string[] | null;

  @Field(() => [NatureEnum], { nullable: true, description: 'Natures.' })
  natures!: Nature[] | null;

  @Field(() => [String], { nullable: true, description: 'Enveloppes, avec leurs sous-enveloppes.' })
  envelopes!: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Trimestres souhaités.' })
  quarters!: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Sessions qui en sortent.' })
  except!: string[] | null;
}

@ObjectType('SessionSelection', { description: 'Les sessions dont parle une règle : nommées, ou filtrées.' })
export class SessionSelectionType {
  @Field(() => [String], { nullable: true, description: 'Numéros des sessions, si elles sont nommées.' })
  sessions!: string[] | null;

  @Field(() => HandFilterType, { nullable: true, description: 'Filtre, si elles ne le sont pas.' })
  filter!: HandFilterType | null;
}

/** Type of the contract for each kind of decision. */
const TYPE_BY_KIND: Record<Decision['kind'], string> = {
  PIN: 'PinDecision',
  FORBID: 'ForbidDecision',
  PREFER: 'PreferDecision',
  NOT_BEFORE: 'NotBeforeDecision',
};

@InterfaceType('HandDecision', {
  description: 'Une décision du programmateur.',
  resolveType: ({ kind }: { kind: Decision['kind'] }) => TYPE_BY_KIND[kind],
})
export abstract class HandDecisionType {
  @Field(() => Int, {
    description: 'Son rang, à partir de 0 : les problèmes et les effets la nomment ainsi.',
  })
  index!: number;

  @Field(() => SessionSelectionType, { description: 'Pour qui.' })
  selection!: SessionSelectionType;
}

@ObjectType('PinDecision', { implements: HandDecisionType, description: 'Imposer une semaine.' })
export class PinDecisionType extends HandDecisionType {
  @Field(() => DateScalar, { description: 'Un jour de la semaine imposée.' })
  at!: string;

  @Field(() => Boolean, { description: 'Même si une règle ferme cette semaine ?' })
  evenIfClosed!: boolean;
}

@ObjectType('ForbidDecision', { implements: HandDecisionType, description: 'Interdire une période.' })
export class ForbidDecisionType extends HandDecisionType {
  @Field(() => DateScalar, { description: 'Premier jour.' })
  from!: string;

  @Field(() => DateScalar, { description: 'Dernier jour, compris.' })
  to!: string;
}

@ObjectType('PreferDecision', { implements: HandDecisionType, description: 'Préférer une semaine.' })
export class PreferDecisionType extends HandDecisionType {
  @Field(() => DateScalar, { description: 'Un jour de la semaine préférée.' })
  at!: string;
}

@ObjectType('NotBeforeDecision', { implements: HandDecisionType, description: 'Attendre un jour.' })
export class NotBeforeDecisionType extends HandDecisionType {
  @Field(() => DateScalar, { description: 'Premier jour possible.' })
  date!: string;
}

@ObjectType('MinimalChange', { description: 'Changer le moins possible du plan en vigueur.' })
export class MinimalChangeType {
  @Field(() => Float, {
    nullable: true,
    description: 'Prix d’une session déplacée ; rien : celui des réglages.',
  })
  perMove!: number | null;

  @Field(() => Float, { nullable: true, description: 'Prix d’une semaine ; rien : celui des réglages.' })
  perWeek!: number | null;

  @Field(() => Float, { nullable: true, description: 'Facteur d’une annonce ; rien : celui des réglages.' })
  announcedFactor!: number | null;

  @Field(() => String, { nullable: true, description: 'Niveau après lequel il vient, s’il a été nommé.' })
  after!: string | null;

  @Field(() => Boolean, { description: 'Vient-il avant tous les niveaux ?' })
  first!: boolean;
}

@ObjectType('RollingHorizon', { description: 'Horizon glissant.' })
export class RollingHorizonType {
  @Field(() => DateScalar, { description: 'Aujourd’hui.' })
  today!: string;

  @Field(() => Int, { description: 'Semaines gelées, à partir de celle d’aujourd’hui.' })
  frozenWeeks!: number;

  @Field(() => Int, { description: 'Semaines publiées ensuite.' })
  publishedWeeks!: number;
}

@ObjectType('Hand', { description: 'La main du programmateur : ce qu’il décide avant un calcul.' })
export class HandType {
  @Field(() => [HandDecisionType], { description: 'Décisions, dans leur ordre.' })
  decisions!: HandDecisionType[];

  @Field(() => SessionSelectionType, {
    nullable: true,
    description: 'Seules sessions à placer, s’il y en a.',
  })
  solveOnly!: SessionSelectionType | null;

  @Field(() => MinimalChangeType, {
    nullable: true,
    description: 'Changer le moins possible, si c’est demandé.',
  })
  minimalChange!: MinimalChangeType | null;

  @Field(() => RollingHorizonType, { nullable: true, description: 'Horizon glissant, s’il avance.' })
  horizon!: RollingHorizonType | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Calcul dont le plan est en vigueur ; rien : le plan publié.',
  })
  plan!: string | null;
}
