import { Args, Ctx, Query, Resolver } from 'type-graphql';
import { agencies } from '../../src/listing/agencies.ts';
import type { Context } from '../context.ts';
import { connect } from '../pagination/connection.ts';
import { AgencyListArgs } from './agency.input.ts';
import { AgencyConnection } from './agency.type.ts';

@Resolver()
export class AgencyResolver {
  @Query(() => AgencyConnection, { description: 'Les agences France Travail.' })
  agencies(@Ctx() ctx: Context, @Args(() => AgencyListArgs) args: AgencyListArgs) {
    return connect(ctx, agencies, args);
  }
}
