/** Data sets named on the command line: found, read, and turned into an instance. No server and no database. */

import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '../config.ts';
import { readDataSet } from '../imports/data-set.ts';
import { DATA_SET_FILES } from '../imports/data-set-files.ts';
import type { ImportProblem } from '../imports/problem.ts';
import { type BuiltInstance, buildInstance } from '../scenarios/build-instance/index.ts';
import type { CampaignData } from '../scenarios/campaign-data.ts';
import { defaultChoices, type ScenarioChoices } from '../scenarios/choices.ts';
import { campaignOfDataSet } from './campaign-of-data-set.ts';
import { EXIT } from './exit-codes.ts';
import { Failure } from './failure.ts';
import type { AssumptionOptions, GridOptions } from './options.ts';
import { countWords } from './words.ts';

/** A data set as an instance. */
export interface DataSetInstance extends BuiltInstance {
  campaign: CampaignData;
  /** What it was built under: the defaults, and what the options say. */
  choices: ScenarioChoices;
  /** What was told of the files without keeping them out. */
  warnings: ImportProblem[];
}

/**
 * Reads a data set and builds its instance. `name` is a folder of `data/`, or a path.
 * @throws Failure: USAGE when there is no such folder, INVALID with every problem of its files, or when
 * none of its sessions can be scheduled.
 */
export async function dataSetInstance(
  name: string,
  { grid, places, cost, hours }: GridOptions & AssumptionOptions,
): Promise<DataSetInstance> {
  const { dataSet, problems } = await readDataSet(await folderOf(name));
  const warnings = problems.filter(({ severity }) => severity === 'WARNING');
  if (dataSet === null) throw new Failure(importProblemList(problems).join('\n'), EXIT.INVALID);
  const campaign = campaignOfDataSet(dataSet);
  const defaults = defaultChoices();
  const { assumptions } = defaults;
  const choices: ScenarioChoices = {
    ...defaults,
    grid: grid ?? defaults.grid,
    assumptions: {
      ...assumptions,
      plannedEntries: places ?? assumptions.plannedEntries,
      costCents: cost ?? assumptions.costCents,
      hours: hours ?? assumptions.hours,
    },
  };
  const built = buildInstance(campaign, choices);
  if (built.instance.sessions.length > 0) return { ...built, campaign, choices, warnings };
  const reasons = built.leftOut.map(({ message }) => `  - ${message}`);
  throw new Failure(
    [`« ${name} » : aucune session à programmer. Attendu : au moins une.`, ...reasons].join('\n'),
    EXIT.INVALID,
  );
}

/** Folder of a data set: that of `data/` with this name, else the path itself. */
async function folderOf(name: string): Promise<string> {
  const published = join(projectRoot(), 'data');
  const known = await dataSetsIn(published);
  const folder = known.includes(name) ? join(published, name) : name;
  if (await isFolder(folder)) return folder;
  throw new Failure(
    `« ${name} » : ce jeu de données n’existe pas. Attendu : ${known.join(', ')}, ou le chemin d’un dossier qui contient ${DATA_SET_FILES.campaign} et ${DATA_SET_FILES.sessions}.`,
    EXIT.USAGE,
  );
}

async function dataSetsIn(folder: string): Promise<string[]> {
  const names = (await readdir(folder)).toSorted();
  const isDataSet = await Promise.all(
    names.map((name) =>
      stat(join(folder, name, DATA_SET_FILES.campaign)).then(
        () => true,
        () => false,
      ),
    ),
  );
  return names.filter((_, i) => isDataSet[i]);
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

/** Every problem of imported files, errors first counted; the sentence of each holds its place. */
export function importProblemList(problems: readonly ImportProblem[]): string[] {
  const errors = problems.filter(({ severity }) => severity === 'ERROR');
  const warnings = problems.filter(({ severity }) => severity === 'WARNING');
  return [
    ...(errors.length === 0
      ? []
      : [`${countWords(errors.length, 'problème')} : rien n’est retenu de ces fichiers.`]),
    ...errors.map(({ message }) => `  - ${message}`),
    ...(warnings.length === 0 ? [] : [countWords(warnings.length, 'avertissement')]),
    ...warnings.map(({ message }) => `  - ${message}`),
  ];
}
