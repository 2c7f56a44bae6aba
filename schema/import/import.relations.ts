import { Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { ImportJob } from '../../src/entities/index.ts';
import { CampaignType } from '../campaign/campaign.type.ts';
import type { Context } from '../context.ts';
import { ImportProblemType } from '../problem/problem.type.ts';
import { importProblems } from '../problem/problems.ts';
import { ImportType } from './import.type.ts';
import { ImportReportType, showReport } from './report.type.ts';

@Resolver(() => ImportType)
export class ImportRelations {
  @FieldResolver(() => CampaignType, { description: 'Campagne.' })
  campaign(@Root() job: ImportJob) {
    return job.campaign.load();
  }

  @FieldResolver(() => ImportReportType, {
    nullable: true,
    description: "Ce qu'il a fait, ou ferait ; absent tant qu'il n'est pas terminé.",
  })
  async report(@Ctx() { load }: Context, @Root() { id }: ImportJob) {
    const report = await load.reports.load(id);
    return report === null ? null : showReport(report);
  }

  @FieldResolver(() => [ImportProblemType], {
    description:
      'Problèmes du fichier, par ligne. Un seul de gravité `ERROR` et le fichier entier est refusé. Les mille premiers, les erreurs avant les avertissements.',
  })
  async problems(@Ctx() { load }: Context, @Root() { id }: ImportJob) {
    const report = await load.reports.load(id);
    return report === null ? [] : importProblems(report.problems);
  }

  @FieldResolver(() => Int, { description: 'Nombre de problèmes en tout.' })
  async problemCount(@Ctx() { load }: Context, @Root() { id }: ImportJob) {
    return (await load.reports.load(id))?.problemCount ?? 0;
  }
}
