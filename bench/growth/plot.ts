/** Time against size as a picture, on two logarithmic scales: one panel a grid, one line a solver. */

import type { SizeResult } from './measure-size.ts';

/** Sizes in pixels of the picture's own scale. */
const PANEL = { width: 320, height: 300, gap: 24 };
const MARGIN = { left: 64, right: 16, top: 96, bottom: 48 };
const COLOURS = { ground: '#ffffff', text: '#1f2933', faint: '#52606d', grid: '#e4e7eb' };

/** Read apart without colour too: each line has its own mark. Ours is the thick one. */
const LINES: { name: string; colour: string; mark: (x: number, y: number) => string }[] = [
  { name: 'ours, levels in order', colour: '#0b5cad', mark: (x, y) => circle(x, y, 4, '#0b5cad') },
  { name: 'ours, one objective', colour: '#0b5cad', mark: (x, y) => circle(x, y, 4, COLOURS.ground) },
  { name: 'HiGHS whole', colour: '#b45309', mark: (x, y) => path(x, y, 'M-4-4h8v8h-8z') },
  { name: 'cbc', colour: '#0f766e', mark: (x, y) => path(x, y, 'M0-5l5 9h-10z') },
  { name: 'glpsol', colour: '#7c3aed', mark: (x, y) => path(x, y, 'M0-5l5 5l-5 5l-5-5z') },
  { name: 'javascript-lp-solver', colour: '#be123c', mark: (x, y) => path(x, y, 'M-4-4l8 8m0-8l-8 8') },
];

const circle = (x: number, y: number, radius: number, fill: string): string =>
  `<circle cx="${x}" cy="${y}" r="${radius}" fill="${fill}"/>`;
const path = (x: number, y: number, d: string): string =>
  `<path d="${d}" transform="translate(${x} ${y})" fill="currentColor"/>`;

/** Seconds of a line at a size; null where it was not run. */
function secondsOf(name: string, { levels, whole, peers }: SizeResult): number | null {
  if (name === 'ours, levels in order') return levels.elapsedMs / 1000;
  if (name === 'ours, one objective') return whole.elapsedMs / 1000;
  const peer = peers[name as keyof typeof peers];
  return peer === undefined ? null : peer.elapsedMs / 1000;
}

/** A logarithmic scale between two powers of ten. */
function scale(from: number, to: number, start: number, end: number): (value: number) => number {
  const [low, high] = [Math.log10(from), Math.log10(to)];
  return (value) => Number((start + ((Math.log10(value) - low) / (high - low)) * (end - start)).toFixed(1));
}

const powersOfTen = (from: number, to: number): number[] =>
  Array.from({ length: Math.round(Math.log10(to / from)) + 1 }, (_, i) =>
    Number((from * 10 ** i).toPrecision(1)),
  );

/** The picture: the same results give the same bytes. */
export function growthSvg(results: readonly SizeResult[]): string {
  const grids = [...Map.groupBy(results, ({ grid }) => grid)];
  const seconds = results.flatMap((result) => LINES.flatMap(({ name }) => secondsOf(name, result) ?? []));
  const sizes = results.map(({ sessions }) => sessions);
  const low = 10 ** Math.floor(Math.log10(Math.min(...seconds)));
  const high = 10 ** Math.ceil(Math.log10(Math.max(...seconds)));
  const range = { low, high: Math.max(high, 10 * low), from: Math.min(...sizes), to: Math.max(...sizes) };
  const width = MARGIN.left + grids.length * (PANEL.width + PANEL.gap) - PANEL.gap + MARGIN.right;
  const height = MARGIN.top + PANEL.height + MARGIN.bottom;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title desc" font-family="system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif" font-size="12">`,
    '  <title id="title">Cost as the work grows</title>',
    '  <desc id="desc">Seconds against sessions, both on logarithmic scales. The figures are in the table beside it.</desc>',
    `  <rect width="${width}" height="${height}" rx="8" fill="${COLOURS.ground}"/>`,
    `  <text x="16" y="28" font-size="16" font-weight="600" fill="${COLOURS.text}">Seconds to solve, by sessions</text>`,
    ...legend(),
    ...grids.flatMap(([grid, rows], g) => panel(grid, rows, range, g)),
    '</svg>',
    '',
  ].join('\n');
}

function legend(): string[] {
  return LINES.flatMap(({ name, colour, mark }, i) => {
    const [x, y] = [28 + (i % 3) * 220, 50 + Math.floor(i / 3) * 20];
    return [
      `  <g stroke="${colour}" color="${colour}">${mark(x, y)}</g>`,
      `  <text x="${x + 12}" y="${y + 4}" fill="${COLOURS.faint}">${name}</text>`,
    ];
  });
}

interface Range {
  low: number;
  high: number;
  from: number;
  to: number;
}

function panel(grid: string, rows: SizeResult[], range: Range, g: number): string[] {
  const left = MARGIN.left + g * (PANEL.width + PANEL.gap);
  const bottom = MARGIN.top + PANEL.height;
  const right = left + PANEL.width;
  const xOf = scale(range.from, Math.max(range.to, 10 * range.from), left + 8, right - 8);
  const yOf = scale(range.low, range.high, bottom, MARGIN.top);
  const sorted = rows.toSorted((a, b) => a.sessions - b.sessions);
  return [
    ...powersOfTen(range.low, range.high).flatMap((value) => [
      `  <line x1="${left}" x2="${right}" y1="${yOf(value)}" y2="${yOf(value)}" stroke="${COLOURS.grid}"/>`,
      ...(g === 0
        ? [
            `  <text x="${left - 8}" y="${yOf(value) + 4}" text-anchor="end" fill="${COLOURS.faint}">${value} s</text>`,
          ]
        : []),
    ]),
    ...sorted.map(
      ({ sessions }) =>
        `  <text x="${xOf(sessions)}" y="${bottom + 18}" text-anchor="middle" font-size="10" fill="${COLOURS.faint}">${sessions}</text>`,
    ),
    `  <text x="${left + PANEL.width / 2}" y="${bottom + 36}" text-anchor="middle" fill="${COLOURS.text}">${grid}</text>`,
    ...LINES.flatMap(({ name, colour, mark }, l) => {
      const points = sorted.flatMap((row) => {
        const seconds = secondsOf(name, row);
        return seconds === null ? [] : [[xOf(row.sessions), yOf(seconds)] as const];
      });
      if (points.length === 0) return [];
      const line = points.map(([x, y]) => `${x},${y}`).join(' ');
      return [
        `  <g stroke="${colour}" color="${colour}">`,
        `    <polyline points="${line}" fill="none" stroke-width="${l < 2 ? 2.5 : 1.2}"/>`,
        ...points.map(([x, y]) => `    ${mark(x, y)}`),
        '  </g>',
      ];
    }),
  ];
}
