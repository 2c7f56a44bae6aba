import { Ctx, Query, Resolver } from 'type-graphql';
import type { Context } from '../context.ts';
import { ViewerType } from './viewer.type.ts';

@Resolver()
export class ViewerResolver {
  @Query(() => ViewerType, { description: 'Qui demande, et avec quels rôles.' })
  viewer(@Ctx() { viewer: { organisation, roles, ...viewer } }: Context): ViewerType {
    return {
      ...viewer,
      roles: [...roles],
      organisationName: organisation?.name ?? null,
      opco: organisation?.opco ?? null,
    };
  }
}
