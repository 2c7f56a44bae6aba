import { Ctx, Query, Resolver } from 'type-graphql';
import { regionsSeen } from '../../src/access/sight.ts';
import type { Context } from '../context.ts';
import { ViewerType } from './viewer.type.ts';

@Resolver()
export class ViewerResolver {
  @Query(() => ViewerType, { description: 'Qui demande, et avec quels rôles.' })
  viewer(@Ctx() { viewer: asking }: Context): ViewerType {
    const { organisation, roles, ...viewer } = asking;
    return {
      ...viewer,
      roles: [...roles],
      organisationName: organisation?.name ?? null,
      opco: organisation?.opco ?? null,
      regions: regionsSeen(asking),
    };
  }
}
