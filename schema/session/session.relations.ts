import { FieldResolver, Resolver, Root } from 'type-graphql';
import { isAnnounced } from '../../src/domain/session-state.ts';
import type { PoecSession } from '../../src/entities/index.ts';
import { AgencyType } from '../agency/agency.type.ts';
import { CampaignType } from '../campaign/campaign.type.ts';
import { EnvelopeType } from '../envelope/envelope.type.ts';
import { ProjectType } from '../project/project.type.ts';
import { SessionType } from './session.type.ts';

@Resolver(() => SessionType)
export class SessionRelations {
  @FieldResolver(() => CampaignType, { description: 'Campagne.' })
  campaign(@Root() session: PoecSession) {
    return session.campaign.load();
  }

  @FieldResolver(() => ProjectType, { description: 'Projet dont elle est une session.' })
  project(@Root() session: PoecSession) {
    return session.project.load();
  }

  @FieldResolver(() => AgencyType, { nullable: true, description: 'Agence qui recrute, si elle est connue.' })
  agency(@Root() session: PoecSession) {
    return session.agency?.load() ?? null;
  }

  @FieldResolver(() => EnvelopeType, {
    nullable: true,
    description: 'Enveloppe qui la paie, si elle est connue.',
  })
  envelope(@Root() session: PoecSession) {
    return session.envelope?.load() ?? null;
  }

  @FieldResolver(() => Boolean, {
    description:
      'Sa date a-t-elle été annoncée aux candidats et aux entreprises, par son OPCO ou en étant publiée ? La déplacer coûte alors plus.',
  })
  announced(@Root() session: PoecSession): boolean {
    return isAnnounced(session);
  }
}
