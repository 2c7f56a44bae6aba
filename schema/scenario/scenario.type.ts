import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import type { ScenarioChoices } from '../../src/scenarios/index.ts';
import { HandType } from '../hand/hand.type.ts';
import { connectionOf } from '../pagination/connection.ts';
import { DateScalar, InstantScalar, MoneyScalar } from '../scalars.ts';
import { FactsEnum, GridEnum } from '../solver-words.ts';
import { SolverParametersType } from './parameters.type.ts';

@ObjectType('WindowWeeks', {
  description:
    'Semaines dont une session sans fenêtre convenue peut bouger, de part et d’autre de son souhait.',
})
export class WindowWeeksType {
  @Field(() => Int, { name: 'structural', description: 'Structurante.' })
  STRUCTURAL!: number;

  @Field(() => Int, { name: 'conjunctural', description: 'Conjoncturelle.' })
  CONJUNCTURAL!: number;

  @Field(() => Int, { name: 'innovative', description: 'Innovante.' })
  INNOVATIVE!: number;
}

@ObjectType('Assumptions', {
  description: 'Ce qui est supposé quand une fiche ne le dit pas. Rien : la session reste hors du calcul.',
})
export class AssumptionsType {
  @Field(() => Int, { nullable: true, description: 'Stagiaires.' })
  plannedEntries!: number | null;

  @Field(() => MoneyScalar, { name: 'cost', nullable: true, description: 'Coût.' })
  costCents!: number | null;

  @Field(() => Int, { nullable: true, description: 'Heures de formation.' })
  hours!: number | null;

  @Field(() => Float, { description: 'Heures par semaine.' })
  weeklyHours!: number;
}

@ObjectType('ScenarioChoices', { description: "Tout ce qu'un scénario choisit, complet." })
export class ScenarioChoicesType {
  @Field(() => SolverParametersType, { description: 'Réglages du calcul.' })
  solver!: ScenarioChoices['solver'];

  @Field(() => GridEnum, { description: "Finesse du découpage de l'année." })
  grid!: ScenarioChoices['grid'];

  @Field(() => FactsEnum, { description: 'Ce que devient une session engagée ou démarrée.' })
  facts!: ScenarioChoices['facts'];

  @Field(() => DateScalar, {
    nullable: true,
    description: "Jour de la décision, d'où comptent les délais avant un début ; rien : aucun n'est jugé.",
  })
  decisionDate!: ScenarioChoices['decisionDate'];

  @Field(() => ID, { nullable: true, description: 'Calcul dont le plan est publié ; rien : aucun ne l’est.' })
  published!: ScenarioChoices['published'];

  @Field(() => WindowWeeksType, { description: 'Fenêtres par défaut, selon la nature.' })
  windowWeeks!: ScenarioChoices['windowWeeks'];

  @Field(() => AssumptionsType, { description: 'Ce qui est supposé.' })
  assumptions!: ScenarioChoices['assumptions'];

  @Field(() => [String], { description: 'Numéros des sessions qui peuvent commencer pendant une fermeture.' })
  closureExempt!: string[];

  @Field(() => HandType, { description: 'La main du programmateur.' })
  hand!: HandType;
}

/** A scenario, as the contract shows it. */
@ObjectType('Scenario', {
  description:
    "Scénario : une campagne vue avec un jeu de réglages. Il peut servir de base à d'autres, qui ne le changent jamais et qu'il ne change pas.",
})
export class ScenarioType {
  @Field(() => ID, { description: 'Identifiant.' })
  id!: string;

  @Field(() => String, { description: 'Nom.' })
  name!: string;

  @Field(() => String, { nullable: true, description: "Ce qu'il essaie, pour les autres." })
  notes!: string | null;

  @Field(() => Int, {
    description: 'Nombre de ses états : `updateScenario` la demande, et refuse si elle n’est plus la même.',
  })
  version!: number;

  @Field(() => InstantScalar, { description: 'Création.' })
  createdAt!: Date;
}

export const ScenarioConnection = connectionOf(ScenarioType, 'Scenario', 'des scénarios');
