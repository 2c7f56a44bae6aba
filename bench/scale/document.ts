/** The benchmark of scale as a chapter of `docs/performance.md`. */

import { machine } from '../chapter.ts';
import type { Reached } from './cases.ts';

/** One case on one seed. */
export interface CaseResult {
  name: string;
  what: string;
  seed: number;
  reached: Reached[];
  totalMs: number;
  peakMegabytes: number;
  mostMegabytes: number | null;
  /** HiGHS given the whole program: its time, whether it proved the same gap, and the ratio that is asked. */
  whole: { elapsedMs: number; proven: boolean; asked: number } | null;
  load: number;
}

/** The chapter. */
export function scaleChapter(results: CaseResult[]): string[] {
  return [
    '## At scale',
    '',
    'Written by `npm run bench:scale`. Instances made from a seed (`bench/scale/instances.ts`), one solve each in a process of its own, from the instance to',
    'the verified plan. *by* is when the last of the levels named was over. *load* is how many processes were already at work on the machine.',
    '',
    `Machine: ${machine()}.`,
    ...[...Map.groupBy(results, ({ name }) => name)].flatMap(([name, rows]) => [
      '',
      `### \`${name}\`: ${rows[0]!.what}`,
      '',
      '| seed | asked | gap | by | reached | memory | load |',
      '|---:|---|---:|---:|---|---:|---:|',
      ...rows.flatMap(rowsOf),
    ]),
  ];
}

function rowsOf({ seed, reached, peakMegabytes, mostMegabytes, whole, totalMs, load }: CaseResult): string[] {
  const memory = `${Math.round(peakMegabytes)} MB`;
  const rows = reached.map(
    ({ target, gap, atMs, met }) =>
      `| ${seed} | ${target.levels.join(', ')} within ${percent(target.gap)} by ${seconds(target.byMs)} | ${percent(gap)} | ${seconds(atMs)} | ${yes(met)} | ${memory} | ${load.toFixed(1)} |`,
  );
  if (mostMegabytes !== null)
    rows.push(
      `| ${seed} | at most ${mostMegabytes} MB | | | ${yes(peakMegabytes <= mostMegabytes)} | ${memory} | |`,
    );
  if (whole !== null) {
    const ratio = whole.elapsedMs / totalMs;
    rows.push(
      `| ${seed} | HiGHS whole takes at least ${whole.asked} times as long: x ${ratio.toFixed(1)}${whole.proven ? '' : ', without proof'} | | ${seconds(whole.elapsedMs)} | ${yes(ratio >= whole.asked)} | | |`,
    );
  }
  return rows;
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`;
const percent = (share: number): string => `${Number((100 * share).toFixed(4))} %`;
const yes = (met: boolean): string => (met ? 'yes' : '**no**');
