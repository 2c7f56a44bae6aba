import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Parameters } from '../../solver/index.ts';
import type { Scenario } from '../../src/entities/index.ts';
import { runs } from '../../src/listing/runs.ts';
import { scenarios } from '../../src/listing/scenarios.ts';
import { choicesOf } from '../../src/scenarios/index.ts';
import { CampaignType } from '../campaign/campaign.type.ts';
import type { Context } from '../context.ts';
import { effectsOn, showAppliedHand } from '../hand/applied-hand.ts';
import { AppliedHandType, HandEffectType } from '../hand/effect.type.ts';
import { showHand } from '../hand/show-hand.ts';
import { connectOwned } from '../pagination/connection.ts';
import { PlanType } from '../plan/plan.type.ts';
import { planOfRun } from '../plan/plan-of-run.ts';
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
    const { choices, hand } = choicesOf(scenario);
    return { ...choices, hand: showHand(hand) };
  }

  @FieldResolver(() => AppliedHandType, {
    description: 'Ce que sa main change aujourd’hui : chaque règle, et les semaines de l’horizon glissant.',
  })
  async appliedHand(@Ctx() ctx: Context, @Root() scenario: Scenario) {
    return showAppliedHand(await ctx.load.prepared.load(scenario));
  }

  @FieldResolver(() => [HandEffectType], {
    description: 'Ce que sa main change aujourd’hui pour une session : toutes les règles qui la touchent.',
  })
  async handEffects(
    @Ctx() ctx: Context,
    @Root() scenario: Scenario,
    @Arg('session', () => String, { description: 'Numéro de la session.' }) session: string,
  ) {
    return effectsOn(await ctx.load.prepared.load(scenario), session);
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
    return planOfRun(ctx, await ctx.load.latestOfScenario.load(scenario.id));
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
