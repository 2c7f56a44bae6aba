import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { ProjectJudgement } from '../../src/entities/index.ts';
import type { Context } from '../context.ts';
import { ProjectType } from '../project/project.type.ts';
import { JudgementType } from './judgement.type.ts';

@Resolver(() => JudgementType)
export class JudgementRelations {
  @FieldResolver(() => ProjectType, { description: 'La fiche.' })
  project(@Root() judgement: ProjectJudgement) {
    return judgement.project.load();
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Organisation qui juge ; absente pour qui est sur la machine même.',
  })
  async organisation(@Root() judgement: ProjectJudgement) {
    return (await judgement.organisation?.load())?.name ?? null;
  }

  @FieldResolver(() => Boolean, {
    description:
      'Compte-t-il pour ce qui attend ? Faux si la fiche a changé depuis, s’il a été remplacé, ou s’il a déjà servi.',
  })
  async stands(@Ctx() { load }: Context, @Root() { id, judge, project }: ProjectJudgement): Promise<boolean> {
    return (await load.fiches.load(project.id))?.standing[judge]?.id === id;
  }
}
