import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { commentProject } from '../../src/programming/comment-project.ts';
import type { Context } from '../context.ts';
import { InvalidParametersProblem } from '../problem/problem.type.ts';
import { typedProblems } from '../problem/problems.ts';
import { CommentProjectInput } from './comment.input.ts';
import { CommentProjectPayload } from './comment.type.ts';

@Resolver()
export class CommentResolver {
  @Mutation(() => CommentProjectPayload, {
    description: 'Commente une fiche que l’on voit ; tous ceux qui la voient, ou la verront, le lisent.',
  })
  async commentProject(
    @Ctx() { em, viewer }: Context,
    @Arg('input', () => CommentProjectInput, { description: 'Le commentaire.' })
    input: CommentProjectInput,
  ): Promise<CommentProjectPayload> {
    const answer = await commentProject(em, input, viewer.organisation?.id ?? null);
    return 'problems' in answer
      ? {
          comment: null,
          problems: typedProblems(answer.problems, InvalidParametersProblem, (path) => `/input${path}`),
        }
      : { comment: answer.comment, problems: [] };
  }
}
