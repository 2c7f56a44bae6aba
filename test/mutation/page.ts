/** The page that tells the scores: `docs/mutation.md`. */
import { FOLDERS } from './files.ts';
import type { FileResult, Survivor } from './results.ts';

/** A score below this is not accepted. */
export const LEAST_SCORE = 85;

/** Share of mutants noticed, in per cent; 100 where there is nothing to mutate. */
export function scoreOf(results: Pick<FileResult, 'killed' | 'survivors'>[]): number {
  const killed = results.reduce((sum, result) => sum + result.killed, 0);
  const survived = results.reduce((sum, { survivors }) => sum + survivors.length, 0);
  return killed + survived === 0 ? 100 : (100 * killed) / (killed + survived);
}

/** The page, from the results of every file tried and the names of those that were not. */
export function pageOf(results: FileResult[], notTried: string[], versions: string): string {
  const sections = FOLDERS.map((folder) => {
    const ofFolder = results.filter(({ source }) => source.startsWith(`${folder}/`));
    return [
      `## \`${folder}\`: ${ofFolder.length === 0 ? 'not tried' : `${scoreOf(ofFolder).toFixed(1)} %`}`,
      '',
      ...tableOf(ofFolder, folder),
      ...survivorsOf(ofFolder),
    ];
  });
  return [
    '# Mutation testing',
    '',
    'A test that never fails proves nothing. [Stryker](https://stryker-mutator.io/) changes the code a little, one place at a time',
    '(`<` for `<=`, `+` for `-`, an empty text, a branch never taken), and runs the tests of that file: a change that no test',
    `notices is a survivor. Written by \`npm run mutation\`, ${versions}. At least ${LEAST_SCORE} % must be noticed in each folder.`,
    '',
    'Each file is held by its own tests (`test/mutation/files.ts` says which), not by a solve that happens to pass by.',
    '',
    ...sections.flat(),
    ...(notTried.length === 0
      ? []
      : ['## Not tried, or changed since', '', ...notTried.map((source) => `- \`${source}\``), '']),
  ].join('\n');
}

function tableOf(results: FileResult[], folder: string): string[] {
  const rows = results
    .filter(({ killed, survivors }) => killed + survivors.length > 0)
    .map(
      (result) =>
        `| \`${result.source.slice(folder.length + 1)}\` | ${result.killed + result.survivors.length} | ${result.survivors.length} | ${scoreOf([result]).toFixed(1)} % |`,
    );
  return rows.length === 0
    ? []
    : ['| file | mutants | survivors | score |', '|---|---:|---:|---:|', ...rows, ''];
}

function survivorsOf(results: FileResult[]): string[] {
  const lines = results.flatMap(({ source, survivors }) =>
    survivors.map((survivor) => `- \`${source}:${survivor.line}\` ${told(survivor)}`),
  );
  return lines.length === 0 ? [] : ['Survivors:', '', ...lines, ''];
}

function told({ mutator, original, replacement, covered }: Survivor): string {
  const change = `${inCode(replacement)} for ${inCode(original)}`;
  return `${mutator}, ${change}${covered ? '' : ' (no test runs it)'}`;
}

/** One line of code in Markdown, cut where it would hide the rest. */
function inCode(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  const short = line.length > 60 ? `${line.slice(0, 60)}…` : line;
  return short === '' ? 'nothing' : `\`\` ${short} \`\``;
}
