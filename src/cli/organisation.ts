/** `metronome organisation`: who takes part in the conference, and what they may do. */

import { addOrganisation } from '../access/organisations.ts';
import { type OpcoCode, opcos } from '../domain/opco.ts';
import { type Role, roles } from '../domain/role.ts';
import { Organisation } from '../entities/index.ts';
import { told } from './access-words.ts';
import { withDatabase } from './database.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { textTable } from './text-table.ts';

/** Options of `organisation add`. */
export interface OrganisationOptions {
  siret?: string;
  opco?: OpcoCode;
  role: Role[];
}

/** Adds an organisation, or says everything that is wrong with it. */
export async function addNamed(name: string, { siret, opco, role }: OrganisationOptions): Promise<ExitCode> {
  const stated = { name, siret: siret ?? null, opco: opco ?? null, roles: role };
  const answer = await withDatabase((orm) => addOrganisation(orm.em.fork(), stated));
  if ('problems' in answer) return told(answer);
  process.stdout.write(`Organisation « ${answer.organisation.name} » enregistrée.\n`);
  return EXIT.OK;
}

/** Lists the organisations by name. */
export async function listOrganisations(): Promise<ExitCode> {
  const all = await withDatabase((orm) => orm.em.fork().find(Organisation, {}, { orderBy: { name: 'asc' } }));
  const rows = all.map(({ name, siret, opco, roles: held }) => [
    name,
    siret ?? '',
    opco === null ? '' : opcos.label(opco),
    held.map((role) => roles.label(role)).join(', '),
  ]);
  const columns = ['organisation', 'siret', 'opco', 'rôles'].map((header) => ({
    header,
    align: 'left' as const,
  }));
  process.stdout.write(
    all.length === 0
      ? 'Aucune organisation. Ajoutez-en une : metronome organisation add --help.\n'
      : `${textTable(columns, rows).join('\n')}\n`,
  );
  return EXIT.OK;
}
