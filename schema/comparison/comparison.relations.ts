import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { PeriodKind } from '../../solver/index.ts';
import { PoecSession } from '../../src/entities/index.ts';
import type { ComparedScenario, SessionDifference } from '../../src/scenarios/index.ts';
import type { Context } from '../context.ts';
import { EntryCurveType, PeakMonthType, SessionCountType, showCurve, showPeak } from '../curve/curve.type.ts';
import { PlanType } from '../plan/plan.type.ts';
import { planOfRun } from '../plan/plan-of-run.ts';
import { ScenarioType } from '../scenario/scenario.type.ts';
import { SessionType } from '../session/session.type.ts';
import { PeriodEnum } from '../solver-words.ts';
import { ComparedScenarioType, SessionDifferenceType } from './comparison.type.ts';

@Resolver(() => ComparedScenarioType)
export class ComparedScenarioRelations {
  @FieldResolver(() => ScenarioType, { description: 'Le scénario.' })
  scenario(@Root() compared: ComparedScenario) {
    return compared.scenario;
  }

  @FieldResolver(() => PlanType, { nullable: true, description: 'Le plan comparé.' })
  plan(@Ctx() ctx: Context, @Root() compared: ComparedScenario) {
    return planOfRun(ctx, compared.runId);
  }

  @FieldResolver(() => SessionCountType, { description: 'Sessions non placées.' })
  unplaced(@Root() compared: ComparedScenario) {
    return compared.unplaced;
  }

  @FieldResolver(() => PeakMonthType, { nullable: true, description: 'Mois le plus plein.' })
  peak(@Root() compared: ComparedScenario) {
    return showPeak(compared.curve);
  }

  @FieldResolver(() => EntryCurveType, { description: 'Courbe des entrées.' })
  curve(
    @Root() compared: ComparedScenario,
    @Arg('period', () => PeriodEnum, { defaultValue: 'MONTH', description: 'Par mois ou par trimestre.' })
    period: PeriodKind,
  ) {
    return showCurve(compared.curve, period);
  }
}

@Resolver(() => SessionDifferenceType)
export class SessionDifferenceRelations {
  // Not named `session`: that property holds the reference.
  @FieldResolver(() => SessionType, { name: 'session', description: 'La session.' })
  row(@Ctx() { em }: Context, @Root() difference: SessionDifference) {
    return em.getReference(PoecSession, difference.sessionId, { wrapped: true }).loadOrFail();
  }
}
