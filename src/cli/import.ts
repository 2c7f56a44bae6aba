/** `metronome import`: fiches, or a whole data set, into the database. */

import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { MikroORM } from '@mikro-orm/postgresql';
import { Campaign } from '../entities/index.ts';
import { importDataSet } from '../imports/import-data-set.ts';
import { importSessions } from '../imports/import-sessions.ts';
import { hasErrors, type ImportProblem } from '../imports/problem.ts';
import { countsOf, type UpsertCounts } from '../imports/upsert.ts';
import { importProblemList } from './data-set.ts';
import { withDatabase } from './database.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { Failure } from './failure.ts';
import { reasonOf } from './json-file.ts';
import { textTable } from './text-table.ts';

/** What an import did, as it is told. */
interface Report {
  problems: readonly ImportProblem[];
  counts: readonly { table: string; counts: UpsertCounts }[];
}

const TABLE_NAMES: Record<string, string> = {
  agencies: 'agences',
  envelopes: 'enveloppes',
  tranches: 'tranches',
  prfOffers: 'offres PRF',
  alternanceIntakes: 'rentrées',
  closures: 'fermetures',
  opcoCapacities: 'capacités des OPCO',
  candidatePools: 'viviers',
  quarterCapacities: 'capacités des trimestres',
  projects: 'projets',
  sessions: 'sessions',
};

/** Imports a file of fiches into a campaign, or a folder with its campaign. All of it, or nothing. */
export async function importPath(
  path: string,
  { campaign, dryRun = false }: { campaign?: string; dryRun?: boolean },
): Promise<ExitCode> {
  const isFolder = await isDirectory(path);
  if (!isFolder && campaign === undefined) {
    throw new Failure(
      `« ${path} » : de quelle campagne sont ces fiches ? Ajoutez --campaign, par exemple --campaign normandie-2022.`,
      EXIT.USAGE,
    );
  }
  const report = await withDatabase((orm) =>
    isFolder ? wholeDataSet(orm, path, dryRun) : fiches(orm, path, campaign ?? '', dryRun),
  );
  const refused = hasErrors(report.problems);
  if (report.problems.length > 0) process.stderr.write(`${importProblemList(report.problems).join('\n')}\n`);
  if (refused) return EXIT.INVALID;
  const done = dryRun ? 'Essai : rien n’a été enregistré. Ce qui changerait :' : 'Enregistré :';
  process.stdout.write(`${[done, ...countTable(report)].join('\n')}\n`);
  return EXIT.OK;
}

async function fiches(orm: MikroORM, path: string, slug: string, dryRun: boolean): Promise<Report> {
  const em = orm.em.fork();
  const campaign = await em.findOne(Campaign, { slug });
  if (campaign === null) throw await unknownCampaign(orm, slug);
  const file = { name: basename(path), content: await readFile(path) };
  const { problems, projects, sessions } = await importSessions(em, campaign, file, { dryRun });
  return {
    problems,
    counts: [
      { table: 'projects', counts: countsOf(projects) },
      { table: 'sessions', counts: countsOf(sessions) },
    ],
  };
}

async function wholeDataSet(orm: MikroORM, folder: string, dryRun: boolean): Promise<Report> {
  const { problems, counts } = await importDataSet(orm.em.fork(), folder, { dryRun });
  return { problems, counts: Object.entries(counts).map(([table, count]) => ({ table, counts: count })) };
}

function countTable({ counts }: Report): string[] {
  return textTable(
    [
      { header: '', align: 'left' },
      { header: 'créés', align: 'right' },
      { header: 'modifiés', align: 'right' },
      { header: 'inchangés', align: 'right' },
    ],
    counts.map(({ table, counts: { created, updated, unchanged } }) => [
      TABLE_NAMES[table] ?? table,
      String(created),
      String(updated),
      String(unchanged),
    ]),
  );
}

async function isDirectory(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    throw new Failure(
      `${path} : ${reasonOf(error)}. Attendu : un fichier CSV. Vérifiez le chemin.`,
      EXIT.USAGE,
    );
  }
}

async function unknownCampaign(orm: MikroORM, slug: string): Promise<Failure> {
  const known = await orm.em.fork().find(Campaign, {}, { orderBy: { slug: 'asc' } });
  const names =
    known.length === 0
      ? 'la base n’en a aucune ; enregistrez d’abord un jeu de données (metronome import data/normandie-2022)'
      : known.map((campaign) => campaign.slug).join(', ');
  return new Failure(`« ${slug} » : cette campagne n’existe pas. Attendu : ${names}.`, EXIT.USAGE);
}
