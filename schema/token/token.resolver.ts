import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { createToken, revokeToken } from '../../src/access/tokens.ts';
import { accessTokens } from '../../src/listing/access-tokens.ts';
import type { Problem } from '../../src/scenarios/index.ts';
import type { Context } from '../context.ts';
import { connect } from '../pagination/connection.ts';
import { InvalidParametersProblem, type ProblemType } from '../problem/problem.type.ts';
import { typedProblems } from '../problem/problems.ts';
import { AccessTokenListArgs, CreateAccessTokenInput } from './token.input.ts';
import { CreateAccessTokenPayload, RevokeAccessTokenPayload } from './token.payload.ts';
import { AccessTokenConnection } from './token.type.ts';

@Resolver()
export class AccessTokenResolver {
  @Query(() => AccessTokenConnection, { description: "Les jetons d'API, sans leur texte." })
  accessTokens(@Ctx() ctx: Context, @Args(() => AccessTokenListArgs) args: AccessTokenListArgs) {
    return connect(ctx, accessTokens, args);
  }

  @Mutation(() => CreateAccessTokenPayload, {
    description: "Donne un jeton d'API à une organisation. Son texte n'est montré que dans cette réponse.",
  })
  async createAccessToken(
    @Ctx() { em }: Context,
    @Arg('input', () => CreateAccessTokenInput, { description: 'Le jeton.' })
    input: CreateAccessTokenInput,
  ): Promise<CreateAccessTokenPayload> {
    const answer = await createToken(em, input);
    return 'problems' in answer
      ? { token: null, secret: null, problems: refused(answer.problems, '/input') }
      : { ...answer, problems: [] };
  }

  @Mutation(() => RevokeAccessTokenPayload, {
    description: 'Reprend un jeton : il n’ouvre plus rien dès la requête suivante. Deux fois ne change rien.',
  })
  async revokeAccessToken(
    @Ctx() { em }: Context,
    @Arg('token', () => ID, { description: 'Identifiant du jeton.' }) token: string,
  ): Promise<RevokeAccessTokenPayload> {
    const answer = await revokeToken(em, token);
    return 'problems' in answer
      ? { token: null, problems: refused(answer.problems, '') }
      : { token: answer.token, problems: [] };
  }
}

function refused(problems: readonly Problem[], under: string): ProblemType[] {
  return typedProblems(problems, InvalidParametersProblem, (path) => `${under}${path}`);
}
