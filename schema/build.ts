/** The contract as an executable schema: the table of contents of this folder. */

import 'reflect-metadata';
import type { GraphQLSchema } from 'graphql';
import { buildSchema } from 'type-graphql';
import { guardFields } from './access/guard-fields.ts';
import { AgencyRelations } from './agency/agency.relations.ts';
import { AgencyResolver } from './agency/agency.resolver.ts';
import { AllocationResolver } from './allocation/allocation.resolver.ts';
import { AlternanceIntakeRelations } from './alternance-intake/alternance-intake.relations.ts';
import { AlternanceIntakeResolver } from './alternance-intake/alternance-intake.resolver.ts';
import { AuditResolver } from './audit/audit.resolver.ts';
import { CampaignRelations } from './campaign/campaign.relations.ts';
import { CampaignResolver } from './campaign/campaign.resolver.ts';
import {
  CandidatePoolRelations,
  OpcoCapacityRelations,
  QuarterCapacityRelations,
} from './capacity/capacity.relations.ts';
import { CapacityResolver } from './capacity/capacity.resolver.ts';
import { ClosureRelations } from './closure/closure.relations.ts';
import { ClosureResolver } from './closure/closure.resolver.ts';
import { CommentRelations } from './comment/comment.relations.ts';
import { CommentResolver } from './comment/comment.resolver.ts';
import { ComparedScenarioRelations, SessionDifferenceRelations } from './comparison/comparison.relations.ts';
import { ComparisonResolver } from './comparison/comparison.resolver.ts';
import { EnvelopeRelations } from './envelope/envelope.relations.ts';
import { EnvelopeResolver } from './envelope/envelope.resolver.ts';
import { ImportRelations } from './import/import.relations.ts';
import { ImportResolver } from './import/import.resolver.ts';
import { JudgementRelations } from './judgement/judgement.relations.ts';
import { JudgementResolver } from './judgement/judgement.resolver.ts';
import { LiveResolver } from './live/live.resolver.ts';
import { OrganisationRelations } from './organisation/organisation.relations.ts';
import { OrganisationResolver } from './organisation/organisation.resolver.ts';
import { readListsByParts } from './pagination/parts.ts';
import { AssignmentRelations, PlanLevelRelations, PlanRelations } from './plan/plan.relations.ts';
import { PreviewResolver } from './preview/preview.resolver.ts';
import { PrfOfferRelations } from './prf-offer/prf-offer.relations.ts';
import { PrfOfferResolver } from './prf-offer/prf-offer.resolver.ts';
import { ProjectRelations } from './project/project.relations.ts';
import { ProjectResolver } from './project/project.resolver.ts';
import { PublicationResolver } from './publication/publication.resolver.ts';
import {
  EnvelopeShortConflictRelations,
  NoOpenWeekConflictRelations,
  RunRelations,
} from './run/run.relations.ts';
import { RunResolver } from './run/run.resolver.ts';
import { ScenarioRelations, SmoothingParametersRelations } from './scenario/scenario.relations.ts';
import { ScenarioResolver } from './scenario/scenario.resolver.ts';
import { SessionRelations } from './session/session.relations.ts';
import { SessionResolver } from './session/session.resolver.ts';
import {
  SimulatedEnvelopeRelations,
  SimulatedSessionRelations,
  SimulationRelations,
} from './simulation/simulation.relations.ts';
import { SimulationResolver } from './simulation/simulation.resolver.ts';
import { TerritoryRelations } from './territory/territory.relations.ts';
import { TerritoryResolver } from './territory/territory.resolver.ts';
import { AccessTokenRelations } from './token/token.relations.ts';
import { AccessTokenResolver } from './token/token.resolver.ts';
import { ViewerResolver } from './viewer/viewer.resolver.ts';

const noPubSub = {
  publish(topic: string): void {
    throw new Error(`Nothing is published here: ${topic}`);
  },
  subscribe(topic: string): AsyncIterable<never> {
    throw new Error(`Nothing is subscribed to here: ${topic}`);
  },
};

/**
 * Builds the schema from the classes of this folder, guarded by the table of rights. Call it once: it is a few
 * tens of milliseconds.
 */
export async function buildContract(): Promise<GraphQLSchema> {
  const schema = await buildSchema({
    resolvers: [
      CampaignResolver,
      CampaignRelations,
      TerritoryResolver,
      TerritoryRelations,
      ProjectResolver,
      ProjectRelations,
      CommentResolver,
      CommentRelations,
      JudgementResolver,
      JudgementRelations,
      PublicationResolver,
      SessionResolver,
      SessionRelations,
      EnvelopeResolver,
      EnvelopeRelations,
      PrfOfferResolver,
      PrfOfferRelations,
      AlternanceIntakeResolver,
      AlternanceIntakeRelations,
      AgencyResolver,
      AgencyRelations,
      AllocationResolver,
      CapacityResolver,
      OpcoCapacityRelations,
      CandidatePoolRelations,
      QuarterCapacityRelations,
      ClosureResolver,
      ClosureRelations,
      ScenarioResolver,
      ScenarioRelations,
      SmoothingParametersRelations,
      RunResolver,
      RunRelations,
      NoOpenWeekConflictRelations,
      EnvelopeShortConflictRelations,
      SimulationResolver,
      SimulationRelations,
      SimulatedSessionRelations,
      SimulatedEnvelopeRelations,
      PlanRelations,
      PlanLevelRelations,
      AssignmentRelations,
      ComparisonResolver,
      ComparedScenarioRelations,
      SessionDifferenceRelations,
      PreviewResolver,
      ImportRelations,
      ImportResolver,
      LiveResolver,
      ViewerResolver,
      AuditResolver,
      OrganisationResolver,
      OrganisationRelations,
      AccessTokenResolver,
      AccessTokenRelations,
    ],
    // Every subscription has a source of its own: the library asks for one all the same.
    pubSub: noPubSub,
    // Scalars and enums check every value; there is no class-validator here.
    validate: false,
    // Apollo asserts the whole schema as it starts; here it would cost as much as building it.
    skipCheck: true,
  });
  return guardFields(readListsByParts(schema));
}
