import { Args, Ctx, Query, Resolver } from 'type-graphql';
import { alternanceIntakes } from '../../src/listing/alternance-intakes.ts';
import type { Context } from '../context.ts';
import { connect } from '../pagination/connection.ts';
import { AlternanceIntakeListArgs } from './alternance-intake.input.ts';
import { AlternanceIntakeConnection } from './alternance-intake.type.ts';

@Resolver()
export class AlternanceIntakeResolver {
  @Query(() => AlternanceIntakeConnection, { description: 'Les rentrées en alternance.' })
  alternanceIntakes(
    @Ctx() ctx: Context,
    @Args(() => AlternanceIntakeListArgs) args: AlternanceIntakeListArgs,
  ) {
    return connect(ctx, alternanceIntakes, args);
  }
}
