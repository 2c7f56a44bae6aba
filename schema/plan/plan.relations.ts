import { Arg, Args, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { LevelResult, PeriodKind } from '../../solver/index.ts';
import type { PlanAssignment } from '../../src/entities/index.ts';
import { assignments } from '../../src/listing/assignments.ts';
import { consumptionOf, curveAfter, curveBefore, displacementOf } from '../../src/scenarios/index.ts';
import type { Context } from '../context.ts';
import { EntryCurveType, PeakMonthType, SessionCountType, showCurve, showPeak } from '../curve/curve.type.ts';
import { effectsOn } from '../hand/applied-hand.ts';
import { HandEffectType } from '../hand/effect.type.ts';
import { connectOwned } from '../pagination/connection.ts';
import { RunType } from '../run/run.type.ts';
import { SessionType } from '../session/session.type.ts';
import { PeriodEnum } from '../solver-words.ts';
import { AssignmentListArgs } from './plan.input.ts';
import {
  AssignmentConnection,
  AssignmentType,
  EnvelopeConsumptionType,
  PlanLevelType,
  type PlanOfRun,
  PlanType,
  SolveStatisticsType,
} from './plan.type.ts';
import { measured } from './plan-of-run.ts';
import { PlanProofType, showProof } from './proof.type.ts';

const PERIOD = { description: 'Par mois ou par trimestre.', defaultValue: 'MONTH' };

@Resolver(() => PlanType)
export class PlanRelations {
  @FieldResolver(() => RunType, { description: 'Calcul dont il vient.' })
  run(@Ctx() { load }: Context, @Root() { runId }: PlanOfRun) {
    return load.runs.load(runId);
  }

  @FieldResolver(() => SolveStatisticsType, { description: 'Tailles et durées du calcul.' })
  statistics(@Root() plan: PlanOfRun) {
    return plan.statistics;
  }

  @FieldResolver(() => PlanProofType, {
    nullable: true,
    description:
      'Ce qui borne ses niveaux, et que chacun peut refaire ; absent tant qu’on ne l’a pas cherché.',
  })
  proof(@Root() { multipliers }: PlanOfRun) {
    return multipliers === null ? null : showProof(multipliers);
  }

  @FieldResolver(() => Int, {
    description: 'Le coût du lissage : somme, sur les sessions, des semaines entre le souhait et le plan.',
  })
  async weeksMoved(@Ctx() ctx: Context, @Root() plan: PlanOfRun) {
    return displacementOf(await measured(ctx, plan)).movedWeeks;
  }

  @FieldResolver(() => Int, { description: 'Le même coût, chaque session comptant ses stagiaires.' })
  async traineeWeeksMoved(@Ctx() ctx: Context, @Root() plan: PlanOfRun) {
    return displacementOf(await measured(ctx, plan)).movedTraineeWeeks;
  }

  @FieldResolver(() => Int, { description: 'Sessions qui ne commencent pas la semaine demandée.' })
  async sessionsMoved(@Ctx() ctx: Context, @Root() plan: PlanOfRun) {
    return displacementOf(await measured(ctx, plan)).movedSessions;
  }

  @FieldResolver(() => SessionCountType, { description: 'Sessions que le plan ne place pas.' })
  async unplaced(@Ctx() ctx: Context, @Root() plan: PlanOfRun) {
    return displacementOf(await measured(ctx, plan)).unplaced;
  }

  @FieldResolver(() => PeakMonthType, {
    nullable: true,
    description: 'Mois le plus plein aux dates demandées.',
  })
  async peakBefore(@Ctx() ctx: Context, @Root() plan: PlanOfRun) {
    return showPeak(curveBefore(await measured(ctx, plan)));
  }

  @FieldResolver(() => PeakMonthType, { nullable: true, description: 'Mois le plus plein dans le plan.' })
  async peakAfter(@Ctx() ctx: Context, @Root() plan: PlanOfRun) {
    return showPeak(curveAfter(await measured(ctx, plan)));
  }

  @FieldResolver(() => EntryCurveType, { description: 'Courbe des entrées du plan.' })
  async curve(
    @Ctx() ctx: Context,
    @Root() plan: PlanOfRun,
    @Arg('period', () => PeriodEnum, PERIOD) period: PeriodKind,
  ) {
    return showCurve(curveAfter(await measured(ctx, plan)), period);
  }

  @FieldResolver(() => EntryCurveType, { description: 'Courbe des mêmes sessions aux dates demandées.' })
  async wishedCurve(
    @Ctx() ctx: Context,
    @Root() plan: PlanOfRun,
    @Arg('period', () => PeriodEnum, PERIOD) period: PeriodKind,
  ) {
    return showCurve(curveBefore(await measured(ctx, plan)), period);
  }

  @FieldResolver(() => [EnvelopeConsumptionType], {
    description: 'Ce que le plan consomme de chaque enveloppe, à chaque date.',
  })
  async envelopeConsumption(@Ctx() ctx: Context, @Root() plan: PlanOfRun) {
    return consumptionOf(await measured(ctx, plan));
  }

  @FieldResolver(() => AssignmentConnection, {
    description: 'Place de chaque session, son décalage et les raisons.',
  })
  assignments(
    @Ctx() ctx: Context,
    @Root() plan: PlanOfRun,
    @Args(() => AssignmentListArgs) args: AssignmentListArgs,
  ) {
    return connectOwned(ctx, assignments, args, 'run', plan.runId);
  }
}

@Resolver(() => PlanLevelType)
export class PlanLevelRelations {
  @FieldResolver(() => Boolean, { description: "Est-ce prouvé, à l'écart demandé ?" })
  proof(@Root() level: LevelResult) {
    return level.end === 'PROVEN';
  }
}

@Resolver(() => AssignmentType)
export class AssignmentRelations {
  @FieldResolver(() => SessionType, { description: 'La session.' })
  session(@Root() assignment: PlanAssignment) {
    return assignment.session.load();
  }

  @FieldResolver(() => [HandEffectType], {
    description: 'Les règles de la main qui la touchent, telles que les données les appliquent aujourd’hui.',
  })
  async handEffects(@Ctx() { load }: Context, @Root() assignment: PlanAssignment) {
    const prepared = await load.preparedOfRun.load(assignment.run.id);
    const session = await assignment.session.load();
    return prepared === null || session === null ? [] : effectsOn(prepared, session.reference);
  }
}
