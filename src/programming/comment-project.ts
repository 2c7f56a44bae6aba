/** Says something of a fiche, to all who see it. */

import type { EntityManager } from '@mikro-orm/postgresql';
import { isUuid } from '../domain/uuid.ts';
import { PoecProject, ProjectComment } from '../entities/index.ts';
import { type Refusal, refuse, unknown } from '../scenarios/problem.ts';

/** Longest comment, characters: more is a document, and has its place elsewhere. */
const MAX_COMMENT_LENGTH = 2_000;

/** A comment as its author states it. */
export interface StatedComment {
  /** Id of the fiche. */
  project: string;
  text: string;
}

/**
 * Adds a comment to a fiche that its author sees: `em` reads what they see. `by` is the id of their organisation,
 * null on a machine of one's own.
 */
export async function commentProject(
  em: EntityManager,
  stated: StatedComment,
  by: string | null,
): Promise<{ comment: ProjectComment } | Refusal> {
  const project = isUuid(stated.project) ? await em.findOne(PoecProject, stated.project) : null;
  if (project === null) return unknown('project', '/project', stated.project);
  const text = stated.text.trim();
  if (text.length < 1 || text.length > MAX_COMMENT_LENGTH) {
    const message = `Le commentaire a ${text.length} caractères. Attendu : de 1 à ${MAX_COMMENT_LENGTH}, espaces du début et de la fin exceptés.`;
    return refuse('TEXT_LENGTH', '/text', text, message);
  }
  const comment = em.create(ProjectComment, { project, campaign: project.campaign, organisation: by, text });
  await em.flush();
  return { comment };
}
