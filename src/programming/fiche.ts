/** A fiche as it is judged: what of it awaits judgement, and what was said of exactly that. */

import type { EntityManager } from '@mikro-orm/postgresql';
import type { Role } from '../domain/role.ts';
import { sha256Of } from '../domain/sha256.ts';
import { type Judge, judges, letsPass } from '../domain/verdict.ts';
import { PoecProject, PoecSession, ProjectJudgement } from '../entities/index.ts';

/** A fiche that is looked at to be judged. */
export interface Fiche {
  project: PoecProject;
  /** Its sessions that are filed and not yet validated. */
  filed: PoecSession[];
  /** SHA-256 of what there is to judge, in hexadecimal: another content, another fingerprint. */
  fingerprint: string;
  /** Everything that was said of it, oldest first. */
  judgements: ProjectJudgement[];
  /** What counts of each judge: its latest word, if it is about what there is to judge now. */
  standing: Record<Judge, ProjectJudgement | null>;
}

/** The fiches of these projects, by id, as far as `em` sees them. Three queries, however many they are. */
export async function readFiches(em: EntityManager, ids: readonly string[]): Promise<Map<string, Fiche>> {
  const projects = await em.find(PoecProject, { id: { $in: ids } });
  const ofThem = { project: { $in: projects } };
  const sessions = await em.find(
    PoecSession,
    { ...ofThem, state: 'SUBMITTED' },
    { orderBy: { reference: 'asc' } },
  );
  const judgements = await em.find(ProjectJudgement, ofThem, { orderBy: { number: 'asc' } });
  const sessionsOf = Map.groupBy(sessions, ({ project }) => project.id);
  const judgementsOf = Map.groupBy(judgements, ({ project }) => project.id);
  return new Map(
    projects.map((project) => [
      project.id,
      ficheOf(project, sessionsOf.get(project.id) ?? [], judgementsOf.get(project.id) ?? []),
    ]),
  );
}

/** Whose word a fiche awaits: of the judges who have not spoken, and of its OPCO when one asks for something else. */
export function awaitedBy({ filed, standing }: Fiche): Role[] {
  if (filed.length === 0) return [];
  const said = judges.flatMap((judge) => standing[judge] ?? []);
  return [
    ...(said.some(({ verdict }) => !letsPass(verdict)) ? (['OPCO'] as const) : []),
    ...judges.filter((judge) => standing[judge] === null),
  ];
}

function ficheOf(project: PoecProject, filed: PoecSession[], judgements: ProjectJudgement[]): Fiche {
  const fingerprint = fingerprintOf(project, filed);
  // What has validated sessions has served: the same sessions filed again are to be judged again.
  const served = judgements.findLast(({ sessionsValidated }) => sessionsValidated > 0)?.number ?? 0;
  const standing = (judge: Judge) => {
    const latest = judgements.findLast((judgement) => judgement.judge === judge);
    return latest !== undefined && latest.number > served && latest.fingerprint === fingerprint
      ? latest
      : null;
  };
  return {
    project,
    filed,
    fingerprint,
    judgements,
    standing: { REGION: standing('REGION'), FRANCE_TRAVAIL: standing('FRANCE_TRAVAIL') },
  };
}

/**
 * Everything that the fiche says, and nothing that others decide of it: not its state, the agency that recruits,
 * its publication, nor where the row comes from. Sessions are in the order of their references.
 */
function fingerprintOf(project: PoecProject, filed: readonly PoecSession[]): string {
  const { opco, branch, title, rome, formacode, nature, alternance } = project;
  const said = filed.map((session) => [
    session.reference,
    ...[session.departement, session.communeCode, session.communeName, session.zone],
    ...[session.places, session.costCents, session.hours, session.weeklyHours],
    ...[session.wishedFrom, session.wishedTo, session.windowFrom, session.windowTo],
    ...[session.envelope?.id ?? null, session.derogation, session.trainingBodyKnownOn],
    ...[session.certification, session.certificationFrom, session.certificationUntil],
  ]);
  return sha256Of(JSON.stringify([opco, branch, title, rome, formacode, nature, alternance, said]));
}
