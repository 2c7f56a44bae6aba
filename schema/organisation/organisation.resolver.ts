import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import {
  endOrganisation,
  type OrganisationChange,
  resumeOrganisation,
  updateOrganisation,
} from '../../src/access/change-organisation.ts';
import { addOrganisation } from '../../src/access/organisations.ts';
import { tellConflict } from '../../src/access/told-conflict.ts';
import { Organisation } from '../../src/entities/index.ts';
import { organisations } from '../../src/listing/organisations.ts';
import type { Context } from '../context.ts';
import { findById } from '../lookup.ts';
import { connect } from '../pagination/connection.ts';
import { conflictProblem } from '../problem/edit-conflict.type.ts';
import { InvalidParametersProblem } from '../problem/problem.type.ts';
import { typedProblems } from '../problem/problems.ts';
import {
  AddOrganisationInput,
  OrganisationListArgs,
  OrganisationVersionInput,
  UpdateOrganisationInput,
} from './organisation.input.ts';
import { OrganisationPayload } from './organisation.payload.ts';
import { OrganisationConnection, OrganisationType } from './organisation.type.ts';
import { statedOpco, statedUpdate } from './stated.ts';

@Resolver()
export class OrganisationResolver {
  @Query(() => OrganisationType, {
    nullable: true,
    description: "Une organisation. Absente, avec une erreur `NOT_FOUND`, si elle n'existe pas.",
  })
  organisation(@Ctx() ctx: Context, @Arg('id', () => ID, { description: 'Identifiant.' }) id: string) {
    return findById(ctx, Organisation, 'Organisation', id, 'organisations');
  }

  @Query(() => OrganisationConnection, { description: 'Les organisations de la conférence.' })
  organisations(@Ctx() ctx: Context, @Args(() => OrganisationListArgs) args: OrganisationListArgs) {
    return connect(ctx, organisations, args);
  }

  @Mutation(() => OrganisationPayload, { description: 'Enregistre une organisation, avec ses rôles.' })
  async addOrganisation(
    @Ctx() ctx: Context,
    @Arg('input', () => AddOrganisationInput, { description: "L'organisation." })
    { siret, ...input }: AddOrganisationInput,
  ): Promise<OrganisationPayload> {
    const opco = statedOpco(input.opco ?? null);
    if ('problems' in opco) return payload(ctx, opco);
    const regions = input.regions ?? [];
    return payload(ctx, await addOrganisation(ctx.em, { ...input, ...opco, siret: siret ?? null, regions }));
  }

  @Mutation(() => OrganisationPayload, {
    description:
      'Change une organisation : son nom, son SIRET, ses rôles. Ses jetons perdent aussitôt un rôle qu’elle perd.',
  })
  async updateOrganisation(
    @Ctx() ctx: Context,
    @Arg('input', () => UpdateOrganisationInput, { description: 'Ce qui change.' })
    input: UpdateOrganisationInput,
  ): Promise<OrganisationPayload> {
    const update = statedUpdate(input);
    if ('problems' in update) return payload(ctx, update);
    return payload(ctx, await updateOrganisation(ctx.em, update, actingFor(ctx)));
  }

  @Mutation(() => OrganisationPayload, {
    description:
      'Met fin à la participation d’une organisation : ses jetons sont repris, et qui s’est connecté pour elle ne l’est plus, aussitôt.',
  })
  async endOrganisation(
    @Ctx() ctx: Context,
    @Arg('input', () => OrganisationVersionInput, { description: "L'organisation." })
    input: OrganisationVersionInput,
  ): Promise<OrganisationPayload> {
    return payload(ctx, await endOrganisation(ctx.em, input, actingFor(ctx)));
  }

  @Mutation(() => OrganisationPayload, {
    description: 'Rétablit une organisation qui ne prenait plus part. Ses jetons restent repris.',
  })
  async resumeOrganisation(
    @Ctx() ctx: Context,
    @Arg('input', () => OrganisationVersionInput, { description: "L'organisation." })
    input: OrganisationVersionInput,
  ): Promise<OrganisationPayload> {
    return payload(ctx, await resumeOrganisation(ctx.em, input));
  }
}

/** The organisation in whose name a request acts. */
const actingFor = ({ viewer }: Context): string | null => viewer.organisation?.id ?? null;

function payload({ viewer }: Context, answer: OrganisationChange): OrganisationPayload {
  if ('organisation' in answer) return { organisation: answer.organisation, problems: [] };
  const problems =
    'conflict' in answer
      ? [conflictProblem(tellConflict(answer.conflict, viewer, 'L’organisation'))]
      : typedProblems(answer.problems, InvalidParametersProblem, (path) => `/input${path}`);
  return { organisation: null, problems };
}
