import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { OptimizationRun } from '../../src/entities/index.ts';
import { simulations } from '../../src/listing/simulations.ts';
import { parametersOf, replayOf } from '../../src/runs/index.ts';
import type { Context } from '../context.ts';
import { EnvelopeType } from '../envelope/envelope.type.ts';
import { connectOwned } from '../pagination/connection.ts';
import { PlanType } from '../plan/plan.type.ts';
import { planOfRun } from '../plan/plan-of-run.ts';
import { InvalidInstanceProblem, ProblemType } from '../problem/problem.type.ts';
import { typedProblems } from '../problem/problems.ts';
import { SolverParametersType } from '../scenario/parameters.type.ts';
import { ScenarioType } from '../scenario/scenario.type.ts';
import { SessionType } from '../session/session.type.ts';
import { SimulationListArgs } from '../simulation/simulation.input.ts';
import { SimulationConnection } from '../simulation/simulation.type.ts';
import {
  EnvelopeShortConflictType,
  InfeasibilityType,
  NoOpenWeekConflictType,
  type ShownConflict,
  showConflicts,
} from './outcome.type.ts';
import { ReplayType, RunBudgetType, RunType } from './run.type.ts';

@Resolver(() => RunType)
export class RunRelations {
  @FieldResolver(() => ScenarioType, { description: 'Scénario calculé.' })
  scenario(@Root() run: OptimizationRun) {
    return run.scenario.load();
  }

  @FieldResolver(() => SolverParametersType, {
    description: 'Réglages du calcul, tels qu’ils étaient au lancement.',
  })
  parameters(@Root() run: OptimizationRun) {
    return parametersOf(run);
  }

  @FieldResolver(() => ReplayType, {
    nullable: true,
    description:
      'Ce qu’il donne, s’il refait un autre calcul ; absent tant qu’il avance, et s’il n’a pas de plan.',
  })
  replay(@Ctx() { em }: Context, @Root() run: OptimizationRun) {
    return run.replayOf === null ? null : replayOf(em, run.id);
  }

  @FieldResolver(() => RunBudgetType, { description: 'Temps et mémoire qui lui sont donnés.' })
  budget(@Root() { budgetSeconds, budgetMegabytes }: OptimizationRun) {
    return { seconds: budgetSeconds, megabytes: budgetMegabytes };
  }

  @FieldResolver(() => PlanType, {
    nullable: true,
    description:
      "Le plan vérifié, une fois qu'il y en a un. Tant que le calcul avance : le meilleur jusqu'ici, celui que garderait une annulation, dont les raisons viennent à la fin.",
  })
  plan(@Ctx() ctx: Context, @Root() run: OptimizationRun) {
    return planOfRun(ctx, run.id);
  }

  @FieldResolver(() => SimulationConnection, { description: 'Simulations de son plan.' })
  simulations(
    @Ctx() ctx: Context,
    @Root() run: OptimizationRun,
    @Args(() => SimulationListArgs) args: SimulationListArgs,
  ) {
    return connectOwned(ctx, simulations, args, 'run', run.id);
  }

  @FieldResolver(() => InfeasibilityType, {
    nullable: true,
    description: "Pourquoi aucun plan n'existe, si c'est le cas.",
  })
  async infeasibility(@Ctx() { load }: Context, @Root() run: OptimizationRun) {
    if (run.state !== 'INFEASIBLE') return null;
    const result = (await load.documents.load(run.id))?.result;
    const scenario = await run.scenario.loadOrFail();
    return result?.status === 'INFEASIBLE'
      ? showConflicts(result.conflicts, scenario.campaign.id, result.proof)
      : null;
  }

  @FieldResolver(() => [ProblemType], {
    description: 'Contradictions des données, si elles ont arrêté le calcul.',
  })
  async problems(@Ctx() { load }: Context, @Root() run: OptimizationRun) {
    if (run.state !== 'INVALID') return [];
    const result = (await load.documents.load(run.id))?.result;
    return result?.status === 'INVALID' ? typedProblems(result.problems, InvalidInstanceProblem) : [];
  }
}

@Resolver(() => NoOpenWeekConflictType)
export class NoOpenWeekConflictRelations {
  @FieldResolver(() => SessionType, { nullable: true, description: 'La session, si elle existe encore.' })
  session(@Ctx() { load }: Context, @Root() { campaign, sessionReference }: ShownConflict) {
    return sessionReference === null ? null : load.sessions.load({ campaign, reference: sessionReference });
  }
}

@Resolver(() => EnvelopeShortConflictType)
export class EnvelopeShortConflictRelations {
  @FieldResolver(() => EnvelopeType, { nullable: true, description: "L'enveloppe, si elle existe encore." })
  envelope(@Ctx() { load }: Context, @Root() { campaign, envelopeReference }: ShownConflict) {
    return envelopeReference === null
      ? null
      : load.envelopes.load({ campaign, reference: envelopeReference });
  }
}
