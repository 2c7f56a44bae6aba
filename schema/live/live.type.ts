import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { Change, ChangedThing, ChangeKind } from '../../src/live/index.ts';
import { RunProgressType, RunStateEnum } from '../run/run.type.ts';
import { SimulationStateEnum } from '../simulation/simulation.type.ts';
import { describedEnum } from '../vocabulary.ts';

/** How a run stands, as a subscription tells it: nothing here asks the database again. */
@ObjectType('RunNews', { description: "Nouvelle d'un calcul." })
export class RunNewsType {
  @Field(() => ID, { description: 'Identifiant du calcul : `run` en donne le plan.' })
  id!: string;

  @Field(() => RunStateEnum, { description: 'Où il en est.' })
  state!: keyof typeof RunStateEnum;

  @Field(() => String, { nullable: true, description: 'Pourquoi il a échoué ou a été annulé.' })
  reason!: string | null;

  @Field(() => RunProgressType, {
    nullable: true,
    description: 'Avancement par niveau ; absent avant la première nouvelle du moteur.',
  })
  progress!: object | null;
}

/** How a simulation stands, as a subscription tells it. */
@ObjectType('SimulationNews', { description: "Nouvelle d'une simulation." })
export class SimulationNewsType {
  @Field(() => ID, { description: 'Identifiant : `simulation` en donne le résultat.' })
  id!: string;

  @Field(() => SimulationStateEnum, { description: 'Où elle en est.' })
  state!: keyof typeof SimulationStateEnum;

  @Field(() => String, { nullable: true, description: 'Pourquoi elle a échoué ou a été annulée.' })
  reason!: string | null;

  @Field(() => Int, { description: 'Tirages faits.' })
  drawsDone!: number;

  @Field(() => Int, { description: 'Tirages demandés.' })
  draws!: number;
}

export const ChangedThingEnum = describedEnum<ChangedThing>('ChangedThing', 'Ce qui peut changer.', {
  PROJECT: 'Une fiche : `project`.',
  SESSION: 'Une session : `session`.',
  SCENARIO: 'Un scénario : `scenario`.',
  RUN: 'Un calcul, lancé ou passé à un autre état : `run`.',
  SIMULATION: 'Une simulation, lancée ou passée à un autre état : `simulation`.',
  IMPORT: 'Un import, reçu ou passé à un autre état : `import`.',
  JUDGEMENT: 'Un avis ou une décision ; l’identifiant est celui de la fiche : `project`.',
  AGENCY: 'Une agence : `agencies`.',
});

export const ChangeKindEnum = describedEnum<ChangeKind>('ChangeKind', 'Ce qui lui est arrivé.', {
  CREATED: 'Nouveau.',
  UPDATED: 'Modifié.',
});

/** One thing that changed. */
@ObjectType('Change', { description: 'Une chose qui a changé.' })
export class ChangeType {
  @Field(() => ChangedThingEnum, { description: 'Ce que c’est.' })
  of!: Change['of'];

  @Field(() => ChangeKindEnum, { description: 'Ce qui lui est arrivé.' })
  kind!: Change['kind'];

  @Field(() => ID, { description: 'Identifiant.' })
  id!: string;
}

/** What changed in a campaign since the last time. */
@ObjectType('CampaignChanges', {
  description: 'Ce qui a changé dans une campagne depuis la fois précédente.',
})
export class CampaignChangesType {
  @Field(() => ID, { description: 'Identifiant de la campagne.' })
  campaign!: string;

  @Field(() => [ChangeType], {
    description: 'Ce qui a changé, chaque chose une fois ; vide quand `isComplete` est faux.',
  })
  changes!: Change[];

  @Field(() => Boolean, {
    description:
      'Faux quand la liste ne dit pas tout (au début, après une coupure, une suppression, plus de cent changements) : relisez ce que vous aviez lu.',
  })
  isComplete!: boolean;
}
