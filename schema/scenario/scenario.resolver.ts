import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, ID, Info, Mutation, Query, Resolver } from 'type-graphql';
import { tellConflict } from '../../src/access/told-conflict.ts';
import { Scenario } from '../../src/entities/index.ts';
import { scenarios } from '../../src/listing/scenarios.ts';
import {
  createScenario,
  parameterDefaults,
  rollScenarioForward,
  updateScenario,
} from '../../src/scenarios/index.ts';
import type { Context } from '../context.ts';
import { findById } from '../lookup.ts';
import { connect } from '../pagination/connection.ts';
import { conflictProblem } from '../problem/edit-conflict.type.ts';
import { InvalidParametersProblem, type ProblemType } from '../problem/problem.type.ts';
import { typedProblems } from '../problem/problems.ts';
import { fieldOf } from './parameter-field.ts';
import { ParameterDefaultType } from './parameters.type.ts';
import {
  CreateScenarioInput,
  RollScenarioForwardInput,
  ScenarioListArgs,
  UpdateScenarioInput,
} from './scenario.input.ts';
import { CreateScenarioPayload, UpdateScenarioPayload } from './scenario.payload.ts';
import { ScenarioConnection, ScenarioType } from './scenario.type.ts';
import { inputFaults, inputPath, newScenario, rollPath, said, scenarioUpdate } from './stated.ts';

@Resolver()
export class ScenarioResolver {
  @Query(() => ScenarioType, {
    nullable: true,
    description: "Un scénario. Absent, avec une erreur `NOT_FOUND`, s'il n'existe pas.",
  })
  scenario(@Ctx() ctx: Context, @Arg('id', () => ID, { description: 'Identifiant.' }) id: string) {
    return findById(ctx, Scenario, 'Scénario', id, 'scenarios');
  }

  @Query(() => ScenarioConnection, { description: 'Les scénarios.' })
  scenarios(@Ctx() ctx: Context, @Args(() => ScenarioListArgs) args: ScenarioListArgs) {
    return connect(ctx, scenarios, args);
  }

  @Query(() => [ParameterDefaultType], {
    description:
      'Tous les réglages : ce qu’ils sont, leur valeur si rien n’est dit, son unité, sa raison et ses sources. La même table que `docs/problem.md`.',
  })
  parameterDefaults(@Info() { schema }: GraphQLResolveInfo): ParameterDefaultType[] {
    return parameterDefaults().map(({ defaultValue, ...row }) => ({
      ...row,
      ...fieldOf(schema, row.path),
      defaultValue: JSON.stringify(defaultValue),
    }));
  }

  @Mutation(() => CreateScenarioPayload, {
    description: "Crée un scénario, d'une campagne ou à partir d'un autre. Un problème : rien n'est créé.",
  })
  async createScenario(
    @Ctx() { em }: Context,
    @Arg('input', () => CreateScenarioInput, { description: 'Le scénario voulu.' })
    input: CreateScenarioInput,
  ): Promise<CreateScenarioPayload> {
    const faults = inputFaults(input);
    if (faults.length > 0)
      return { scenario: null, problems: typedProblems(faults, InvalidParametersProblem) };
    const answer = await createScenario(em, newScenario(input));
    const inInput = (path: string) => inputPath(path, input);
    return 'problems' in answer
      ? { scenario: null, problems: typedProblems(answer.problems, InvalidParametersProblem, inInput) }
      : { scenario: answer.scenario, problems: [] };
  }

  @Mutation(() => UpdateScenarioPayload, {
    description:
      "Change un scénario : son nom, ses notes, ses choix, sa main. Ses calculs gardent ce qu'ils ont calculé, et ses copies ce qu'elles ont repris. Si quelqu'un l'a changé entre-temps : `EditConflictProblem`, et rien n'est changé.",
  })
  async updateScenario(
    @Ctx() { em, viewer }: Context,
    @Arg('input', () => UpdateScenarioInput, { description: 'Ce qui change.' })
    input: UpdateScenarioInput,
  ): Promise<UpdateScenarioPayload> {
    const refused = (problems: ProblemType[]) => ({ scenario: null, problems });
    const faults = inputFaults(input);
    if (faults.length > 0) return refused(typedProblems(faults, InvalidParametersProblem));
    const answer = await updateScenario(em, scenarioUpdate(input));
    if ('conflict' in answer)
      return refused([conflictProblem(tellConflict(answer.conflict, viewer, 'Le scénario'))]);
    const inInput = (path: string) => inputPath(path, input);
    return 'problems' in answer
      ? refused(typedProblems(answer.problems, InvalidParametersProblem, inInput))
      : { scenario: answer.scenario, problems: [] };
  }

  @Mutation(() => CreateScenarioPayload, {
    description:
      "Crée le scénario du trimestre suivant : l'horizon avance à partir du dernier plan, ce qui a démarré est fixé, la même main s'applique au reste.",
  })
  async rollScenarioForward(
    @Ctx() { em }: Context,
    @Arg('input', () => RollScenarioForwardInput, { description: 'Le scénario et le jour.' })
    { scenario, ...rest }: RollScenarioForwardInput,
  ): Promise<CreateScenarioPayload> {
    const answer = await rollScenarioForward(em, { scenario, ...said(rest) });
    return 'problems' in answer
      ? { scenario: null, problems: typedProblems(answer.problems, InvalidParametersProblem, rollPath) }
      : { scenario: answer.scenario, problems: [] };
  }
}
