import { Arg, Args, Ctx, ID, Query, Resolver } from 'type-graphql';
import { PoecProject } from '../../src/entities/index.ts';
import { projects } from '../../src/listing/projects.ts';
import type { Context } from '../context.ts';
import { findById } from '../lookup.ts';
import { connect } from '../pagination/connection.ts';
import { ProjectListArgs } from './project.input.ts';
import { ProjectConnection, ProjectType } from './project.type.ts';

@Resolver()
export class ProjectResolver {
  @Query(() => ProjectType, {
    nullable: true,
    description: "Un projet. Absent, avec une erreur `NOT_FOUND`, s'il n'existe pas.",
  })
  project(@Ctx() ctx: Context, @Arg('id', () => ID, { description: 'Identifiant.' }) id: string) {
    return findById(ctx, PoecProject, 'Projet', id, 'projects');
  }

  @Query(() => ProjectConnection, { description: 'Les projets de POEC.' })
  projects(@Ctx() ctx: Context, @Args(() => ProjectListArgs) args: ProjectListArgs) {
    return connect(ctx, projects, args);
  }
}
