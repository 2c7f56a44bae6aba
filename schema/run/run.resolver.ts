import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { OptimizationRun } from '../../src/entities/index.ts';
import { runs } from '../../src/listing/runs.ts';
import { cancelRun, launchRun, replayRun } from '../../src/runs/index.ts';
import type { Context } from '../context.ts';
import { findById } from '../lookup.ts';
import { connect } from '../pagination/connection.ts';
import { InvalidInstanceProblem } from '../problem/problem.type.ts';
import { typedProblems } from '../problem/problems.ts';
import { said } from '../scenario/stated.ts';
import { RunBudgetInput, RunListArgs } from './run.input.ts';
import { CancelRunPayload, LaunchOptimizationPayload } from './run.payload.ts';
import { RunConnection, RunType } from './run.type.ts';

@Resolver()
export class RunResolver {
  @Query(() => RunType, {
    nullable: true,
    description: "Un calcul. Absent, avec une erreur `NOT_FOUND`, s'il n'existe pas.",
  })
  run(@Ctx() ctx: Context, @Arg('id', () => ID, { description: 'Identifiant.' }) id: string) {
    return findById(ctx, OptimizationRun, 'Calcul', id, 'runs');
  }

  @Query(() => RunConnection, { description: 'Les calculs.' })
  runs(@Ctx() ctx: Context, @Args(() => RunListArgs) args: RunListArgs) {
    return connect(ctx, runs, args);
  }

  @Mutation(() => LaunchOptimizationPayload, {
    description: "Lance le calcul d'un scénario et le rend aussitôt ; il avance ensuite, et `run` le suit.",
  })
  async launchOptimization(
    @Ctx() { em, jobs }: Context,
    @Arg('scenario', () => ID, { description: 'Scénario à calculer.' }) scenario: string,
    @Arg('budget', () => RunBudgetInput, { nullable: true, description: 'Temps et mémoire.' })
    budget: RunBudgetInput | null,
  ) {
    return runPayload(await launchRun(em, jobs, scenario, said({ ...budget })));
  }

  @Mutation(() => CancelRunPayload, {
    description: 'Annule un calcul qui attend ou qui est en cours ; son meilleur plan vérifié est gardé.',
  })
  async cancelRun(
    @Ctx() { em }: Context,
    @Arg('run', () => ID, { description: 'Calcul à annuler.' }) run: string,
  ) {
    return runPayload(await cancelRun(em, run));
  }

  @Mutation(() => LaunchOptimizationPayload, {
    description:
      'Refait un calcul à partir de ce qu’il a gardé : un calcul de plus, dont `replay` dit à la fin si le plan est le même.',
  })
  async replayRun(
    @Ctx() { em, jobs }: Context,
    @Arg('run', () => ID, { description: 'Calcul à refaire.' }) run: string,
  ) {
    return runPayload(await replayRun(em, jobs, run));
  }
}

function runPayload(answer: Awaited<ReturnType<typeof launchRun>>): LaunchOptimizationPayload {
  return 'problems' in answer
    ? { run: null, problems: typedProblems(answer.problems, InvalidInstanceProblem) }
    : { run: answer.run, problems: [] };
}
