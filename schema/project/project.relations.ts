import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { PoecProject } from '../../src/entities/index.ts';
import { projectComments } from '../../src/listing/project-comments.ts';
import { sessions } from '../../src/listing/sessions.ts';
import { CampaignType } from '../campaign/campaign.type.ts';
import { CommentConnection } from '../comment/comment.type.ts';
import type { Context } from '../context.ts';
import { connectOwned } from '../pagination/connection.ts';
import { PageArgs } from '../pagination/page.args.ts';
import { SessionListArgs } from '../session/session.input.ts';
import { SessionConnection } from '../session/session.type.ts';
import { ProjectType } from './project.type.ts';

@Resolver(() => ProjectType)
export class ProjectRelations {
  @FieldResolver(() => CampaignType, { description: 'Campagne.' })
  campaign(@Root() project: PoecProject) {
    return project.campaign.load();
  }

  @FieldResolver(() => SessionConnection, { description: 'Ses sessions.' })
  sessions(
    @Ctx() ctx: Context,
    @Root() project: PoecProject,
    @Args(() => SessionListArgs) args: SessionListArgs,
  ) {
    return connectOwned(ctx, sessions, args, 'project', project.id);
  }

  @FieldResolver(() => CommentConnection, {
    description: 'Ce que la conférence en dit, du plus ancien au plus récent : qui voit la fiche lit tout.',
  })
  comments(@Ctx() ctx: Context, @Root() project: PoecProject, @Args(() => PageArgs) args: PageArgs) {
    return connectOwned(ctx, projectComments, args, 'project', project.id);
  }
}
