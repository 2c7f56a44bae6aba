import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parseAgencies } from './agencies.parse.ts';
import { parseAlternanceIntakes } from './alternance-intakes.parse.ts';
import { parseCampaign } from './campaign.parse.ts';
import { parseCandidatePools } from './candidate-pools.parse.ts';
import { parseClosures } from './closures.parse.ts';
import { crossFileProblems } from './data-set-checks.ts';
import { DATA_SET_FILES, type DataSet } from './data-set-files.ts';
import { decode, type ImportFile } from './decode.ts';
import { parseEnvelopes } from './envelopes.parse.ts';
import { parseOpcoCapacities } from './opco-capacities.parse.ts';
import { parsePrfOffers } from './prf-offers.parse.ts';
import { byPlace, hasErrors, type ImportProblem, importProblem } from './problem.ts';
import { parseQuarterCapacities } from './quarter-capacities.parse.ts';
import { parseSessions } from './sessions.parse.ts';
import type { ParsedFile } from './table.ts';
import { parseTranches } from './tranches.parse.ts';

/** Reads a folder `data/<slug>/`: every file of a campaign, and what is wrong between the files. No database. */

/** What reading a folder gives: the data set when nothing is wrong with it, its files as read, and every problem. */
export interface DataSetReading {
  dataSet: DataSet | null;
  /** The files found, for the record of what was imported. */
  files: ImportFile[];
  problems: ImportProblem[];
}

/** Reads the data set of a folder. Problems name files as `normandie-2022/sessions.csv`. */
export async function readDataSet(folder: string): Promise<DataSetReading> {
  const name = basename(folder);
  let present: string[];
  try {
    present = await readdir(folder);
  } catch (error) {
    const expected = `un dossier lisible avec jeu.json et sessions.csv (${(error as NodeJS.ErrnoException).code})`;
    return {
      dataSet: null,
      files: [],
      problems: [importProblem({ code: 'UNREADABLE_FILE', file: folder, expected })],
    };
  }
  const known = new Set<string>(Object.values(DATA_SET_FILES));
  const files: ImportFile[] = [];
  for (const fileName of present.filter((file) => known.has(file)).toSorted()) {
    files.push({ name: `${name}/${fileName}`, content: await readFile(join(folder, fileName)) });
  }
  const stray = present
    .filter((file) => file.endsWith('.csv') && !known.has(file))
    .map((file) =>
      importProblem({
        code: 'UNREADABLE_FILE',
        severity: 'WARNING',
        file: `${name}/${file}`,
        expected: `un des fichiers ${[...known].join(', ')} ; celui-ci n’est pas lu`,
      }),
    );
  const reading = parseDataSet(name, files);
  return { ...reading, files, problems: byPlace([...stray, ...reading.problems]) };
}

/** Reads the files of a data set, named `<name>/<file>`. */
export function parseDataSet(name: string, files: readonly ImportFile[]): Omit<DataSetReading, 'files'> {
  const problems: ImportProblem[] = [];
  const textOf = (kind: keyof DataSet): string | null => {
    const fileName = `${name}/${DATA_SET_FILES[kind]}`;
    const file = files.find((candidate) => candidate.name === fileName);
    if (file === undefined) {
      if (kind === 'campaign' || kind === 'sessions') {
        const expected = `un fichier ${DATA_SET_FILES[kind]} dans le dossier ${name}`;
        problems.push(importProblem({ code: 'UNREADABLE_FILE', file: fileName, expected }));
      }
      return null;
    }
    const decoded = decode(file);
    problems.push(...decoded.problems);
    return decoded.problems.length === 0 ? decoded.text : null;
  };
  const rowsOf = <Row>(
    kind: keyof DataSet,
    parse: (text: string, file: string) => ParsedFile<Row>,
  ): Row[] => {
    const text = textOf(kind);
    if (text === null) return [];
    const parsed = parse(text, `${name}/${DATA_SET_FILES[kind]}`);
    problems.push(...parsed.problems);
    return parsed.rows;
  };

  const campaignText = textOf('campaign');
  const campaign =
    campaignText === null ? null : parseCampaign(campaignText, `${name}/${DATA_SET_FILES.campaign}`);
  if (campaign !== null) problems.push(...campaign.problems);
  const rows: Omit<DataSet, 'campaign'> = {
    agencies: rowsOf('agencies', parseAgencies),
    envelopes: rowsOf('envelopes', parseEnvelopes),
    tranches: rowsOf('tranches', parseTranches),
    prfOffers: rowsOf('prfOffers', parsePrfOffers),
    alternanceIntakes: rowsOf('alternanceIntakes', parseAlternanceIntakes),
    closures: rowsOf('closures', parseClosures),
    opcoCapacities: rowsOf('opcoCapacities', parseOpcoCapacities),
    candidatePools: rowsOf('candidatePools', parseCandidatePools),
    quarterCapacities: rowsOf('quarterCapacities', parseQuarterCapacities),
    sessions: rowsOf('sessions', parseSessions),
  };
  problems.push(...crossFileProblems(name, campaign?.sheet ?? null, rows, problems));
  const sheet = campaign?.sheet ?? null;
  return { dataSet: sheet === null || hasErrors(problems) ? null : { campaign: sheet, ...rows }, problems };
}
