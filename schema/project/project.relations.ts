import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Role } from '../../src/domain/role.ts';
import type { PoecProject } from '../../src/entities/index.ts';
import { projectComments } from '../../src/listing/project-comments.ts';
import { projectJudgements } from '../../src/listing/project-judgements.ts';
import { sessions } from '../../src/listing/sessions.ts';
import { awaitedBy } from '../../src/programming/fiche.ts';
import { CampaignType } from '../campaign/campaign.type.ts';
import { CommentConnection } from '../comment/comment.type.ts';
import type { Context } from '../context.ts';
import { JudgementConnection } from '../judgement/judgement.type.ts';
import { connectOwned } from '../pagination/connection.ts';
import { PageArgs } from '../pagination/page.args.ts';
import { SessionListArgs } from '../session/session.input.ts';
import { SessionConnection } from '../session/session.type.ts';
import { RoleEnum } from '../viewer/viewer.type.ts';
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

  @FieldResolver(() => JudgementConnection, {
    description:
      'Les avis de la Région et les décisions de France Travail, du plus ancien au plus récent ; pour son OPCO et ceux qui jugent ou programment.',
  })
  judgements(@Ctx() ctx: Context, @Root() project: PoecProject, @Args(() => PageArgs) args: PageArgs) {
    return connectOwned(ctx, projectJudgements, args, 'project', project.id);
  }

  @FieldResolver(() => [RoleEnum], {
    description:
      'De qui elle attend un mot : la Région, France Travail, ou son OPCO si l’un des deux ne la laisse pas passer. Vide si rien n’est déposé.',
  })
  async awaits(@Ctx() { load }: Context, @Root() { id }: PoecProject): Promise<Role[]> {
    const fiche = await load.fiches.load(id);
    return fiche === null ? [] : awaitedBy(fiche);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Empreinte de ce qui est déposé et se juge : qui juge la fiche dit celle qu’il a lue. Absente si rien ne l’est.',
  })
  async fingerprint(@Ctx() { load }: Context, @Root() { id }: PoecProject): Promise<string | null> {
    const fiche = await load.fiches.load(id);
    return fiche === null || fiche.filed.length === 0 ? null : fiche.fingerprint;
  }
}
