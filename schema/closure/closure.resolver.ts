import { Args, Ctx, Query, Resolver } from 'type-graphql';
import { closures } from '../../src/listing/closures.ts';
import type { Context } from '../context.ts';
import { connect } from '../pagination/connection.ts';
import { ClosureListArgs } from './closure.input.ts';
import { ClosureConnection } from './closure.type.ts';

@Resolver()
export class ClosureResolver {
  @Query(() => ClosureConnection, { description: 'Les fermetures.' })
  closures(@Ctx() ctx: Context, @Args(() => ClosureListArgs) args: ClosureListArgs) {
    return connect(ctx, closures, args);
  }
}
