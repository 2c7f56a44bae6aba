/** The use case: a file of fiches comes in, for one campaign. */

import type { EntityManager } from '@mikro-orm/postgresql';
import type { OpcoCode } from '../domain/opco.ts';
import { sha256Of } from '../domain/sha256.ts';
import { Campaign } from '../entities/index.ts';
import { decode, type ImportFile } from './decode.ts';
import { type FileImport, type ImportOptions, recordBatch } from './file-import.ts';
import { notItsOwn } from './own-fiches.ts';
import { byPlace, hasErrors } from './problem.ts';
import { parseSessions } from './sessions.parse.ts';
import { saveSessions, unknownReferences } from './sessions.save.ts';
import { importTransaction } from './transaction.ts';
import { changesAnything, nothingUpserted, type Upserted } from './upsert.ts';

/** What importing a file of fiches did, or would do. */
export interface SessionsImport extends FileImport {
  projects: Upserted;
  sessions: Upserted;
}

/** What one may ask of an import of fiches. */
interface SessionsOptions extends ImportOptions<SessionsImport> {
  /** The OPCO that files, null for an organisation that owns no fiche: nothing else may be in the file. Anybody's fiches unless told. */
  filedBy?: OpcoCode | null;
}

/**
 * Imports the sessions of a file into a campaign.
 *
 * Sessions and projects are found by their reference: new ones are created, others updated where the file
 * differs, and a file imported twice changes nothing the second time. What the file has no column for is
 * kept. A file with one error changes nothing; all its errors are in `problems`.
 */
export async function importSessions(
  em: EntityManager,
  campaign: Campaign,
  file: ImportFile,
  { dryRun = false, filedBy, isKept = async () => true }: SessionsOptions = {},
): Promise<SessionsImport> {
  const decoded = decode(file);
  const parsed = decoded.problems.length > 0 ? null : parseSessions(decoded.text, file.name);
  const report: SessionsImport = {
    file: file.name,
    sha256: sha256Of(file.content),
    encoding: decoded.encoding,
    dryRun,
    applied: false,
    projects: nothingUpserted(),
    sessions: nothingUpserted(),
    problems: byPlace([...decoded.problems, ...(parsed?.problems ?? [])]),
  };
  if (parsed === null) return report;

  const save = async (own: EntityManager): Promise<SessionsImport> => {
    const here = await own.findOneOrFail(Campaign, campaign.id);
    // Of a file with errors the references are looked up all the same, to be told with the rest.
    const problems = byPlace([
      ...report.problems,
      ...(await unknownReferences(own, here, parsed.rows, file.name)),
      ...(filedBy === undefined ? [] : await notItsOwn(own, here, parsed.rows, file.name, filedBy)),
    ]);
    if (hasErrors(problems)) return { ...report, problems };
    const upserted = await saveSessions(own, here, parsed.rows, file.name);
    const changed = changesAnything(upserted.sessions) || changesAnything(upserted.projects);
    const batch = {
      fileName: file.name,
      sha256: report.sha256,
      kind: 'sessions',
      rowCount: parsed.rows.length,
    };
    await recordBatch(own, here, batch, changed);
    return { ...report, ...upserted, problems };
  };
  const { result, applied } = await importTransaction(
    em,
    { key: campaign.slug, dryRun },
    save,
    async (own, saved) => !hasErrors(saved.problems) && isKept(own, { ...saved, applied: true }),
  );
  return { ...result, applied };
}
