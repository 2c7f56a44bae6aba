/** Territories common to every campaign, saved by their typed code. */

import type { EntityManager } from '@mikro-orm/postgresql';
import { Territory } from '../entities/index.ts';
import { decode, type ImportFile } from './decode.ts';
import type { ImportOptions } from './file-import.ts';
import { hasErrors, type ImportProblem } from './problem.ts';
import { parseTerritories } from './territories.parse.ts';
import { importTransaction } from './transaction.ts';
import { assignParents, nothingUpserted, type Upserted, upsert } from './upsert.ts';

/** What importing the territories did, or would do. */
export interface TerritoriesImport {
  dryRun: boolean;
  applied: boolean;
  territories: Upserted;
  problems: ImportProblem[];
}

/** Imports `data/reference/territoires.csv`, all of it or nothing; twice changes nothing. */
export async function importTerritories(
  em: EntityManager,
  file: ImportFile,
  { dryRun = false }: Pick<ImportOptions, 'dryRun'> = {},
): Promise<TerritoriesImport> {
  const decoded = decode(file);
  const parsed = decoded.problems.length > 0 ? null : parseTerritories(decoded.text, file.name);
  const problems = [...decoded.problems, ...(parsed?.problems ?? [])];
  const territories = nothingUpserted();
  if (parsed === null || hasErrors(problems)) return { dryRun, applied: false, territories, problems };

  const { applied } = await importTransaction(em, { key: 'territories', dryRun }, async (own) => {
    const existing = new Map((await own.find(Territory, {})).map((territory) => [territory.code, territory]));
    for (const { code, kind, name } of parsed.rows) {
      const values = { code, kind, name };
      upsert(own, Territory, existing, territories, {
        reference: code,
        values,
        creation: { ...values, parent: null },
      });
    }
    const parents = parsed.rows.map(({ code, parent }) => ({ reference: code, parent }));
    assignParents(own, existing, territories, parents);
  });
  return { dryRun, applied, territories, problems };
}
