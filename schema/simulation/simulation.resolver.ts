import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { SimulationRun } from '../../src/entities/index.ts';
import { simulations } from '../../src/listing/simulations.ts';
import { cancelSimulation, launchSimulation } from '../../src/simulations/index.ts';
import type { Context } from '../context.ts';
import { findById } from '../lookup.ts';
import { connect } from '../pagination/connection.ts';
import { InvalidParametersProblem } from '../problem/problem.type.ts';
import { typedProblems } from '../problem/problems.ts';
import { RunBudgetInput } from '../run/run.input.ts';
import { said } from '../scenario/stated.ts';
import { SimulationListArgs, SimulationParametersInput } from './simulation.input.ts';
import { CancelSimulationPayload, LaunchSimulationPayload } from './simulation.payload.ts';
import { SimulationConnection, SimulationType } from './simulation.type.ts';
import { argumentPath, statedParameters } from './stated.ts';

@Resolver()
export class SimulationResolver {
  @Query(() => SimulationType, {
    nullable: true,
    description: "Une simulation. Absente, avec une erreur `NOT_FOUND`, si elle n'existe pas.",
  })
  simulation(@Ctx() ctx: Context, @Arg('id', () => ID, { description: 'Identifiant.' }) id: string) {
    return findById(ctx, SimulationRun, 'Simulation', id, 'simulations');
  }

  @Query(() => SimulationConnection, { description: 'Les simulations.' })
  simulations(@Ctx() ctx: Context, @Args(() => SimulationListArgs) args: SimulationListArgs) {
    return connect(ctx, simulations, args);
  }

  @Mutation(() => LaunchSimulationPayload, {
    description:
      "Simule ce qui arrive au plan d'un calcul quand des sessions glissent ou sont abandonnées. La simulation est rendue aussitôt ; elle avance ensuite, et `simulation` la suit.",
  })
  async launchSimulation(
    @Ctx() { em, jobs }: Context,
    @Arg('run', () => ID, { description: 'Calcul dont le plan est simulé.' }) run: string,
    @Arg('parameters', () => SimulationParametersInput, {
      nullable: true,
      description: 'Comment tirer les glissements et les abandons.',
    })
    parameters: SimulationParametersInput | null,
    @Arg('budget', () => RunBudgetInput, { nullable: true, description: 'Temps et mémoire.' })
    budget: RunBudgetInput | null,
  ) {
    const asked = { run, parameters: statedParameters(parameters), budget: said({ ...budget }) };
    return simulationPayload(await launchSimulation(em, jobs, asked));
  }

  @Mutation(() => CancelSimulationPayload, {
    description: "Annule une simulation qui attend ou qui est en cours ; rien n'en est gardé.",
  })
  async cancelSimulation(
    @Ctx() { em }: Context,
    @Arg('simulation', () => ID, { description: 'Simulation à annuler.' }) simulation: string,
  ) {
    return simulationPayload(await cancelSimulation(em, simulation));
  }
}

function simulationPayload(answer: Awaited<ReturnType<typeof launchSimulation>>): LaunchSimulationPayload {
  return 'problems' in answer
    ? {
        simulation: null,
        problems: typedProblems(answer.problems, InvalidParametersProblem, argumentPath),
      }
    : { simulation: answer.simulation, problems: [] };
}
