/** The benchmark as a table that a person reads. */

import { type TextColumn, textTable } from '../src/cli/text-table.ts';
import type { Report } from './region-year.ts';

const left = (header: string): TextColumn => ({ header, align: 'left' });
const right = (header: string): TextColumn => ({ header, align: 'right' });

/** The whole report, line by line. */
export function reportLines({
  machine,
  instance,
  repeats,
  targets,
  levels,
  totalMs,
  cpuMs,
  samePlan,
  peers,
}: Report): string[] {
  return [
    `${instance.name}: ${instance.sessions} sessions x ${instance.weeks} weeks, ${instance.candidates} open starts, ${instance.columns} columns, ${instance.rows} rows`,
    `${machine.cpu} (${machine.cores} cores), ${machine.platform}, Node ${machine.node}; median of ${repeats}`,
    `all levels in ${seconds(totalMs)}; processor time ${seconds(cpuMs)}, start of the process included`,
    ...(machine.load < 0.5
      ? []
      : [`THE MACHINE WAS BUSY (load ${machine.load.toFixed(1)}): times are too long.`]),
    '',
    ...textTable(
      [left('target'), right('asked'), right('measured'), right('ratio'), left('')],
      targets.map(({ what, target, measured, ratio, met }) => [
        what,
        target,
        measured,
        ratio.toFixed(2),
        met ? 'met' : 'NOT MET',
      ]),
    ),
    '',
    ...textTable(
      [left('level (highs)'), right('elapsed'), right('value'), right('bound'), right('gap'), left('end')],
      levels.map(({ name, elapsedMs, value, bound, gap, end }) => [
        name,
        seconds(elapsedMs),
        figure(value),
        figure(bound),
        `${(100 * gap).toFixed(3)} %`,
        end,
      ]),
    ),
    '',
    ...textTable(
      [left('peer'), left('level'), right('time / ours'), right('value / ours'), left('end')],
      peers.flatMap(({ name, levels: theirs }) =>
        theirs.map((level, l) => {
          const ours = levels.find((other) => other.name === level.name)!;
          return [
            l === 0 ? name : '',
            level.name,
            (level.elapsedMs / ours.elapsedMs).toFixed(2),
            level.value === null ? 'none' : (level.value / ours.value).toFixed(4),
            level.end,
          ];
        }),
      ),
    ),
    '',
    'A peer starts from nothing at the same gap and limits; our time counts the local search before the engine.',
    'Levels at 0 are proven without an engine and are not given to peers.',
    ...(samePlan ? [] : ['NOT THE SAME PLAN in every run.']),
  ];
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`;

function figure(value: number): string {
  return String(Number(value.toFixed(3)));
}
