/** API tokens: given once, recognised by their hash, taken back. */

import type { EntityManager } from '@mikro-orm/postgresql';
import type { Role } from '../domain/role.ts';
import { MAX_TOKEN_DAYS } from '../domain/token-days.ts';
import { isUuid } from '../domain/uuid.ts';
import type { Viewer } from '../domain/viewer.ts';
import { AccessToken, Organisation } from '../entities/index.ts';
import { type Problem, type Refusal, refuse } from '../scenarios/problem.ts';
import { unknownOrganisation } from './organisations.ts';
import { hashOfSecret, looksLikeToken, newToken, sameHash } from './secret.ts';

/** A token to give. */
export interface WantedToken {
  /** Id or name of the organisation it speaks for. */
  organisation: string;
  /** Roles, among those of the organisation. */
  roles: readonly Role[];
  label: string;
  /** Days until it expires, 1 to `MAX_TOKEN_DAYS`. */
  days: number;
}

const MAX_LABEL_LENGTH = 80;
const DAY_MS = 86_400_000;
/** How precise `lastUsedAt` is: a busy machine does not write a row per request. */
const LAST_USED_PRECISION_MS = 60_000;

/** Gives a token: this is the only time that its text exists. Refuses, all problems together, what cannot be given. */
export async function createToken(
  em: EntityManager,
  wanted: WantedToken,
  now = new Date(),
): Promise<{ token: AccessToken; secret: string } | Refusal> {
  const { organisation: key, roles, days } = wanted;
  const organisation = await em.findOne(Organisation, isUuid(key) ? { id: key } : { name: key });
  const label = wanted.label.trim();
  const problems: Problem[] = [];
  if (organisation === null) problems.push(...unknownOrganisation(key).problems);
  if (organisation !== null && organisation.endedAt !== null) {
    const message = `« ${organisation.name} » ne prend plus part : un jeton n’ouvrirait rien. Rétablissez-la d’abord.`;
    problems.push(...refuse('ORGANISATION_ENDED', '/organisation', key, message).problems);
  }
  if (label.length < 1 || label.length > MAX_LABEL_LENGTH) {
    const message = `Le libellé a ${label.length} caractères. Attendu : de 1 à ${MAX_LABEL_LENGTH}, ce à quoi sert le jeton.`;
    problems.push(...refuse('LABEL_LENGTH', '/label', label, message).problems);
  }
  if (!Number.isInteger(days) || days < 1 || days > MAX_TOKEN_DAYS) {
    const message = `Durée de ${days} jours. Attendu : un nombre entier de 1 à ${MAX_TOKEN_DAYS}.`;
    problems.push(...refuse('DAYS', '/days', days, message).problems);
  }
  const foreign = roles.filter((role) => organisation !== null && !organisation.roles.includes(role));
  if (roles.length === 0 || foreign.length > 0) {
    const message = `Rôles « ${roles.join(', ')} ». Attendu : au moins un, parmi ${organisation?.roles.join(', ') ?? 'ceux de son organisation'}.`;
    problems.push(...refuse('ROLES', '/roles', roles, message).problems);
  }
  if (organisation === null || problems.length > 0) return { problems };
  const secret = newToken();
  const token = em.create(AccessToken, {
    organisation,
    label,
    hash: hashOfSecret(secret),
    roles: [...new Set(roles)],
    createdAt: now,
    expiresAt: new Date(now.getTime() + days * DAY_MS),
    revokedAt: null,
    lastUsedAt: null,
  });
  await em.persist(token).flush();
  return { token, secret };
}

/** Takes a token back, from the next request on. Taken back twice, it stays so since the first time. */
export async function revokeToken(
  em: EntityManager,
  id: string,
  now = new Date(),
): Promise<{ token: AccessToken } | Refusal> {
  const token = isUuid(id) ? await em.findOne(AccessToken, id, { populate: ['organisation'] }) : null;
  if (token === null) {
    const message = `« ${id} » : aucun jeton ne porte cet identifiant. Reprenez-en un dans la liste des jetons.`;
    return refuse('TOKEN_UNKNOWN', '/token', id, message);
  }
  token.revokedAt ??= now;
  await em.flush();
  return { token };
}

/**
 * Who a token speaks for; null for one that is not ours, has expired or was taken back, without a difference
 * that could be told. It never has a role that its organisation has lost.
 */
export async function viewerOfToken(
  em: EntityManager,
  secret: string,
  now = new Date(),
): Promise<Viewer | null> {
  if (!looksLikeToken(secret)) return null;
  const hash = hashOfSecret(secret);
  const token = await em.findOne(AccessToken, { hash }, { populate: ['organisation'] });
  if (token === null || !sameHash(token.hash, hash)) return null;
  const { id, name, opco, regions, roles, endedAt } = token.organisation.unwrap();
  if (token.revokedAt !== null || token.expiresAt <= now || endedAt !== null) return null;
  await noteUse(em, token, now);
  return {
    kind: 'TOKEN',
    account: token.id,
    organisation: { id, name, opco, regions },
    roles: token.roles.filter((role) => roles.includes(role)),
  };
}

async function noteUse(em: EntityManager, { id, lastUsedAt }: AccessToken, now: Date): Promise<void> {
  if (lastUsedAt !== null && now.getTime() - lastUsedAt.getTime() < LAST_USED_PRECISION_MS) return;
  await em.nativeUpdate(AccessToken, { id }, { lastUsedAt: now });
}
