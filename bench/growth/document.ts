/** The growth of the cost as a chapter of `docs/performance.md`. */

import { GAP } from './instances.ts';
import { type Ours, PEERS, type Peer, type PeerResult, type SizeResult } from './measure-size.ts';

/** Everything that was measured, and where. */
export interface Growth {
  machine: string;
  /** Solvers by name, with their versions. */
  versions: Record<string, string>;
  secondsLimit: number;
  /** Sizes that the command runs when it is told nothing. */
  wanted: { grid: string; sessions: number }[];
  results: SizeResult[];
}

/** The chapter. */
export function growthChapter({ machine, versions, secondsLimit, wanted, results }: Growth): string[] {
  const absent = PEERS.filter((peer) => versions[peer] === undefined);
  const missing = wanted.filter(
    ({ grid, sessions }) => !results.some((row) => row.grid === grid && row.sessions === sessions),
  );
  return [
    '## Cost as the work grows',
    '',
    'Written by `npm run bench:growth`. Years of one region made from a seed (`bench/growth/instances.ts`): three OPCO, wishes that pile',
    'up in March and April, a truce in summer, money in January and April, windows of 7 to 21 weeks. Two ways of asking:',
    '',
    '- **levels**: the default levels in order, each with its own gap and 10 s at most. Only we are asked this;',
    `- **one objective**: the same terms added, each level ten times the weight of the next, to ${100 * GAP} %, ${secondsLimit} s at most.`,
    '  Peers get this very program, without our search, our bounds or our first plan: HiGHS and javascript-lp-solver as arrays in a',
    '  worker, cbc and glpsol as the LP file that `metronome export` writes. Their time is that of the solve alone, or of the process for',
    '  the last two; ours is that of everything, from the instance to the verified plan.',
    '',
    "A peer's cell is its time over ours for one objective, then how far its value is above ours. † stopped by its limit without proof.",
    'A peer that stopped so at two sizes in a row is not asked larger ones. *load* is how many processes were already at work on the',
    'machine when a size began: on a busy one all times are too long, and ratios say more than seconds.',
    '',
    `Machine: ${machine}. Versions: ${Object.entries(versions)
      .map(([name, version]) => `${name} ${version}`)
      .join(', ')}.`,
    ...(absent.length === 0 ? [] : [`Not on this machine: ${absent.join(', ')}.`]),
    '',
    '![Seconds to solve by sessions, one panel a grid, one line a solver](growth.svg)',
    ...[...Map.groupBy(results, ({ grid }) => grid)].flatMap(([grid, rows]) => [
      '',
      `### ${grid[0]!.toUpperCase()}${grid.slice(1)}`,
      '',
      ...table(
        rows,
        PEERS.filter((peer) => versions[peer] !== undefined),
      ),
    ]),
    ...(missing.length === 0
      ? []
      : [
          '',
          `Not run yet: ${[...Map.groupBy(missing, ({ grid }) => grid)]
            .map(([grid, sizes]) => `${grid} ${sizes.map(({ sessions }) => sessions).join(', ')}`)
            .join(
              '; ',
            )}. To add them: \`npm run bench:growth -- --sizes ${[...new Set(missing.map(({ sessions }) => sessions))].toSorted((a, b) => a - b).join(',')}\`.`,
        ]),
  ];
}

function table(rows: SizeResult[], peers: readonly Peer[]): string[] {
  const header = [
    'sessions',
    'columns',
    'rows',
    'levels',
    'worst gap',
    'one objective',
    'gap',
    'memory',
    'load',
    ...peers,
  ];
  return [
    `| ${header.join(' | ')} |`,
    `|${header.map(() => '---:').join('|')}|`,
    ...rows
      .toSorted((a, b) => a.sessions - b.sessions)
      .map(({ sessions, columns, rows, levels, whole, load, peers: found }) => {
        const cells = [
          ...[sessions, columns, rows].map(String),
          ...[seconds(levels), share(levels.gap), seconds(whole), share(whole.gap)],
          `${Math.round(Math.max(levels.peakBytes, whole.peakBytes) / 2 ** 20)} MB`,
          load.toFixed(1),
          ...peers.map((peer) => peerCell(found[peer], whole)),
        ];
        return `| ${cells.join(' | ')} |`;
      }),
  ];
}

const seconds = ({ elapsedMs, proven }: Ours): string =>
  `${(elapsedMs / 1000).toFixed(2)} s${proven ? '' : ' †'}`;
const share = (value: number): string => `${(100 * value).toFixed(3)} %`;

function peerCell(result: PeerResult | undefined, ours: Ours): string {
  if (result === undefined) return 'not asked';
  const time = `x ${(result.elapsedMs / ours.elapsedMs).toFixed(2)}${result.proven ? '' : ' †'}`;
  if (result.value === null) return `${time}, no plan`;
  const above = (100 * (result.value - ours.value)) / Math.abs(ours.value);
  return `${time}, ${above < 0 ? '-' : '+'}${Math.abs(above).toFixed(2)} %`;
}
