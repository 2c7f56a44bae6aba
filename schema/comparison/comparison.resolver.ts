import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { compareScenarios } from '../../src/scenarios/index.ts';
import type { Context } from '../context.ts';
import { InvalidParametersProblem } from '../problem/problem.type.ts';
import { typedProblems } from '../problem/problems.ts';
import { CompareScenariosPayload } from './comparison.type.ts';

@Resolver()
export class ComparisonResolver {
  @Query(() => CompareScenariosPayload, {
    description:
      "Compare deux scénarios d'une même campagne par leurs derniers plans : courbes, coût du lissage, sessions qui changent de date.",
  })
  async compareScenarios(
    @Ctx() { em, load }: Context,
    @Arg('first', () => ID, { description: 'Premier scénario.' }) first: string,
    @Arg('second', () => ID, { description: 'Second scénario.' }) second: string,
  ): Promise<CompareScenariosPayload> {
    const answer = await compareScenarios(em, (run) => load.plans.load(run), first, second);
    return 'problems' in answer
      ? { comparison: null, problems: typedProblems(answer.problems, InvalidParametersProblem) }
      : { comparison: answer, problems: [] };
  }
}
