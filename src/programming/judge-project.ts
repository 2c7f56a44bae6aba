/**
 * Judges a fiche: the opinion of the Région and the decision of France Travail, in whichever order. The second of
 * two that let it pass validates its filed sessions, in the same transaction (H8).
 */

import type { EntityManager } from '@mikro-orm/postgresql';
import { instantText } from '../domain/date-text.ts';
import { sessionStates } from '../domain/session-state.ts';
import { isUuid } from '../domain/uuid.ts';
import { type Judge, judges, letsPass, type Verdict, verdicts } from '../domain/verdict.ts';
import { PoecProject, PoecSession, ProjectJudgement } from '../entities/index.ts';
import { type Refusal, refuse, unknown } from '../scenarios/problem.ts';
import { type Fiche, readFiches } from './fiche.ts';
import { inTurn } from './in-turn.ts';

/** Longest reason, characters. */
const MAX_REASON_LENGTH = 2_000;

/** A judgement as its judge states it. */
export interface StatedJudgement {
  /** Id of the fiche. */
  project: string;
  /** Fingerprint of the fiche that the judge read. */
  fingerprint: string;
  verdict: Verdict;
  reason: string | null;
  /** Id of the judgement that it takes the place of, null for none. */
  replaces: string | null;
}

/** Who judges: as what, and for which organisation. */
export interface JudgedBy {
  judge: Judge;
  /** Id; null on a machine of one's own. */
  organisation: string | null;
}

/**
 * Writes a judgement down, of a fiche that its judge sees (`em` reads what they see) and has read as it is. Refuses
 * what cannot be; then nothing has changed.
 */
export async function judgeProject(
  em: EntityManager,
  stated: StatedJudgement,
  by: JudgedBy,
): Promise<{ judgement: ProjectJudgement } | Refusal> {
  const seen = isUuid(stated.project)
    ? await em.findOne(PoecProject, stated.project, { populate: ['campaign'] })
    : null;
  if (seen === null) return unknown('project', '/project', stated.project);
  const reason = stated.reason?.trim() || null;
  const unread = refuseReason(reason, stated.verdict);
  if (unread !== null) return unread;
  // What is judged does not change meanwhile, and of two judges one is second.
  return inTurn(em, { slug: seen.campaign.$.slug, path: '/project' }, async (own) => {
    const fiche = (await readFiches(own, [seen.id])).get(seen.id)!;
    const refusal = (await refuseState(own, fiche)) ?? refuseStale(fiche, stated, by.judge);
    if (refusal !== null) return refusal;
    return { judgement: await write(own, fiche, { ...stated, reason }, by) };
  });
}

async function write(
  own: EntityManager,
  { project, filed, fingerprint, judgements, standing }: Fiche,
  { verdict, reason }: StatedJudgement,
  { judge, organisation }: JudgedBy,
): Promise<ProjectJudgement> {
  const others = judges.filter((other) => other !== judge).map((other) => standing[other]);
  const validates = letsPass(verdict) && others.every((other) => other !== null && letsPass(other.verdict));
  if (validates) for (const session of filed) session.state = 'VALIDATED';
  const judgement = own.create(ProjectJudgement, {
    ...{ project, campaign: project.campaign, judge, organisation, verdict, reason, fingerprint },
    number: (judgements.at(-1)?.number ?? 0) + 1,
    sessionsValidated: validates ? filed.length : 0,
  });
  await own.flush();
  return judgement;
}

function refuseReason(reason: string | null, verdict: Verdict): Refusal | null {
  if (reason === null && !letsPass(verdict)) {
    const message = `Le verdict est « ${verdicts.label(verdict)} » et rien ne dit pourquoi. Donnez un motif : l’OPCO doit savoir quoi changer.`;
    return refuse('REASON_MISSING', '/reason', reason, message);
  }
  if (reason !== null && reason.length > MAX_REASON_LENGTH) {
    const message = `Le motif a ${reason.length} caractères. Attendu : ${MAX_REASON_LENGTH} au plus.`;
    return refuse('REASON_LENGTH', '/reason', reason, message);
  }
  return null;
}

/** Refuses a fiche with nothing to judge, and says how its sessions stand. */
async function refuseState(own: EntityManager, { project, filed }: Fiche): Promise<Refusal | null> {
  if (filed.length > 0) return null;
  const byState = Map.groupBy(await own.find(PoecSession, { project }), ({ state }) => state);
  const counts = [...byState].map(([state, { length }]) => `${sessionStates.label(state)} (${length})`);
  const message = `La fiche « ${project.reference} » n’attend ni avis ni décision. Sessions : ${counts.sort().join(', ') || 'aucune'}. Seules celles qui sont déposées se jugent ; son OPCO peut en déposer.`;
  const value = [...byState.keys()].sort().join(', ');
  return refuse('NOTHING_TO_JUDGE', '/project', value, message);
}

/** Refuses the judgement of a fiche that is not the one read, or over a word of the same judge that was not read. */
function refuseStale(
  { project, fingerprint, standing }: Fiche,
  stated: StatedJudgement,
  judge: Judge,
): Refusal | null {
  if (stated.fingerprint !== fingerprint) {
    const message = `La fiche « ${project.reference} » a changé depuis votre lecture. Rien n’a été enregistré : relisez-la, et jugez-la avec fingerprint: "${fingerprint}".`;
    return refuse('FICHE_CHANGED', '/fingerprint', stated.fingerprint, message);
  }
  const there = standing[judge];
  if (there === null || there.id === stated.replaces) return null;
  const message = `La fiche « ${project.reference} », telle qu’elle est, a déjà été jugée à ce titre le ${instantText(there.createdAt)} : ${verdicts.label(there.verdict)}. Rien n’a été enregistré : pour en changer, lisez ce jugement et renvoyez le vôtre avec replaces: "${there.id}".`;
  return refuse('ALREADY_JUDGED', '/replaces', stated.replaces, message);
}
