import { Arg, Args, Ctx, ID, Query, Resolver } from 'type-graphql';
import { PoecSession } from '../../src/entities/index.ts';
import { sessions } from '../../src/listing/sessions.ts';
import type { Context } from '../context.ts';
import { findById } from '../lookup.ts';
import { connect } from '../pagination/connection.ts';
import { SessionListArgs } from './session.input.ts';
import { SessionConnection, SessionType } from './session.type.ts';

@Resolver()
export class SessionResolver {
  @Query(() => SessionType, {
    nullable: true,
    description: "Une session. Absente, avec une erreur `NOT_FOUND`, si elle n'existe pas.",
  })
  session(@Ctx() ctx: Context, @Arg('id', () => ID, { description: 'Identifiant.' }) id: string) {
    return findById(ctx, PoecSession, 'Session', id, 'sessions');
  }

  @Query(() => SessionConnection, { description: 'Les sessions.' })
  sessions(@Ctx() ctx: Context, @Args(() => SessionListArgs) args: SessionListArgs) {
    return connect(ctx, sessions, args);
  }
}
