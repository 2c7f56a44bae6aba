/** Envelopes to split named on the command line: a folder of `data/`, a path, or a request in JSON. */

import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { readAllocationRequest } from '../../solver/index.ts';
import { projectRoot } from '../config.ts';
import { ALLOCATION_FILES, type AllocationCase, readAllocationFolder } from '../imports/allocation-folder.ts';
import { importProblemList } from './data-set.ts';
import { EXIT } from './exit-codes.ts';
import { Failure } from './failure.ts';
import { readJson, STANDARD_INPUT } from './json-file.ts';
import { problemList } from './read-input.ts';

/** What is asked for: a title and its envelopes. A request in JSON is one envelope, without provenance. */
export interface AllocationInput {
  title: string;
  cases: (Pick<AllocationCase, 'reference' | 'label' | 'request' | 'flag'> &
    Partial<Pick<AllocationCase, 'provenance' | 'source'>>)[];
}

/**
 * Reads the envelopes to split of a data set, a folder or a file.
 * @throws Failure: USAGE when there is none, INVALID with every problem of the files.
 */
export async function allocationInput(name: string): Promise<AllocationInput> {
  if (name === STANDARD_INPUT || name.endsWith('.json')) return requestInFile(name);
  const { split, problems } = await readAllocationFolder(await folderOf(name));
  if (split === null) throw new Failure(importProblemList(problems).join('\n'), EXIT.INVALID);
  return split;
}

async function requestInFile(path: string): Promise<AllocationInput> {
  const reading = readAllocationRequest(
    await readJson(path, 'une demande de répartition (metronome-allocation/1)'),
  );
  if ('problems' in reading) throw new Failure(problemList(path, reading.problems), EXIT.INVALID);
  const { request } = reading;
  const { id, label } = request.envelope;
  return { title: request.name, cases: [{ reference: id, label: label ?? id, flag: null, request }] };
}

/** Folder of a split: that of `data/` with this name, else the path itself. */
async function folderOf(name: string): Promise<string> {
  const published = join(projectRoot(), 'data');
  const names = (await readdir(published)).toSorted();
  const splits = await Promise.all(names.map((folder) => hasSheet(join(published, folder))));
  const known = names.filter((_, i) => splits[i]);
  const folder = known.includes(name) ? join(published, name) : name;
  if (await hasSheet(folder)) return folder;
  throw new Failure(
    `« ${name} » : rien à répartir ici. Attendu : ${known.join(', ')}, le chemin d’un dossier qui contient ${ALLOCATION_FILES.sheet} et ${ALLOCATION_FILES.cases}, ou une demande en .json.`,
    EXIT.USAGE,
  );
}

async function hasSheet(folder: string): Promise<boolean> {
  return stat(join(folder, ALLOCATION_FILES.sheet)).then(
    (found) => found.isFile(),
    () => false,
  );
}
