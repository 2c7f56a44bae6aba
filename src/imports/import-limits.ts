/** The use case: a file of what limits a campaign comes in: caps of OPCO, pools of candidates, capacities of quarters. */

import type { EntityManager } from '@mikro-orm/postgresql';
import type { LimitKind } from '../domain/file-kind.ts';
import { sha256Of } from '../domain/sha256.ts';
import { Campaign } from '../entities/index.ts';
import { parseCandidatePools } from './candidate-pools.parse.ts';
import { saveCandidatePools, saveOpcoCapacities, saveQuarterCapacities } from './capacities.save.ts';
import { DATA_SET_FILES } from './data-set-files.ts';
import { decode, type ImportFile } from './decode.ts';
import { type FileImport, type ImportOptions, recordBatch } from './file-import.ts';
import { parseOpcoCapacities } from './opco-capacities.parse.ts';
import { byPlace, hasErrors, type ImportProblem } from './problem.ts';
import { parseQuarterCapacities, quarterProblems } from './quarter-capacities.parse.ts';
import type { ParsedFile } from './table.ts';
import { importTransaction } from './transaction.ts';
import { changesAnything, nothingUpserted, type Upserted } from './upsert.ts';

/** What importing a file of limits did, or would do. */
export interface LimitsImport extends FileImport {
  limits: Upserted;
}

/** A file that was read, and how its rows are judged and saved in a campaign. */
interface ReadFile {
  rowCount: number;
  problems: ImportProblem[];
  against: (campaign: Campaign) => ImportProblem[];
  save: (em: EntityManager, campaign: Campaign) => Promise<Upserted>;
}

function readFile<Row>(
  { rows, problems }: ParsedFile<Row>,
  save: (em: EntityManager, campaign: Campaign, rows: Row[]) => Promise<Upserted>,
  against: (rows: Row[], campaign: Campaign) => ImportProblem[] = () => [],
): ReadFile {
  return {
    rowCount: rows.length,
    problems,
    against: (campaign) => against(rows, campaign),
    save: (em, campaign) => save(em, campaign, rows),
  };
}

const READERS: Record<LimitKind, (text: string, file: string) => ReadFile> = {
  OPCO_CAPACITIES: (text, file) => readFile(parseOpcoCapacities(text, file), saveOpcoCapacities),
  CANDIDATE_POOLS: (text, file) => readFile(parseCandidatePools(text, file), saveCandidatePools),
  QUARTER_CAPACITIES: (text, file) =>
    readFile(parseQuarterCapacities(text, file), saveQuarterCapacities, (rows, campaign) =>
      quarterProblems(rows, file, campaign),
    ),
};

/** How the record of imports names each kind: as a data set names its file. */
const RECORDED: Record<LimitKind, string> = {
  OPCO_CAPACITIES: DATA_SET_FILES.opcoCapacities.replace('.csv', ''),
  CANDIDATE_POOLS: DATA_SET_FILES.candidatePools.replace('.csv', ''),
  QUARTER_CAPACITIES: DATA_SET_FILES.quarterCapacities.replace('.csv', ''),
};

/**
 * Imports a file of limits into a campaign. A row is found by its OPCO, its reference or its quarter; rows that the
 * file no longer has are kept. A file with one error changes nothing; all its errors are in `problems`.
 */
export async function importLimits(
  em: EntityManager,
  campaign: Campaign,
  file: ImportFile,
  kind: LimitKind,
  { dryRun = false, isKept = async () => true }: ImportOptions<LimitsImport> = {},
): Promise<LimitsImport> {
  const decoded = decode(file);
  const read = decoded.problems.length > 0 ? null : READERS[kind](decoded.text, file.name);
  const problems = byPlace([
    ...decoded.problems,
    ...(read?.problems ?? []),
    ...(read?.against(campaign) ?? []),
  ]);
  const report: LimitsImport = {
    file: file.name,
    sha256: sha256Of(file.content),
    encoding: decoded.encoding,
    dryRun,
    applied: false,
    limits: nothingUpserted(),
    problems,
  };
  if (read === null || hasErrors(problems)) return report;

  const save = async (own: EntityManager): Promise<LimitsImport> => {
    const here = await own.findOneOrFail(Campaign, campaign.id);
    const limits = await read.save(own, here);
    const batch = {
      fileName: file.name,
      sha256: report.sha256,
      kind: RECORDED[kind],
      rowCount: read.rowCount,
    };
    await recordBatch(own, here, batch, changesAnything(limits));
    return { ...report, limits };
  };
  const { result, applied } = await importTransaction(
    em,
    { key: campaign.slug, dryRun },
    save,
    (own, saved) => isKept(own, { ...saved, applied: true }),
  );
  return { ...result, applied };
}
