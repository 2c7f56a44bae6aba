import { Arg, Args, Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import type { PeriodKind } from '../../solver/index.ts';
import type { Campaign } from '../../src/entities/index.ts';
import { agencies } from '../../src/listing/agencies.ts';
import { alternanceIntakes } from '../../src/listing/alternance-intakes.ts';
import { candidatePools, opcoCapacities, quarterCapacities } from '../../src/listing/capacities.ts';
import { closures } from '../../src/listing/closures.ts';
import { envelopes } from '../../src/listing/envelopes.ts';
import { prfOffers } from '../../src/listing/prf-offers.ts';
import { projects } from '../../src/listing/projects.ts';
import { scenarios } from '../../src/listing/scenarios.ts';
import { sessions } from '../../src/listing/sessions.ts';
import { AgencyListArgs } from '../agency/agency.input.ts';
import { AgencyConnection } from '../agency/agency.type.ts';
import { AlternanceIntakeListArgs } from '../alternance-intake/alternance-intake.input.ts';
import { AlternanceIntakeConnection } from '../alternance-intake/alternance-intake.type.ts';
import {
  CandidatePoolListArgs,
  OpcoCapacityListArgs,
  QuarterCapacityListArgs,
} from '../capacity/capacity.input.ts';
import {
  CandidatePoolConnection,
  OpcoCapacityConnection,
  QuarterCapacityConnection,
} from '../capacity/capacity.type.ts';
import { ClosureListArgs } from '../closure/closure.input.ts';
import { ClosureConnection } from '../closure/closure.type.ts';
import type { Context } from '../context.ts';
import { EntryCurveType, showCurve } from '../curve/curve.type.ts';
import { curveOfCampaign } from '../curve/curve-of-campaign.ts';
import { EnvelopeListArgs } from '../envelope/envelope.input.ts';
import { EnvelopeConnection } from '../envelope/envelope.type.ts';
import { connectOwned } from '../pagination/connection.ts';
import { PlanType } from '../plan/plan.type.ts';
import { planOfRun } from '../plan/plan-of-run.ts';
import { PrfOfferListArgs } from '../prf-offer/prf-offer.input.ts';
import { PrfOfferConnection } from '../prf-offer/prf-offer.type.ts';
import { ProjectListArgs } from '../project/project.input.ts';
import { ProjectConnection } from '../project/project.type.ts';
import { ScenarioListArgs } from '../scenario/scenario.input.ts';
import { ScenarioConnection } from '../scenario/scenario.type.ts';
import { SessionListArgs } from '../session/session.input.ts';
import { SessionConnection } from '../session/session.type.ts';
import { PeriodEnum } from '../solver-words.ts';
import { CampaignType } from './campaign.type.ts';

@Resolver(() => CampaignType)
export class CampaignRelations {
  @FieldResolver(() => ProjectConnection, { description: 'Projets de POEC.' })
  projects(
    @Ctx() ctx: Context,
    @Root() { id }: Campaign,
    @Args(() => ProjectListArgs) args: ProjectListArgs,
  ) {
    return connectOwned(ctx, projects, args, 'campaign', id);
  }

  @FieldResolver(() => SessionConnection, { description: 'Sessions.' })
  sessions(
    @Ctx() ctx: Context,
    @Root() { id }: Campaign,
    @Args(() => SessionListArgs) args: SessionListArgs,
  ) {
    return connectOwned(ctx, sessions, args, 'campaign', id);
  }

  @FieldResolver(() => EnvelopeConnection, { description: 'Enveloppes.' })
  envelopes(
    @Ctx() ctx: Context,
    @Root() { id }: Campaign,
    @Args(() => EnvelopeListArgs) args: EnvelopeListArgs,
  ) {
    return connectOwned(ctx, envelopes, args, 'campaign', id);
  }

  @FieldResolver(() => PrfOfferConnection, { description: 'Offres du programme régional de formation.' })
  prfOffers(
    @Ctx() ctx: Context,
    @Root() { id }: Campaign,
    @Args(() => PrfOfferListArgs) args: PrfOfferListArgs,
  ) {
    return connectOwned(ctx, prfOffers, args, 'campaign', id);
  }

  @FieldResolver(() => AlternanceIntakeConnection, { description: 'Rentrées en alternance.' })
  alternanceIntakes(
    @Ctx() ctx: Context,
    @Root() { id }: Campaign,
    @Args(() => AlternanceIntakeListArgs) args: AlternanceIntakeListArgs,
  ) {
    return connectOwned(ctx, alternanceIntakes, args, 'campaign', id);
  }

  @FieldResolver(() => AgencyConnection, { description: 'Agences France Travail.' })
  agencies(@Ctx() ctx: Context, @Root() { id }: Campaign, @Args(() => AgencyListArgs) args: AgencyListArgs) {
    return connectOwned(ctx, agencies, args, 'campaign', id);
  }

  @FieldResolver(() => ClosureConnection, { description: 'Fermetures.' })
  closures(
    @Ctx() ctx: Context,
    @Root() { id }: Campaign,
    @Args(() => ClosureListArgs) args: ClosureListArgs,
  ) {
    return connectOwned(ctx, closures, args, 'campaign', id);
  }

  @FieldResolver(() => OpcoCapacityConnection, { description: 'Plafonds de lancement des OPCO.' })
  opcoCapacities(
    @Ctx() ctx: Context,
    @Root() { id }: Campaign,
    @Args(() => OpcoCapacityListArgs) args: OpcoCapacityListArgs,
  ) {
    return connectOwned(ctx, opcoCapacities, args, 'campaign', id);
  }

  @FieldResolver(() => CandidatePoolConnection, { description: 'Viviers de candidats.' })
  candidatePools(
    @Ctx() ctx: Context,
    @Root() { id }: Campaign,
    @Args(() => CandidatePoolListArgs) args: CandidatePoolListArgs,
  ) {
    return connectOwned(ctx, candidatePools, args, 'campaign', id);
  }

  @FieldResolver(() => QuarterCapacityConnection, { description: 'Capacités des trimestres.' })
  quarterCapacities(
    @Ctx() ctx: Context,
    @Root() { id }: Campaign,
    @Args(() => QuarterCapacityListArgs) args: QuarterCapacityListArgs,
  ) {
    return connectOwned(ctx, quarterCapacities, args, 'campaign', id);
  }

  @FieldResolver(() => ScenarioConnection, { description: 'Scénarios.' })
  scenarios(
    @Ctx() ctx: Context,
    @Root() { id }: Campaign,
    @Args(() => ScenarioListArgs) args: ScenarioListArgs,
  ) {
    return connectOwned(ctx, scenarios, args, 'campaign', id);
  }

  @FieldResolver(() => PlanType, {
    nullable: true,
    description: 'Plan du dernier calcul qui en a un, quel que soit son scénario.',
  })
  async latestPlan(@Ctx() ctx: Context, @Root() { id }: Campaign) {
    return planOfRun(ctx, await ctx.load.latestOfCampaign.load(id));
  }

  @FieldResolver(() => EntryCurveType, {
    nullable: true,
    description:
      "Courbe des entrées aux dates demandées, ou celle d'un plan. Absente, avec une erreur `NOT_FOUND`, si ce calcul n'a pas de plan.",
  })
  async entryCurve(
    @Ctx() ctx: Context,
    @Root() campaign: Campaign,
    @Arg('period', () => PeriodEnum, { defaultValue: 'MONTH', description: 'Par mois ou par trimestre.' })
    period: PeriodKind,
    @Arg('run', () => ID, {
      nullable: true,
      description: 'Calcul dont le plan est voulu ; sans lui, les dates demandées.',
    })
    run: string | null,
  ) {
    return showCurve(await curveOfCampaign(ctx, campaign, run ?? null), period);
  }
}
