/** From the inputs about organisations to what the use cases are told. */

import type { ReadOrganisation } from '../../src/access/change-organisation.ts';
import type { StatedOrganisation } from '../../src/access/organisations.ts';
import { type OpcoCode, opcos } from '../../src/domain/opco.ts';
import { refusalMessage } from '../../src/domain/parsed.ts';
import type { Refusal } from '../../src/scenarios/index.ts';
import type { UpdateOrganisationInput } from './organisation.input.ts';

/** The OPCO that a text names, as fiches name it. */
export function statedOpco(text: string | null): { opco: OpcoCode | null } | Refusal {
  const parsed = text === null ? null : opcos.parse(text);
  if (parsed === null || parsed.ok) return { opco: parsed?.value ?? null };
  return {
    problems: [{ code: 'OPCO_UNKNOWN', path: '/opco', value: text, message: refusalMessage(parsed) }],
  };
}

/** The change that an input asks for. Null is a choice for a SIRET, an OPCO and regions, and says nothing elsewhere. */
export function statedUpdate({
  organisation,
  expectedVersion,
  name,
  siret,
  opco,
  regions,
  roles,
}: UpdateOrganisationInput): (ReadOrganisation & Partial<StatedOrganisation>) | Refusal {
  const stated: { opco?: OpcoCode | null } | Refusal = opco === undefined ? {} : statedOpco(opco);
  if ('problems' in stated) return stated;
  return {
    organisation,
    expectedVersion,
    ...(name == null ? {} : { name }),
    ...(siret === undefined ? {} : { siret }),
    ...stated,
    ...(regions === undefined ? {} : { regions: regions ?? [] }),
    ...(roles == null ? {} : { roles }),
  };
}
