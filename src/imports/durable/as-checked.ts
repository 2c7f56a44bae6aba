/** An import that its sender has read in a dry run is applied as it was read, or not at all. */

import type { EntityManager } from '@mikro-orm/postgresql';
import { instantText } from '../../domain/date-text.ts';
import type { FileKind } from '../../domain/file-kind.ts';
import { AuditEntry, ImportJob } from '../../entities/index.ts';
import { type ImportProblem, importProblem } from '../problem.ts';
import { nothingUpserted } from '../upsert.ts';
import { type Imported, type ImportReport, keptReport, reportOf } from './report.ts';

/** The tables that a file of each kind writes. */
const TABLES: Record<FileKind, string[]> = {
  SESSIONS: ['poec_project', 'poec_session'],
  OPCO_CAPACITIES: ['opco_capacity'],
  CANDIDATE_POOLS: ['candidate_pool'],
  QUARTER_CAPACITIES: ['quarter_capacity'],
};

/** The dry run that an import is held to, with its report; null when it is held to none. */
export async function dryRunOf(em: EntityManager, { asChecked }: ImportJob): Promise<ImportJob | null> {
  return asChecked && em.findOneOrFail(ImportJob, asChecked.id, { populate: ['report'] });
}

/** Whether a file does what its dry run said: the same rows created, the same changes from and to the same values. */
export function doesAsChecked(checked: ImportJob, imported: Imported): boolean {
  const told = (report: ImportReport | null): string =>
    JSON.stringify([report?.projects, report?.sessions, report?.limits]);
  return told(keptReport(checked)) === told(reportOf(imported));
}

/** The import of a file that would do something else by now than its dry run said: it does nothing, and says why. */
export async function refusedAsChanged(
  em: EntityManager,
  job: ImportJob,
  checked: ImportJob,
  imported: Imported,
): Promise<Imported> {
  const none = nothingUpserted();
  const problems = [await changedSince(em, job, checked), ...imported.problems];
  return 'limits' in imported
    ? { ...imported, problems, limits: none }
    : { ...imported, problems, projects: none, sessions: none };
}

/** What changed. Who sees a part only is not told who is at work on the rest, nor when. */
async function changedSince(
  em: EntityManager,
  { campaign, kind, fileName: file, ownOnly }: ImportJob,
  { finishedAt }: ImportJob,
): Promise<ImportProblem> {
  const [latest] = ownOnly
    ? []
    : await em.find(
        AuditEntry,
        { campaignId: campaign.id, entity: { $in: TABLES[kind as FileKind] }, at: { $gt: finishedAt } },
        { orderBy: { at: 'desc', id: 'desc' }, limit: 1 },
      );
  const who = latest?.organisation == null ? '' : ` par ${latest.organisation}`;
  const when =
    latest === undefined ? '' : ` (dernier changement dans la campagne${who}, le ${instantText(latest.at)})`;
  const expected =
    `la base telle que l’essai l’a lue ; elle a changé depuis${when}, et ce fichier ferait autre chose. ` +
    'Rien n’est enregistré : refaites l’essai, relisez son rapport et renvoyez le fichier';
  return importProblem({ code: 'CONFLICT', file, expected });
}
