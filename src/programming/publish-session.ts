/** Publishes a session to candidates and companies, once it is validated (H14), and takes a publication back. */

import type { EntityManager } from '@mikro-orm/postgresql';
import { dayInParis, formatDate } from '../domain/date-text.ts';
import type { IsoDate } from '../domain/dates.ts';
import { publishableStates, sessionStates } from '../domain/session-state.ts';
import { isUuid } from '../domain/uuid.ts';
import { PoecSession } from '../entities/index.ts';
import { type Refusal, refuse, unknown } from '../scenarios/problem.ts';
import { inTurn } from './in-turn.ts';

/** What becomes of a publication. */
export type Publication = { session: PoecSession } | Refusal;

/** Publishes a session that `em` sees, on a day that is not to come: today unless told. */
export async function publishSession(
  em: EntityManager,
  { session: id, publishedOn }: { session: string; publishedOn?: IsoDate },
  now = new Date(),
): Promise<Publication> {
  const today = dayInParis(now);
  const day = publishedOn ?? today;
  if (day > today) {
    const message = `Publiée le ${formatDate(day)}, et nous sommes le ${formatDate(today)}. Attendu : le jour où elle l’a été ; publiez-la ce jour-là.`;
    return refuse('PUBLISHED_LATER', '/publishedOn', day, message);
  }
  return change(em, id, (session) => {
    const { reference, state } = session;
    if (!publishableStates.includes(state)) {
      const message = `La session « ${reference} » est ${sessionStates.label(state)}. Attendu : validée ou engagée ; on publie ce que la Région et France Travail ont validé, avant son début.`;
      return refuse('NOT_PUBLISHABLE', '/session', state, message);
    }
    if (session.publishedOn !== null) {
      const message = `La session « ${reference} » est déjà publiée, depuis le ${formatDate(session.publishedOn)}. Si c’est une erreur, retirez d’abord cette publication (withdrawPublication).`;
      return refuse('ALREADY_PUBLISHED', '/session', session.publishedOn, message);
    }
    session.publishedOn = day;
    return null;
  });
}

/** Takes back a publication made by error, and says why: the audit keeps it, with who acts. */
export async function withdrawPublication(
  em: EntityManager,
  { session: id, reason }: { session: string; reason: string },
): Promise<Publication> {
  if (reason.trim() === '') {
    const message = 'Rien ne dit pourquoi la publication est retirée. Donnez un motif : l’audit le garde.';
    return refuse('REASON_MISSING', '/reason', reason, message);
  }
  return change(em, id, (session) => {
    if (session.publishedOn === null) {
      const message = `La session « ${session.reference} » n’est pas publiée : il n’y a rien à retirer.`;
      return refuse('NOT_PUBLISHED', '/session', session.state, message);
    }
    session.publishedOn = null;
    return null;
  });
}

/** Changes a session that no import changes meanwhile. */
async function change(
  em: EntityManager,
  id: string,
  make: (session: PoecSession) => Refusal | null,
): Promise<Publication> {
  const find = async (on: EntityManager) =>
    isUuid(id) ? on.findOne(PoecSession, id, { populate: ['campaign'] }) : null;
  const seen = await find(em);
  if (seen === null) return unknown('session', '/session', id);
  return inTurn(em, { slug: seen.campaign.$.slug, path: '/session' }, async (own) => {
    const session = await find(own);
    if (session === null) return unknown('session', '/session', id);
    const refusal = make(session);
    if (refusal !== null) return refusal;
    await own.flush();
    return { session };
  });
}
