import { Arg, Args, Ctx, ID, Query, Resolver } from 'type-graphql';
import { Envelope } from '../../src/entities/index.ts';
import { envelopes } from '../../src/listing/envelopes.ts';
import type { Context } from '../context.ts';
import { findById } from '../lookup.ts';
import { connect } from '../pagination/connection.ts';
import { EnvelopeListArgs } from './envelope.input.ts';
import { EnvelopeConnection, EnvelopeType } from './envelope.type.ts';

@Resolver()
export class EnvelopeResolver {
  @Query(() => EnvelopeType, {
    nullable: true,
    description: "Une enveloppe. Absente, avec une erreur `NOT_FOUND`, si elle n'existe pas.",
  })
  envelope(@Ctx() ctx: Context, @Arg('id', () => ID, { description: 'Identifiant.' }) id: string) {
    return findById(ctx, Envelope, 'Enveloppe', id, 'envelopes');
  }

  @Query(() => EnvelopeConnection, { description: 'Les enveloppes.' })
  envelopes(@Ctx() ctx: Context, @Args(() => EnvelopeListArgs) args: EnvelopeListArgs) {
    return connect(ctx, envelopes, args);
  }
}
