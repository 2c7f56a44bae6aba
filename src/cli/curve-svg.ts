/** The curve before and after as a picture: the same report gives the same bytes. */

import { peakOf } from '../scenarios/entry-curve.ts';
import type { BeforeAndAfter } from './smooth-report.ts';
import { monthName } from './smooth-text.ts';
import { countWords, numberWords } from './words.ts';

/** Sizes in pixels of the picture's own scale. */
const WIDTH = 960;
const HEIGHT = 420;
const LEFT = 56;
const RIGHT = 24;
const TOP = 84;
const BOTTOM = 56;
const BASE = HEIGHT - BOTTOM;

/** Read apart in black and white too: the wish is light, the plan is dark. On a white ground in dark mode as well. */
const COLOURS = {
  ground: '#ffffff',
  text: '#1f2933',
  faint: '#52606d',
  grid: '#e4e7eb',
  before: '#b8c4d0',
  after: '#0b5cad',
};

interface Series {
  name: string;
  colour: string;
  entries: number[];
}

/** Draws the entries of each month, as asked for and as planned, with their values and a description for those who cannot see it. */
export function curveSvg(title: string, { before, after }: BeforeAndAfter): string {
  const months = before.months.map(({ period }) => period);
  const planned = new Map(after.months.map(({ period, entries }) => [period, entries]));
  const series: Series[] = [
    { name: 'Débuts demandés', colour: COLOURS.before, entries: before.months.map(({ entries }) => entries) },
    {
      name: 'Débuts planifiés',
      colour: COLOURS.after,
      entries: months.map((month) => planned.get(month) ?? 0),
    },
  ];
  const scale = scaleOf(Math.max(1, ...series.flatMap(({ entries }) => entries)));
  const description = describe({ before, after });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" role="img" aria-labelledby="titre description" font-family="system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif">`,
    `  <title id="titre">${escaped(title)}</title>`,
    `  <desc id="description">${escaped(description)}</desc>`,
    `  <rect width="${WIDTH}" height="${HEIGHT}" rx="8" fill="${COLOURS.ground}"/>`,
    `  <text x="${LEFT}" y="30" font-size="17" font-weight="600" fill="${COLOURS.text}">${escaped(title)}</text>`,
    ...legend(series),
    ...gridLines(scale),
    ...bars(series, months, scale),
    '</svg>',
    '',
  ].join('\n');
}

interface Scale {
  /** Entries at the top of the picture. */
  top: number;
  step: number;
}

/** Round steps of 1, 2 or 5 times a power of ten, five at most. */
function scaleOf(largest: number): Scale {
  const power = 10 ** Math.floor(Math.log10(largest / 5));
  const step = [1, 2, 5, 10].map((m) => m * power).find((s) => s * 5 >= largest) ?? largest;
  const whole = Math.max(1, step);
  return { top: Math.ceil(largest / whole) * whole, step: whole };
}

function yOf(entries: number, { top }: Scale): number {
  return rounded(BASE - (entries / top) * (BASE - TOP));
}

function legend(series: readonly Series[]): string[] {
  return series.flatMap(({ name, colour }, i) => {
    const x = LEFT + 170 * i;
    return [
      `  <rect x="${x}" y="46" width="14" height="14" rx="2" fill="${colour}"/>`,
      `  <text x="${x + 21}" y="58" font-size="13" fill="${COLOURS.text}">${name}</text>`,
    ];
  });
}

function gridLines(scale: Scale): string[] {
  const ticks = Array.from({ length: Math.round(scale.top / scale.step) + 1 }, (_, i) => i * scale.step);
  return [
    ...ticks.flatMap((tick) => [
      `  <line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${yOf(tick, scale)}" y2="${yOf(tick, scale)}" stroke="${COLOURS.grid}"/>`,
      `  <text x="${LEFT - 8}" y="${rounded(yOf(tick, scale) + 4)}" font-size="12" text-anchor="end" fill="${COLOURS.faint}">${numberWords(tick)}</text>`,
    ]),
    `  <text x="${LEFT}" y="${HEIGHT - 12}" font-size="12" fill="${COLOURS.faint}">Entrées par mois (stagiaires attendus)</text>`,
  ];
}

function bars(series: readonly Series[], months: readonly string[], scale: Scale): string[] {
  const slot = (WIDTH - LEFT - RIGHT) / Math.max(1, months.length);
  const wide = rounded(slot * 0.4);
  const withYear = new Set(months.map((month) => month.slice(0, 4))).size > 1;
  return months.flatMap((month, m) => {
    const middle = LEFT + slot * (m + 0.5);
    const shown = series.flatMap(({ colour, entries }, s) => {
      const count = entries[m] ?? 0;
      if (count === 0) return [];
      const x = rounded(middle + (s - 1) * wide);
      const y = yOf(count, scale);
      return [
        `  <rect x="${x}" y="${y}" width="${wide}" height="${rounded(BASE - y)}" fill="${colour}"/>`,
        `  <text x="${rounded(x + wide / 2)}" y="${rounded(y - 4)}" font-size="10.5" text-anchor="middle" fill="${COLOURS.faint}">${numberWords(count)}</text>`,
      ];
    });
    return [
      ...shown,
      `  <text x="${rounded(middle)}" y="${BASE + 18}" font-size="12" text-anchor="middle" fill="${COLOURS.text}">${shortMonth(month, withYear)}</text>`,
    ];
  });
}

const SHORT_MONTHS = 'janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.'.split(' ');

/** `avr.`, or `04/25` where the campaign spans several years and names would not fit. */
function shortMonth(month: string, withYear: boolean): string {
  if (withYear) return `${month.slice(5)}/${month.slice(2, 4)}`;
  return SHORT_MONTHS[Number(month.slice(5)) - 1] ?? month;
}

function describe({ before, after }: BeforeAndAfter): string {
  const peak = (curve: BeforeAndAfter['before']): string => {
    const found = peakOf(curve.months);
    return found === null
      ? 'aucun'
      : `${countWords(found.entries, 'entrée')} en ${monthName(found.period, true)}`;
  };
  const list = before.months.map(({ period, entries }, m) => {
    const planned = after.months[m]?.entries ?? 0;
    return `${monthName(period, true)} ${numberWords(entries)} puis ${numberWords(planned)}`;
  });
  return `Entrées par mois, demandées puis planifiées. Mois le plus plein : ${peak(before)} demandées, ${peak(after)} planifiées. ${list.join(' ; ')}.`;
}

/** A hundredth of a pixel is enough, and prints the same everywhere. */
function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
