import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Parameters } from '../../solver/index.ts';
import type { Scenario } from '../../src/entities/index.ts';
import { runs } from '../../src/listing/runs.ts';
import { scenarios } from '../../src/listing/scenarios.ts';
import { choicesOf } from '../../src/scenarios/index.ts';
import { CampaignType } from '../campaign/campaign.type.ts';
import type { Context } from '../context.ts';
import { connectOwned } from '../pagination/connection.ts';
import { PlanType } from '../plan/plan.type.ts';
import { planOfRunId } from '../plan/plan-of-run.ts';
import { RunListArgs } from '../run/run.input.ts';
import { RunConnection } from '../run/run.type.ts';
import { ProfileShareType, SmoothingParametersType } from './parameters.type.ts';
import { ScenarioListArgs } from './scenario.input.ts';
import { ScenarioChoicesType, ScenarioConnection, ScenarioType } from './scenario.type.ts';

@Resolver(() => ScenarioType)
export class ScenarioRelations {
  @FieldResolver(() => CampaignType, { description: 'Campagne.' })
  campaign(@Root() scenario: Scenario) {
    return scenario.campaign.load();
  }

  @FieldResolver(() => ScenarioType, { nullable: true, description: 'Scénario dont il est parti.' })
  base(@Root() scenario: Scenario) {
    return scenario.base?.load() ?? null;
  }

  @FieldResolver(() => ScenarioChoicesType, { description: "Tout ce qu'il choisit." })
  choices(@Root() scenario: Scenario) {
    const { choices, pins } = choicesOf(scenario);
    return { ...choices, ...pins };
  }

  @FieldResolver(() => ScenarioConnection, { description: 'Scénarios qui en sont partis.' })
  forks(
    @Ctx() ctx: Context,
    @Root() scenario: Scenario,
    @Args(() => ScenarioListArgs) args: ScenarioListArgs,
  ) {
    return connectOwned(ctx, scenarios, args, 'base', scenario.id);
  }

  @FieldResolver(() => RunConnection, { description: 'Ses calculs.' })
  runs(@Ctx() ctx: Context, @Root() scenario: Scenario, @Args(() => RunListArgs) args: RunListArgs) {
    return connectOwned(ctx, runs, args, 'scenario', scenario.id);
  }

  @FieldResolver(() => PlanType, { nullable: true, description: 'Plan de son dernier calcul qui en a un.' })
  async latestPlan(@Ctx() ctx: Context, @Root() scenario: Scenario) {
    return planOfRunId(ctx, await ctx.load.latestOfScenario.load(scenario.id));
  }
}

@Resolver(() => SmoothingParametersType)
export class SmoothingParametersRelations {
  @FieldResolver(() => [ProfileShareType], {
    description: 'Profil voulu ; vide : les entrées suivent les jours ouvrés.',
  })
  profile(@Root() { profile }: Parameters['smoothing']): ProfileShareType[] {
    return Object.entries(profile).map(([period, share]) => ({ period, share }));
  }
}
