import { FieldResolver, Resolver, Root } from 'type-graphql';
import type { ProjectComment } from '../../src/entities/index.ts';
import { ProjectType } from '../project/project.type.ts';
import { CommentType } from './comment.type.ts';

@Resolver(() => CommentType)
export class CommentRelations {
  @FieldResolver(() => ProjectType, { description: 'La fiche.' })
  project(@Root() comment: ProjectComment) {
    return comment.project.load();
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Organisation qui le dit ; absente pour qui est sur la machine même.',
  })
  async organisation(@Root() comment: ProjectComment) {
    return (await comment.organisation?.load())?.name ?? null;
  }
}
