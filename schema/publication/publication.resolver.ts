import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import {
  type Publication,
  publishSession,
  withdrawPublication,
} from '../../src/programming/publish-session.ts';
import type { Context } from '../context.ts';
import { InvalidParametersProblem } from '../problem/problem.type.ts';
import { typedProblems } from '../problem/problems.ts';
import { PublicationPayload, PublishSessionInput } from './publication.type.ts';

@Resolver()
export class PublicationResolver {
  @Mutation(() => PublicationPayload, {
    description:
      'Publie une session validée ou engagée : sa date est dite aux candidats et aux entreprises, et la déplacer coûte plus.',
  })
  async publishSession(
    @Ctx() { em }: Context,
    @Arg('input', () => PublishSessionInput, { description: 'La session.' })
    { session, publishedOn }: PublishSessionInput,
  ): Promise<PublicationPayload> {
    const stated = { session, ...(publishedOn == null ? {} : { publishedOn }) };
    return payload(await publishSession(em, stated), (path) => `/input${path}`);
  }

  @Mutation(() => PublicationPayload, {
    description: 'Retire une publication faite par erreur ; la session redevient ce qu’en dit sa fiche.',
  })
  async withdrawPublication(
    @Ctx() { em }: Context,
    @Arg('session', () => ID, { description: 'La session.' }) session: string,
    @Arg('reason', () => String, { description: 'Pourquoi, pour l’audit ; 500 caractères au plus.' })
    reason: string,
  ): Promise<PublicationPayload> {
    return payload(await withdrawPublication(em, { session, reason }));
  }
}

function payload(answer: Publication, rename?: (path: string) => string): PublicationPayload {
  return 'problems' in answer
    ? { session: null, problems: typedProblems(answer.problems, InvalidParametersProblem, rename) }
    : { session: answer.session, problems: [] };
}
