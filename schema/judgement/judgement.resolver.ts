import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Judge } from '../../src/domain/verdict.ts';
import { judgeProject, type StatedJudgement } from '../../src/programming/judge-project.ts';
import type { Context } from '../context.ts';
import { InvalidParametersProblem } from '../problem/problem.type.ts';
import { typedProblems } from '../problem/problems.ts';
import { DecideOnProjectInput, GiveOpinionInput } from './judgement.input.ts';
import { JudgementPayload } from './judgement.type.ts';

@Resolver()
export class JudgementResolver {
  @Mutation(() => JudgementPayload, {
    description:
      'Donne l’avis de la Région sur une fiche de ses campagnes. Favorable, et France Travail l’ayant validée : ses sessions déposées deviennent validées.',
  })
  giveOpinion(
    @Ctx() ctx: Context,
    @Arg('input', () => GiveOpinionInput, { description: "L'avis." })
    { opinion, reason = null, replaces = null, ...input }: GiveOpinionInput,
  ): Promise<JudgementPayload> {
    return judge(ctx, 'REGION', { ...input, verdict: opinion, reason, replaces });
  }

  @Mutation(() => JudgementPayload, {
    description:
      'Dit la décision de France Travail sur une fiche. Validée, et l’avis de la Région étant favorable : ses sessions déposées deviennent validées.',
  })
  decideOnProject(
    @Ctx() ctx: Context,
    @Arg('input', () => DecideOnProjectInput, { description: 'La décision.' })
    { decision, reason = null, replaces = null, ...input }: DecideOnProjectInput,
  ): Promise<JudgementPayload> {
    return judge(ctx, 'FRANCE_TRAVAIL', { ...input, verdict: decision, reason, replaces });
  }
}

async function judge({ em, viewer }: Context, as: Judge, stated: StatedJudgement): Promise<JudgementPayload> {
  const answer = await judgeProject(em, stated, {
    judge: as,
    organisation: viewer.organisation?.id ?? null,
  });
  return 'problems' in answer
    ? {
        judgement: null,
        problems: typedProblems(answer.problems, InvalidParametersProblem, (path) => `/input${path}`),
      }
    : { judgement: answer.judgement, problems: [] };
}
