import type { EntityManager } from '@mikro-orm/postgresql';
import { addOrganisation, type StatedOrganisation } from '../../src/access/organisations.ts';
import { createToken } from '../../src/access/tokens.ts';

/** Adds an organisation and gives it a token of all its roles; a refusal fails the test. Returns the token. */
export async function aToken(
  em: EntityManager,
  stated: Pick<StatedOrganisation, 'name' | 'roles'> & Partial<StatedOrganisation>,
): Promise<string> {
  const added = await addOrganisation(em, {
    ...{ siret: null, opco: null, regions: stated.roles.includes('REGION') ? ['28'] : [] },
    ...stated,
  });
  if ('problems' in added) throw new Error(JSON.stringify(added.problems));
  const { name, roles } = stated;
  const given = await createToken(em, { organisation: name, roles, label: 'essai', days: 30 });
  if ('problems' in given) throw new Error(JSON.stringify(given.problems));
  return given.secret;
}
