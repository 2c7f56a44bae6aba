import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Envelope } from '../../src/entities/index.ts';
import { envelopes } from '../../src/listing/envelopes.ts';
import { sessions } from '../../src/listing/sessions.ts';
import { CampaignType } from '../campaign/campaign.type.ts';
import type { Context } from '../context.ts';
import { connectOwned } from '../pagination/connection.ts';
import { SessionListArgs } from '../session/session.input.ts';
import { SessionConnection } from '../session/session.type.ts';
import { EnvelopeListArgs } from './envelope.input.ts';
import { EnvelopeConnection, EnvelopeType, TrancheType } from './envelope.type.ts';

@Resolver(() => EnvelopeType)
export class EnvelopeRelations {
  @FieldResolver(() => CampaignType, { description: 'Campagne.' })
  campaign(@Root() envelope: Envelope) {
    return envelope.campaign.load();
  }

  @FieldResolver(() => EnvelopeType, {
    nullable: true,
    description: 'Enveloppe mère, si elle fait partie d’une autre.',
  })
  parent(@Root() envelope: Envelope) {
    return envelope.parent?.load() ?? null;
  }

  @FieldResolver(() => EnvelopeConnection, { description: 'Enveloppes filles.' })
  children(
    @Ctx() ctx: Context,
    @Root() envelope: Envelope,
    @Args(() => EnvelopeListArgs) args: EnvelopeListArgs,
  ) {
    return connectOwned(ctx, envelopes, args, 'parent', envelope.id);
  }

  // Not paged: one release of a kind a day at most, a handful a year.
  @FieldResolver(() => [TrancheType], { description: 'Tranches, par date.' })
  tranches(@Root() envelope: Envelope) {
    return envelope.tranches.loadItems();
  }

  @FieldResolver(() => SessionConnection, { description: "Sessions qu'elle paie directement." })
  sessions(
    @Ctx() ctx: Context,
    @Root() envelope: Envelope,
    @Args(() => SessionListArgs) args: SessionListArgs,
  ) {
    return connectOwned(ctx, sessions, args, 'envelope', envelope.id);
  }
}
