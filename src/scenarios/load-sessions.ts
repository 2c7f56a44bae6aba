/** Reads the sessions of a campaign as plain rows. */

import type { EntityManager } from '@mikro-orm/postgresql';
import { isAnnounced } from '../domain/session-state.ts';
import { type Agency, type Envelope, PoecProject, PoecSession } from '../entities/index.ts';
import type { SessionRow } from './campaign-data.ts';

/** What a session has of its own, relations by their key, exact numbers as the database writes them. */
const SESSION_FIELDS = [
  'id',
  'reference',
  'project',
  'departement',
  'zone',
  'communeName',
  'agency',
  'places',
  'costCents',
  'hours',
  'weeklyHours',
  'wishedStart',
  'wishedFrom',
  'wishedTo',
  'windowFrom',
  'windowTo',
  'envelope',
  'derogation',
  'trainingBodyKnownOn',
  'certificationFrom',
  'certificationUntil',
  'announced',
  'publishedOn',
  'state',
] as const;

/** What a session has of its project. */
const PROJECT_FIELDS = [
  'id',
  'reference',
  'title',
  'opco',
  'branch',
  'nature',
  'alternance',
  'rome',
] as const;

type PlainProject = Pick<PoecProject, (typeof PROJECT_FIELDS)[number]>;
type PlainSession = Omit<
  SessionRow,
  'costCents' | 'weeklyHours' | keyof Omit<PlainProject, 'id' | 'reference'>
> & {
  costCents: string | null;
  weeklyHours: string | null;
  publishedOn: string | null;
};

/**
 * The sessions of a campaign that the manager sees, in the order of their references. Two queries, and no entities:
 * making thousands of those would hold the server up.
 */
export async function loadSessions(
  em: EntityManager,
  campaign: string,
  named: { agencies: Agency[]; envelopes: Envelope[] },
): Promise<SessionRow[]> {
  const projects = await plainRows<PlainProject>(em, PoecProject, PROJECT_FIELDS, campaign);
  const sessions = await plainRows<PlainSession>(em, PoecSession, SESSION_FIELDS, campaign);
  const projectOf = new Map(projects.map((project) => [project.id, project]));
  const references = new Map(
    [...named.agencies, ...named.envelopes].map(({ id, reference }) => [id, reference]),
  );
  return sessions.map(({ publishedOn, ...session }) => {
    const { id: _, reference: project, ...fromProject } = projectOf.get(session.project)!;
    const { agency, envelope, costCents, weeklyHours } = session;
    return {
      ...session,
      ...fromProject,
      project,
      agency: agency === null ? null : references.get(agency)!,
      announced: isAnnounced({ announced: session.announced, publishedOn }),
      envelope: envelope === null ? null : references.get(envelope)!,
      costCents: costCents === null ? null : Number(costCents),
      weeklyHours: weeklyHours === null ? null : Number(weeklyHours),
    };
  });
}

/** The rows of a campaign that the manager sees, as plain objects in the order of their references. */
async function plainRows<Row>(
  em: EntityManager,
  entity: typeof PoecProject | typeof PoecSession,
  fields: readonly string[],
  campaign: string,
): Promise<Row[]> {
  const rows = em
    .createQueryBuilder<PoecProject | PoecSession>(entity)
    .select([...fields] as never)
    .where({ campaign })
    .orderBy({ reference: 'asc' });
  await rows.applyFilters();
  return rows.execute<Row[]>('all');
}
