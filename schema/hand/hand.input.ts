/** What a planner decides by hand, as the contract reads it. Each rule is a type of its own: no blob, no code to guess. */

import { Field, Float, ID, InputType, Int } from 'type-graphql';
import type { Nature } from '../../solver/index.ts';
import { NatureEnum } from '../project/project.type.ts';
import { DateScalar, DepartementCodeScalar, RegionCodeScalar } from '../scalars.ts';

@InputType('HandFilterInput', {
  description:
    "Filtre de la main : les sessions qui ont tout cela à la fois, et, pour chaque critère, l'une des valeurs. Vide : toutes.",
})
export class HandFilterInput {
  @Field(() => [String], { nullable: true, description: "L'un de ces OPCO, par leur code." })
  opcos?: string[] | null;

  @Field(() => [String], { nullable: true, description: "L'une de ces branches." })
  branches?: string[] | null;

  @Field(() => [DepartementCodeScalar], { nullable: true, description: "L'un de ces départements." })
  departements?: string[] | null;

  @Field(() => [RegionCodeScalar], { nullable: true, description: "L'une de ces régions." })
  regions?: string[] | null;

  @Field(() => [String], { nullable: true, description: "L'une de ces agences, par leur référence." })
  agencies?: string[] | null;

  @Field(() => [String], { nullable: true, description: "L'une de ces zones d'emploi." })
  zones?: string[] | null;

  @Field(() => [String], {
    nullable: true,
    description: "L'un de ces codes ROME (`H2913`) ou l'une de ces familles de métiers (`H29`).",
  })
  jobs?: string[] | null;

  @Field(() => [NatureEnum], { nullable: true, description: "L'une de ces natures." })
  natures?: Nature[] | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Payées par une de ces enveloppes ou de leurs sous-enveloppes, par leur référence.',
  })
  envelopes?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Souhaitées dans un de ces trimestres : `2022-Q2`.' })
  quarters?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Sauf ces sessions, par leur numéro.' })
  except?: string[] | null;
}

@InputType('SessionSelectionInput', {
  description: 'Les sessions dont parle une règle : nommées, ou trouvées par un filtre ; l’un des deux.',
})
export class SessionSelectionInput {
  @Field(() => [String], { nullable: true, description: 'Numéros des sessions. Exclut `filter`.' })
  sessions?: string[] | null;

  @Field(() => HandFilterInput, { nullable: true, description: 'Filtre. Exclut `sessions`.' })
  filter?: HandFilterInput | null;
}

@InputType('PinDecisionInput', { description: 'Imposer : commencer cette semaine-là.' })
export class PinDecisionInput {
  @Field(() => SessionSelectionInput, { description: 'Pour qui.' })
  selection!: SessionSelectionInput;

  @Field(() => DateScalar, {
    description: "Un jour de la semaine voulue ; une session nommée commence ce jour même s'il est ouvré.",
  })
  at!: string;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Vrai : même si une règle (fenêtre, trêve, délai…) ferme cette semaine.',
  })
  evenIfClosed!: boolean;
}

@InputType('ForbidDecisionInput', { description: 'Interdire : ne commencer aucun jour de cette période.' })
export class ForbidDecisionInput {
  @Field(() => SessionSelectionInput, { description: 'Pour qui.' })
  selection!: SessionSelectionInput;

  @Field(() => DateScalar, { description: 'Premier jour.' })
  from!: string;

  @Field(() => DateScalar, { description: 'Dernier jour, compris.' })
  to!: string;
}

@InputType('PreferDecisionInput', {
  description:
    'Préférer : souhaiter cette semaine au lieu de celle des employeurs. La dernière préférence compte.',
})
export class PreferDecisionInput {
  @Field(() => SessionSelectionInput, { description: 'Pour qui.' })
  selection!: SessionSelectionInput;

  @Field(() => DateScalar, { description: 'Un jour de la semaine préférée.' })
  at!: string;
}

@InputType('NotBeforeDecisionInput', { description: 'Attendre : ne pas commencer avant ce jour.' })
export class NotBeforeDecisionInput {
  @Field(() => SessionSelectionInput, { description: 'Pour qui.' })
  selection!: SessionSelectionInput;

  @Field(() => DateScalar, { description: 'Premier jour possible.' })
  date!: string;
}

@InputType('HandDecisionInput', { description: "Une décision : l'un des quatre champs, et un seul." })
export class HandDecisionInput {
  @Field(() => PinDecisionInput, { nullable: true, description: 'Imposer.' })
  pin?: PinDecisionInput | null;

  @Field(() => ForbidDecisionInput, { nullable: true, description: 'Interdire.' })
  forbid?: ForbidDecisionInput | null;

  @Field(() => PreferDecisionInput, { nullable: true, description: 'Préférer.' })
  prefer?: PreferDecisionInput | null;

  @Field(() => NotBeforeDecisionInput, { nullable: true, description: 'Attendre.' })
  notBefore?: NotBeforeDecisionInput | null;
}

@InputType('MinimalChangeInput', {
  description:
    'Changer le moins possible du plan en vigueur : un niveau à lui, et le prix de chaque changement.',
})
export class MinimalChangeInput {
  @Field(() => Float, {
    nullable: true,
    description: 'Prix pour déplacer une session ou la retirer ; sans lui, celui des réglages.',
  })
  perMove?: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Prix de chaque semaine de déplacement ; sans lui, celui des réglages.',
  })
  perWeek?: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Autant de fois plus quand elle a été annoncée ; sans lui, celui des réglages.',
  })
  announcedFactor?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Niveau après lequel il vient ; `null` : avant tous ; sans lui : après le placement.',
  })
  after?: string | null;
}

@InputType('RollingHorizonInput', {
  description:
    'Horizon glissant : à partir du plan en vigueur, les semaines passées sont de l’histoire, les suivantes gelées, puis publiées, puis en projet.',
})
export class RollingHorizonInput {
  @Field(() => DateScalar, { description: 'Aujourd’hui : ce que le plan en vigueur place avant a démarré.' })
  today!: string;

  @Field(() => Int, {
    description: 'Semaines gelées, à partir de celle d’aujourd’hui : rien n’y change plus.',
  })
  frozenWeeks!: number;

  @Field(() => Int, {
    defaultValue: 0,
    description: 'Semaines publiées ensuite : ce qui y est annoncé ne bouge qu’à un prix.',
  })
  publishedWeeks!: number;
}

@InputType('HandInput', {
  description:
    "La main du programmateur. Ce qui n'est pas dit reste comme dans la base ; `null` retire la règle. Elle est suivie en entier, ou refusée avec tous ses problèmes.",
})
export class HandInput {
  @Field(() => [HandDecisionInput], {
    nullable: true,
    description: 'Décisions, dans leur ordre, 200 au plus. La liste remplace celle de la base.',
  })
  decisions?: HandDecisionInput[] | null;

  @Field(() => SessionSelectionInput, {
    nullable: true,
    description: 'Ne placer que ces sessions ; les autres restent où le plan en vigueur les a.',
  })
  solveOnly?: SessionSelectionInput | null;

  @Field(() => MinimalChangeInput, {
    nullable: true,
    description: 'Changer le moins possible du plan en vigueur.',
  })
  minimalChange?: MinimalChangeInput | null;

  @Field(() => RollingHorizonInput, { nullable: true, description: 'Faire avancer l’horizon.' })
  horizon?: RollingHorizonInput | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Calcul dont le plan est en vigueur pour ces règles ; `null` : le plan publié.',
  })
  plan?: string | null;
}
