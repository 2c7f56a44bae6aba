import { Arg, Args, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { tellConflict } from '../../src/access/told-conflict.ts';
import { agencies } from '../../src/listing/agencies.ts';
import { updateAgency } from '../../src/programming/update-agency.ts';
import type { Context } from '../context.ts';
import { connect } from '../pagination/connection.ts';
import { conflictProblem } from '../problem/edit-conflict.type.ts';
import { InvalidParametersProblem } from '../problem/problem.type.ts';
import { typedProblems } from '../problem/problems.ts';
import { AgencyListArgs, UpdateAgencyInput } from './agency.input.ts';
import { AgencyConnection, UpdateAgencyPayload } from './agency.type.ts';

@Resolver()
export class AgencyResolver {
  @Query(() => AgencyConnection, { description: 'Les agences France Travail.' })
  agencies(@Ctx() ctx: Context, @Args(() => AgencyListArgs) args: AgencyListArgs) {
    return connect(ctx, agencies, args);
  }

  @Mutation(() => UpdateAgencyPayload, {
    description:
      'Change ce qu’une agence peut lancer à la fois ; les calculs lancés ensuite en tiennent compte. Si quelqu’un l’a changée entre-temps : `EditConflictProblem`, et rien n’est changé.',
  })
  async updateAgency(
    @Ctx() { em, viewer }: Context,
    @Arg('input', () => UpdateAgencyInput, { description: 'Ce qui change.' })
    input: UpdateAgencyInput,
  ): Promise<UpdateAgencyPayload> {
    const answer = await updateAgency(em, input);
    if ('agency' in answer) return { agency: answer.agency, problems: [] };
    const problems =
      'conflict' in answer
        ? [conflictProblem(tellConflict(answer.conflict, viewer, 'L’agence'))]
        : typedProblems(answer.problems, InvalidParametersProblem, (path) => `/input${path}`);
    return { agency: null, problems };
  }
}
