import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { AuditEntry } from '../../src/entities/index.ts';
import { auditEntries } from '../../src/listing/audit-entries.ts';
import type { Context } from '../context.ts';
import { connect } from '../pagination/connection.ts';
import { AuditListArgs } from './audit.input.ts';
import { AuditEntryConnection, AuditEntryType } from './audit.type.ts';

@Resolver(() => AuditEntryType)
export class AuditResolver {
  @Query(() => AuditEntryConnection, { description: "L'audit : qui a changé quoi, quand, et pourquoi." })
  auditEntries(@Ctx() ctx: Context, @Args(() => AuditListArgs) args: AuditListArgs) {
    return connect(ctx, auditEntries, args);
  }

  @FieldResolver(() => String, {
    name: 'before',
    nullable: true,
    description: 'Ce qui a changé, avant, en JSON ; rien pour une ligne créée.',
  })
  was(@Root() { before }: AuditEntry): string | null {
    return before === null ? null : JSON.stringify(before);
  }

  @FieldResolver(() => String, {
    name: 'after',
    nullable: true,
    description: 'La même chose, après, en JSON ; rien pour une ligne supprimée.',
  })
  becomes(@Root() { after }: AuditEntry): string | null {
    return after === null ? null : JSON.stringify(after);
  }
}
