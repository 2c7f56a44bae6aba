/** Changes an organisation: what it is and may do, and whether it still takes part. */

import type { EntityManager } from '@mikro-orm/postgresql';
import { AccessToken, Organisation } from '../entities/index.ts';
import { type Refusal, refuse } from '../scenarios/problem.ts';
import { type EditConflict, editRow } from './edit.ts';
import {
  lookingTwice,
  readOrganisation,
  type StatedOrganisation,
  unknownOrganisation,
} from './organisations.ts';

/** An organisation as its editor read it. */
export interface ReadOrganisation {
  /** Its id. */
  organisation: string;
  expectedVersion: number;
}

/** What becomes of a change. */
export type OrganisationChange = { organisation: Organisation } | Refusal | { conflict: EditConflict };

/**
 * Changes what is said of an organisation; the rest stays. `by` is the id of the organisation that acts, null for
 * none: it does not shut itself out, which nobody but the command line could mend.
 */
export async function updateOrganisation(
  em: EntityManager,
  { organisation: id, expectedVersion, ...stated }: ReadOrganisation & Partial<StatedOrganisation>,
  by: string | null,
): Promise<OrganisationChange> {
  const attempt = () =>
    change(em, { organisation: id, expectedVersion }, async (organisation, own) => {
      const { name, siret, opco, roles } = organisation;
      const asItIs = { name, siret, opco, regions: organisation.regions ?? [], roles };
      const read = await readOrganisation(own, { ...asItIs, ...stated }, id);
      if ('problems' in read) return read;
      const isLeft = roles.includes('ADMINISTRATOR') && !read.roles.includes('ADMINISTRATOR');
      if (isLeft && by === id) return shutOut('/roles', 'lui retirer le rôle administrateur');
      Object.assign(organisation, read);
      return null;
    });
  return lookingTwice(attempt);
}

/** Ends the part that an organisation takes: its tokens are taken back, and whoever signed in for it is out, at once. */
export async function endOrganisation(
  em: EntityManager,
  read: ReadOrganisation,
  by: string | null,
  now = new Date(),
): Promise<OrganisationChange> {
  return change(em, read, async (organisation, own) => {
    if (by === organisation.id) return shutOut('/organisation', 'y mettre fin');
    organisation.endedAt ??= now;
    const tokens = await own.find(AccessToken, { organisation, revokedAt: null });
    for (const token of tokens) token.revokedAt = now;
    return null;
  });
}

/** Lets an organisation take part again. Its tokens stay taken back: it is given others. */
export async function resumeOrganisation(
  em: EntityManager,
  read: ReadOrganisation,
): Promise<OrganisationChange> {
  return change(em, read, async (organisation) => {
    organisation.endedAt = null;
    return null;
  });
}

async function change(
  em: EntityManager,
  { organisation: id, expectedVersion }: ReadOrganisation,
  make: (organisation: Organisation, em: EntityManager) => Promise<Refusal | null>,
): Promise<OrganisationChange> {
  const edited = await editRow(em, Organisation, { id, expectedVersion }, make);
  if (edited === null) return unknownOrganisation(id);
  return 'row' in edited ? { organisation: edited.row } : edited;
}

function shutOut(path: string, what: string): Refusal {
  const message = `C’est l’organisation au nom de laquelle vous agissez : ${what} vous fermerait la porte. Demandez-le à un administrateur d’une autre organisation.`;
  return refuse('OWN_ORGANISATION', path, null, message);
}
