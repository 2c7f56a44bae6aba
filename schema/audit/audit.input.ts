import { ArgsType, Field, ID, InputType } from 'type-graphql';
import type { AuditAction } from '../../src/domain/audit.ts';
import type { AuditFilter, AuditOrderField } from '../../src/listing/audit-entries.ts';
import { orderInputOf } from '../pagination/order.input.ts';
import { PageArgs } from '../pagination/page.args.ts';
import { DateScalar } from '../scalars.ts';
import { AuditActionEnum } from './audit.type.ts';

@InputType('AuditFilter', { description: "Critères sur l'audit ; tous doivent être remplis." })
export class AuditFilterInput implements AuditFilter {
  @Field(() => [String], { nullable: true, description: "L'une de ces tables : `poec_session`." })
  entities?: string[] | null;

  @Field(() => ID, { nullable: true, description: 'Ligne.' })
  entityId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Campagne, par son identifiant.' })
  campaign?: string | null;

  @Field(() => [AuditActionEnum], { nullable: true, description: "L'une de ces actions." })
  actions?: AuditAction[] | null;

  @Field(() => String, { nullable: true, description: 'Compte.' })
  account?: string | null;

  @Field(() => String, { nullable: true, description: 'Organisation, par son nom.' })
  organisation?: string | null;

  @Field(() => String, { nullable: true, description: 'Opération : `Mutation.importSessions`.' })
  operation?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Premier jour, en temps universel.' })
  from?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Dernier jour, en temps universel.' })
  to?: string | null;
}

export const AuditOrderInput = orderInputOf<AuditOrderField>('AuditEntry', "de l'audit", {
  AT: "Par instant ; le plus récent d'abord si rien n'est demandé.",
});

@ArgsType()
export class AuditListArgs extends PageArgs {
  @Field(() => AuditFilterInput, { nullable: true, description: 'Critères.' })
  filter?: AuditFilterInput | null;

  @Field(() => AuditOrderInput, { nullable: true, description: 'Tri.' })
  order?: InstanceType<typeof AuditOrderInput> | null;
}
