import { ArgsType, Field, Float, ID, InputType, Int } from 'type-graphql';
import type { ScenarioFilter, ScenarioOrderField } from '../../src/listing/scenarios.ts';
import type { ScenarioChoices } from '../../src/scenarios/index.ts';
import { HandInput } from '../hand/hand.input.ts';
import { orderInputOf } from '../pagination/order.input.ts';
import { PageArgs } from '../pagination/page.args.ts';
import { DateScalar, MoneyScalar } from '../scalars.ts';
import { FactsEnum, GridEnum } from '../solver-words.ts';
import { SolverParametersInput } from './parameters.input.ts';

@InputType('ScenarioFilter', { description: 'Critères sur les scénarios ; tous doivent être remplis.' })
export class ScenarioFilterInput implements ScenarioFilter {
  @Field(() => String, { nullable: true, description: 'Nom court de la campagne.' })
  campaign?: string | null;

  @Field(() => ID, { nullable: true, description: 'Scénario de base.' })
  base?: string | null;

  @Field(() => String, { nullable: true, description: 'Texte contenu dans le nom.' })
  search?: string | null;
}

export const ScenarioOrderInput = orderInputOf<ScenarioOrderField>('Scenario', 'des scénarios', {
  CREATED_AT: "Par création ; le plus récent d'abord si rien n'est demandé.",
  NAME: 'Par nom.',
});

@ArgsType()
export class ScenarioListArgs extends PageArgs {
  @Field(() => ScenarioFilterInput, { nullable: true, description: 'Critères.' })
  filter?: ScenarioFilterInput | null;

  @Field(() => ScenarioOrderInput, { nullable: true, description: 'Tri.' })
  order?: InstanceType<typeof ScenarioOrderInput> | null;
}

@InputType('WindowWeeksInput', { description: 'Semaines de part et d’autre du souhait, de 0 à 104.' })
export class WindowWeeksInput {
  @Field(() => Int, { nullable: true, description: 'Structurante.' })
  structural?: number | null;

  @Field(() => Int, { nullable: true, description: 'Conjoncturelle.' })
  conjunctural?: number | null;

  @Field(() => Int, { nullable: true, description: 'Innovante.' })
  innovative?: number | null;
}

@InputType('AssumptionsInput', {
  description: 'Ce qui est supposé quand une fiche ne le dit pas ; `null` : plus rien n’est supposé.',
})
export class AssumptionsInput {
  @Field(() => Int, { nullable: true, description: 'Stagiaires.' })
  plannedEntries?: number | null;

  @Field(() => MoneyScalar, { nullable: true, description: 'Coût.' })
  cost?: number | null;

  @Field(() => Int, { nullable: true, description: 'Heures de formation.' })
  hours?: number | null;

  @Field(() => Float, { nullable: true, description: 'Heures par semaine.' })
  weeklyHours?: number | null;
}

@InputType('ScenarioChoicesInput', {
  description:
    "Ce qu'un scénario change ; ce qui n'est pas dit reste comme dans sa base. Une liste remplace la liste.",
})
export class ScenarioChoicesInput {
  @Field(() => SolverParametersInput, { nullable: true, description: 'Réglages du calcul.' })
  solver?: SolverParametersInput | null;

  @Field(() => GridEnum, { nullable: true, description: "Finesse du découpage de l'année." })
  grid?: ScenarioChoices['grid'] | null;

  @Field(() => FactsEnum, { nullable: true, description: 'Ce que devient une session engagée ou démarrée.' })
  facts?: ScenarioChoices['facts'] | null;

  @Field(() => WindowWeeksInput, { nullable: true, description: 'Fenêtres par défaut, selon la nature.' })
  windowWeeks?: WindowWeeksInput | null;

  @Field(() => AssumptionsInput, { nullable: true, description: 'Ce qui est supposé.' })
  assumptions?: AssumptionsInput | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Numéros des sessions qui peuvent commencer pendant une fermeture.',
  })
  closureExempt?: string[] | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: "Jour de la décision, d'où comptent les délais avant un début ; `null` : aucun n'est jugé.",
  })
  decisionDate?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Calcul dont le plan est publié : s’en écarter coûte ; `null` : rien n’est publié.',
  })
  published?: string | null;

  @Field(() => HandInput, {
    nullable: true,
    description: 'La main du programmateur ; `null` : elle ne décide plus rien.',
  })
  hand?: HandInput | null;
}

@InputType('RollScenarioForwardInput', {
  description: 'Scénario à faire avancer dans le temps, à partir de son dernier plan.',
})
export class RollScenarioForwardInput {
  @Field(() => ID, { description: 'Scénario, dont un calcul a donné un plan.' })
  scenario!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Nom du nouveau ; sans lui, celui du scénario et le jour.',
  })
  name?: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Nouvel aujourd’hui ; sans lui, le premier jour du trimestre suivant.',
  })
  today?: string | null;

  @Field(() => Int, { nullable: true, description: 'Semaines gelées ; sans elles, comme avant.' })
  frozenWeeks?: number | null;

  @Field(() => Int, { nullable: true, description: 'Semaines publiées ensuite ; sans elles, comme avant.' })
  publishedWeeks?: number | null;
}

@InputType('CreateScenarioInput', {
  description: "Scénario à créer : d'une campagne, ou à partir d'une base.",
})
export class CreateScenarioInput {
  @Field(() => String, { nullable: true, description: 'Campagne, par son nom court. Inutile avec une base.' })
  campaign?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Scénario de base, dont il reprend la campagne et les réglages.',
  })
  base?: string | null;

  @Field(() => String, { description: 'Nom, de 1 à 120 caractères.' })
  name!: string;

  @Field(() => String, {
    nullable: true,
    description: "Ce qu'il essaie, pour les autres : 2 000 caractères au plus, jamais sur une personne.",
  })
  notes?: string | null;

  @Field(() => ScenarioChoicesInput, { nullable: true, description: "Ce qu'il change." })
  choices?: ScenarioChoicesInput | null;
}

@InputType('UpdateScenarioInput', {
  description: "Ce qui change dans un scénario ; ce qui n'est pas dit reste.",
})
export class UpdateScenarioInput {
  @Field(() => ID, { description: 'Scénario.' })
  scenario!: string;

  @Field(() => Int, {
    description: 'Sa version (`version`), telle que vous l’avez lue : une autre, et rien ne change.',
  })
  expectedVersion!: number;

  @Field(() => String, { nullable: true, description: 'Nouveau nom, de 1 à 120 caractères.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'Nouvelles notes ; `null` : plus aucune.' })
  notes?: string | null;

  @Field(() => ScenarioChoicesInput, {
    nullable: true,
    description: 'Ce qui change dans ses choix ; une liste remplace la liste, la main remplace la main.',
  })
  choices?: ScenarioChoicesInput | null;
}
