import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { Scenario } from '../../src/entities/index.ts';
import { previewScenario } from '../../src/scenarios/index.ts';
import type { Context } from '../context.ts';
import { InvalidInstanceProblem } from '../problem/problem.type.ts';
import { typedProblems } from '../problem/problems.ts';
import { showConflicts } from '../run/outcome.type.ts';
import { QuarterlyPreviewPayload } from './preview.type.ts';

@Resolver()
export class PreviewResolver {
  @Query(() => QuarterlyPreviewPayload, {
    description: "Aperçu trimestriel d'un scénario, rendu dans la requête, sans lancer de calcul.",
  })
  async quarterlyPreview(
    @Ctx() { em }: Context,
    @Arg('scenario', () => ID, { description: 'Scénario.' }) id: string,
  ): Promise<QuarterlyPreviewPayload> {
    const answer = await previewScenario(em, id);
    const nothing = { preview: null, infeasibility: null, problems: [] };
    if ('problems' in answer) {
      return { ...nothing, problems: typedProblems(answer.problems, InvalidInstanceProblem) };
    }
    if (answer.status === 'INFEASIBLE') {
      const scenario = await em.findOneOrFail(Scenario, id);
      return { ...nothing, infeasibility: showConflicts(answer.conflicts, scenario.campaign.id) };
    }
    if (answer.status === 'FAILED') {
      const failed = { code: 'PREVIEW_FAILED', path: '/scenario', value: id, message: answer.reason };
      return { ...nothing, problems: typedProblems([failed], InvalidInstanceProblem) };
    }
    const { engine, ...preview } = answer;
    return { ...nothing, preview: { ...preview, engine: `${engine.name} ${engine.version}` } };
  }
}
