/** `metronome organisation`: who takes part in the conference, and what they may do. */

import type { EntityManager } from '@mikro-orm/postgresql';
import {
  endOrganisation,
  type OrganisationChange,
  type ReadOrganisation,
  resumeOrganisation,
} from '../access/change-organisation.ts';
import { addOrganisation, unknownOrganisation } from '../access/organisations.ts';
import { type OpcoCode, opcos } from '../domain/opco.ts';
import { type Role, roles } from '../domain/role.ts';
import { Organisation } from '../entities/index.ts';
import { type Refusal, refuse } from '../scenarios/problem.ts';
import { told } from './access-words.ts';
import { withDatabase } from './database.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { textTable } from './text-table.ts';

/** Options of `organisation add`. */
export interface OrganisationOptions {
  siret?: string;
  opco?: OpcoCode;
  region?: string[];
  role: Role[];
}

/** Adds an organisation, or says everything that is wrong with it. */
export async function addNamed(
  name: string,
  { siret, opco, region, role }: OrganisationOptions,
): Promise<ExitCode> {
  const stated = { name, siret: siret ?? null, opco: opco ?? null, regions: region ?? [], roles: role };
  const answer = await withDatabase((orm) => addOrganisation(orm.em.fork(), stated));
  if ('problems' in answer) return told(answer);
  process.stdout.write(`Organisation « ${answer.organisation.name} » enregistrée.\n`);
  return EXIT.OK;
}

/** Lists the organisations by name. */
export async function listOrganisations(): Promise<ExitCode> {
  const all = await withDatabase((orm) => orm.em.fork().find(Organisation, {}, { orderBy: { name: 'asc' } }));
  const rows = all.map(({ name, siret, opco, regions, roles: held, endedAt }) => [
    name,
    siret ?? '',
    opco === null ? '' : opcos.label(opco),
    regions?.join(', ') ?? 'toutes',
    held.map((role) => roles.label(role)).join(', '),
    endedAt === null ? 'prend part' : `terminée le ${endedAt.toISOString().slice(0, 10)}`,
  ]);
  const columns = ['organisation', 'siret', 'opco', 'régions', 'rôles', 'état'].map((header) => ({
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

/** Ends the part that an organisation takes. */
export async function endNamed(name: string): Promise<ExitCode> {
  return changeNamed(
    name,
    (em, read) => endOrganisation(em, read, null),
    `« ${name} » ne prend plus part : ses jetons sont repris, ses sessions fermées.`,
  );
}

/** Lets an organisation take part again. */
export async function resumeNamed(name: string): Promise<ExitCode> {
  return changeNamed(name, resumeOrganisation, `« ${name} » prend part de nouveau ; donnez-lui des jetons.`);
}

async function changeNamed(
  name: string,
  change: (em: EntityManager, read: ReadOrganisation) => Promise<OrganisationChange>,
  done: string,
): Promise<ExitCode> {
  const answer = await withDatabase(async (orm) => {
    const found = await orm.em.fork().findOne(Organisation, { name });
    if (found === null) return unknownOrganisation(name);
    return change(orm.em, { organisation: found.id, expectedVersion: found.version });
  });
  if ('conflict' in answer) return told(changedMeanwhile(name));
  if ('problems' in answer) return told(answer);
  process.stdout.write(`${done}\n`);
  return EXIT.OK;
}

const changedMeanwhile = (name: string): Refusal =>
  refuse('CONFLICT', '', name, `« ${name} » a changé au même moment. Recommencez.`);
