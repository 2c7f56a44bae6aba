/** The use case: a whole data set comes in, its campaign with everything in it. Used to seed an empty database. */

import type { EntityManager } from '@mikro-orm/postgresql';
import { sha256Of } from '../domain/sha256.ts';
import {
  saveAgencies,
  saveAlternanceIntakes,
  saveCampaign,
  saveClosures,
  savePrfOffers,
} from './campaign-rows.save.ts';
import { saveCandidatePools, saveOpcoCapacities, saveQuarterCapacities } from './capacities.save.ts';
import { readDataSet } from './data-set.ts';
import { DATA_SET_FILES, type DataSet } from './data-set-files.ts';
import { saveEnvelopes, saveTranches } from './envelopes.save.ts';
import { type ImportOptions, recordBatch } from './file-import.ts';
import type { ImportProblem } from './problem.ts';
import { saveSessions } from './sessions.save.ts';
import { importTransaction } from './transaction.ts';
import { changesAnything, countsOf, type UpsertCounts, type Upserted } from './upsert.ts';

/** The tables that a data set fills. */
export type DataSetTable = Exclude<keyof DataSet, 'campaign'> | 'projects';

/** What importing a data set did, or would do. */
export interface DataSetImport {
  /** Slug of the campaign, or null when the data set could not be read. */
  slug: string | null;
  dryRun: boolean;
  /** True when the database now holds what the files say. */
  applied: boolean;
  /** Rows created, updated and unchanged, by table; empty when the data set was refused. */
  counts: Partial<Record<DataSetTable, UpsertCounts>>;
  /** Errors, for which everything was refused; and warnings. */
  problems: ImportProblem[];
}

/**
 * Imports the data set of a folder `data/<slug>/`, all of it or nothing. Rows are found by their
 * reference: importing it twice changes nothing, and rows that the files no longer have are kept.
 */
export async function importDataSet(
  em: EntityManager,
  folder: string,
  { dryRun = false }: Pick<ImportOptions, 'dryRun'> = {},
): Promise<DataSetImport> {
  const { dataSet, files, problems } = await readDataSet(folder);
  if (dataSet === null) return { slug: null, dryRun, applied: false, counts: {}, problems };

  const { slug } = dataSet.campaign;
  const { result, applied } = await importTransaction(em, { key: slug, dryRun }, async (own) => {
    const campaign = await saveCampaign(own, dataSet.campaign);
    // Each step sees what the one before wrote.
    const upserted: Partial<Record<DataSetTable, Upserted>> = {};
    const step = async (table: DataSetTable, work: Promise<Upserted>) => {
      upserted[table] = await work;
      await own.flush();
    };
    await own.flush();
    await step('agencies', saveAgencies(own, campaign, dataSet.agencies));
    await step('envelopes', saveEnvelopes(own, campaign, dataSet.envelopes));
    await step('tranches', saveTranches(own, campaign, dataSet.tranches));
    await step('prfOffers', savePrfOffers(own, campaign, dataSet.prfOffers));
    await step('alternanceIntakes', saveAlternanceIntakes(own, campaign, dataSet.alternanceIntakes));
    await step('closures', saveClosures(own, campaign, dataSet.closures));
    await step('opcoCapacities', saveOpcoCapacities(own, campaign, dataSet.opcoCapacities));
    await step('candidatePools', saveCandidatePools(own, campaign, dataSet.candidatePools));
    await step('quarterCapacities', saveQuarterCapacities(own, campaign, dataSet.quarterCapacities));
    // `readDataSet` has resolved every reference among the files.
    const saved = await saveSessions(own, campaign, dataSet.sessions, DATA_SET_FILES.sessions);
    upserted.projects = saved.projects;
    upserted.sessions = saved.sessions;

    for (const kind of Object.keys(DATA_SET_FILES) as (keyof DataSet)[]) {
      const file = files.find(({ name }) => name.endsWith(`/${DATA_SET_FILES[kind]}`));
      if (file === undefined) continue;
      const rows = kind === 'campaign' ? null : dataSet[kind];
      const happened = kind === 'campaign' ? undefined : upserted[kind];
      const batch = {
        fileName: file.name,
        sha256: sha256Of(file.content),
        kind: KIND[kind],
        rowCount: rows?.length ?? 1,
      };
      await recordBatch(own, campaign, batch, happened !== undefined && changesAnything(happened));
    }
    const counts = Object.fromEntries(
      Object.entries(upserted).map(([table, happened]) => [table, countsOf(happened)]),
    );
    return counts;
  });
  return { slug, dryRun, applied, counts: result, problems };
}

/** How the record of imports names each file: its own name without the ending. */
const KIND = Object.fromEntries(
  Object.entries(DATA_SET_FILES).map(([kind, file]) => [kind, file.replace(/\.\w+$/, '')]),
) as Record<keyof DataSet, string>;
