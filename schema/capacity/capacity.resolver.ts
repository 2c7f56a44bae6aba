import { Args, Ctx, Query, Resolver } from 'type-graphql';
import { candidatePools, opcoCapacities, quarterCapacities } from '../../src/listing/capacities.ts';
import type { Context } from '../context.ts';
import { connect } from '../pagination/connection.ts';
import { CandidatePoolListArgs, OpcoCapacityListArgs, QuarterCapacityListArgs } from './capacity.input.ts';
import {
  CandidatePoolConnection,
  OpcoCapacityConnection,
  QuarterCapacityConnection,
} from './capacity.type.ts';

@Resolver()
export class CapacityResolver {
  @Query(() => OpcoCapacityConnection, { description: 'Les plafonds de lancement des OPCO.' })
  opcoCapacities(@Ctx() ctx: Context, @Args(() => OpcoCapacityListArgs) args: OpcoCapacityListArgs) {
    return connect(ctx, opcoCapacities, args);
  }

  @Query(() => CandidatePoolConnection, { description: 'Les viviers de candidats.' })
  candidatePools(@Ctx() ctx: Context, @Args(() => CandidatePoolListArgs) args: CandidatePoolListArgs) {
    return connect(ctx, candidatePools, args);
  }

  @Query(() => QuarterCapacityConnection, { description: 'Les capacités des trimestres.' })
  quarterCapacities(@Ctx() ctx: Context, @Args(() => QuarterCapacityListArgs) args: QuarterCapacityListArgs) {
    return connect(ctx, quarterCapacities, args);
  }
}
