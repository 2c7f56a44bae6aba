/** The organisations of the conference: who they are and what they may do. */

import { type EntityManager, UniqueConstraintViolationException } from '@mikro-orm/postgresql';
import { parseRegionCode, type RegionCode } from '../domain/codes.ts';
import type { OpcoCode } from '../domain/opco.ts';
import { refusalMessage } from '../domain/parsed.ts';
import type { Role } from '../domain/role.ts';
import { parseSiret } from '../domain/siret.ts';
import { Organisation } from '../entities/index.ts';
import { type Problem, type Refusal, refuse } from '../scenarios/problem.ts';

/** An organisation as an administrator states it. */
export interface StatedOrganisation {
  name: string;
  siret: string | null;
  opco: OpcoCode | null;
  /** Codes of the regions whose campaigns it sees; empty for all of them, which a Région is not allowed. */
  regions: readonly string[];
  roles: readonly Role[];
}

/** Longest name, characters: it has to fit a line of the audit. */
const MAX_NAME_LENGTH = 120;

/** Adds an organisation. Refuses, all problems together, one that cannot be used or whose name or SIRET is taken. */
export async function addOrganisation(
  em: EntityManager,
  stated: StatedOrganisation,
): Promise<{ organisation: Organisation } | Refusal> {
  return lookingTwice(async () => {
    const own = em.fork();
    const read = await readOrganisation(own, stated, null);
    if ('problems' in read) return read;
    const organisation = own.create(Organisation, { ...read, endedAt: null });
    await own.persist(organisation).flush();
    return { organisation };
  });
}

/** Tries again what met a name or a SIRET that was taken since it looked: the second look finds it, and refuses in words. */
export async function lookingTwice<T>(attempt: () => Promise<T>): Promise<T> {
  try {
    return await attempt();
  } catch (error) {
    if (!(error instanceof UniqueConstraintViolationException)) throw error;
    return attempt();
  }
}

/** An id or a name that is that of no organisation. */
export function unknownOrganisation(key: string): Refusal {
  const message = `« ${key} » : aucune organisation ne porte ce nom. Reprenez-en un dans la liste des organisations.`;
  return refuse('ORGANISATION_UNKNOWN', '/organisation', key, message);
}

/**
 * What an administrator states, read: every problem at once. `self` is the organisation that may already have
 * this name and SIRET.
 */
export async function readOrganisation(
  em: EntityManager,
  stated: StatedOrganisation,
  self: string | null,
): Promise<
  | {
      name: string;
      siret: string | null;
      opco: OpcoCode | null;
      regions: RegionCode[] | null;
      roles: Role[];
    }
  | Refusal
> {
  const problems: Problem[] = [];
  const name = stated.name.trim();
  if (name.length < 1 || name.length > MAX_NAME_LENGTH) {
    const message = `Le nom a ${name.length} caractères. Attendu : de 1 à ${MAX_NAME_LENGTH}.`;
    problems.push(...refuse('NAME_LENGTH', '/name', name, message).problems);
  }
  const siret = stated.siret === null ? null : parseSiret(stated.siret);
  if (siret?.ok === false)
    problems.push(...refuse('SIRET', '/siret', siret.found, refusalMessage(siret)).problems);
  const roles = [...new Set(stated.roles)];
  if (roles.length === 0)
    problems.push(...refuse('NO_ROLE', '/roles', [], 'Aucun rôle. Donnez-en au moins un.').problems);
  if (roles.includes('OPCO') && stated.opco === null) {
    const message = 'Le rôle OPCO sans dire lequel : ses fiches ne se reconnaîtraient pas. Donnez son code.';
    problems.push(...refuse('OPCO_MISSING', '/opco', null, message).problems);
  }
  const regions = stated.regions.flatMap((text) => {
    const code = parseRegionCode(text);
    if (code.ok) return [code.value];
    problems.push(...refuse('REGION', '/regions', code.found, refusalMessage(code)).problems);
    return [];
  });
  if (roles.includes('REGION') && stated.regions.length === 0) {
    const message =
      'Le rôle Région sans dire laquelle : ses campagnes ne se reconnaîtraient pas. Donnez son code.';
    problems.push(...refuse('REGION_MISSING', '/regions', [], message).problems);
  }
  const read = {
    name,
    siret: siret?.ok === true ? siret.value : null,
    opco: stated.opco,
    regions: regions.length === 0 ? null : [...new Set(regions)].sort(),
    roles,
  };
  problems.push(...(await alreadyTaken(em, read, self)));
  return problems.length > 0 ? { problems } : read;
}

async function alreadyTaken(
  em: EntityManager,
  { name, siret }: { name: string; siret: string | null },
  self: string | null,
): Promise<Problem[]> {
  const others = await em.find(Organisation, { $or: [{ name }, ...(siret === null ? [] : [{ siret }])] });
  const taken = others.filter(({ id }) => id !== self);
  return taken.flatMap((other) => [
    ...(other.name === name
      ? refuse('NAME_TAKEN', '/name', name, `Une organisation porte déjà le nom « ${name} ».`).problems
      : []),
    ...(siret !== null && other.siret === siret
      ? refuse('SIRET_TAKEN', '/siret', siret, `Le SIRET ${siret} est celui de « ${other.name} ».`).problems
      : []),
  ]);
}
