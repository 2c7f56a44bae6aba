/** A split as tables that a person reads. */

import type { Allocation, ReleaseShare, ReserveRelease, Share } from '../../solver/index.ts';
import { formatDate } from '../domain/date-text.ts';
import { formatEuros } from '../domain/money.ts';
import type { AllocatedCase } from './allocate.ts';
import { type TextColumn, textTable } from './text-table.ts';
import { countWords, percentWords } from './words.ts';

/** After an amount that is a floor. */
const FLOOR_MARK = ' *';
const NO_MARK = '  ';

/** Several envelopes beside each other: what each OPCO would receive of each, and what the documents contradict. */
export function casesText(title: string, name: string, cases: readonly AllocatedCase[]): string[] {
  const opcos = cases.find(({ allocation }) => allocation !== null)?.allocation?.shares ?? [];
  return [
    title,
    countWords(cases.length, 'cas', 'cas'),
    ...cases.map((one) => `  ${one.reference} : ${one.label}${sourceWords(one)}`),
    '',
    ...textTable(
      [left('OPCO'), ...cases.map(({ reference }) => right(reference + NO_MARK))],
      [
        ...opcos.map(({ opco, label }) => [label, ...cases.map((one) => amountOf(one, opco))]),
        ['total', ...cases.map(({ allocation }) => totalOf(allocation))],
      ],
    ),
    '',
    `${FLOOR_MARK.trim()} au plancher : l’OPCO ne reçoit pas moins que ce qu’il a consommé en 2019 et 2020.`,
    ...conflictLines(cases),
    ...flagLines(cases),
    '',
    `Un cas en détail : metronome allocate ${name} --case ${cases[0]?.reference ?? ''}`,
  ];
}

/** One envelope in detail: parts, reasons, and the release of its reserve. */
export function caseText(title: string, one: AllocatedCase): string[] {
  const { allocation, release } = one;
  const head = [title, `${one.reference} : ${one.label}${sourceWords(one)}`];
  if (allocation === null) return [...head, '', ...conflictLines([one]), ...flagLines([one])];
  const { totalCents, reserveCents, startDate, reserveDate } = allocation.envelope;
  return [
    ...head,
    `${formatEuros(totalCents)} : ${formatEuros(totalCents - reserveCents)} le ${formatDate(startDate)}, ${formatEuros(reserveCents)} de réserve le ${formatDate(reserveDate)}`,
    '',
    ...splitTable(allocation),
    ...(release === null ? [] : ['', ...releaseText(allocation, release)]),
    ...flagLines([one]),
  ];
}

function splitTable({ shares }: Allocation): string[] {
  const sum = (read: (share: Share) => number): string =>
    formatEuros(shares.reduce((total, share) => total + read(share), 0));
  return textTable(
    [
      left('OPCO'),
      right('besoins'),
      right('plancher'),
      right('part initiale'),
      right('réserve promise'),
      right('total'),
      left('motif'),
    ],
    [
      ...shares.map((share) => [
        share.label,
        percentWords(share.needShare),
        formatEuros(share.floorCents),
        formatEuros(share.initialCents),
        formatEuros(share.reserveCents),
        formatEuros(share.totalCents),
        share.reason === 'FLOOR' ? 'plancher' : 'besoins',
      ]),
      [
        'total',
        '',
        sum((share) => share.floorCents),
        sum((share) => share.initialCents),
        sum((share) => share.reserveCents),
        sum((share) => share.totalCents),
      ],
    ],
  );
}

function releaseText({ shares }: Allocation, release: ReserveRelease): string[] {
  const labels = new Map(shares.map(({ opco, label }) => [opco, label]));
  const labelOf = ({ opco }: ReleaseShare): string => labels.get(opco) ?? opco;
  const sum = (read: (share: ReleaseShare) => number): string =>
    formatEuros(release.shares.reduce((total, share) => total + read(share), 0));
  return [
    `Libération du ${formatDate(release.date)} : ${formatEuros(release.reserveCents)} de réserve, ${formatEuros(release.takenBackCents)} remis en commun.`,
    '',
    ...textTable(
      [
        left('OPCO'),
        right('consommé'),
        right('taux'),
        right('repris'),
        right('de la réserve'),
        right('redistribué'),
        right('final'),
      ],
      [
        ...release.shares.map((share) => [
          labelOf(share),
          formatEuros(share.consumedCents),
          share.initialCents === 0 ? '' : percentWords(share.consumedCents / share.initialCents),
          formatEuros(share.takenBackCents),
          formatEuros(share.reserveCents),
          formatEuros(share.redistributedCents),
          formatEuros(share.finalCents),
        ]),
        [
          'total',
          sum((share) => share.consumedCents),
          '',
          sum((share) => share.takenBackCents),
          sum((share) => share.reserveCents),
          sum((share) => share.redistributedCents),
          sum((share) => share.finalCents),
        ],
      ],
    ),
    '',
    ...release.shares.map(
      (share) => `  - ${labelOf(share)} : ${share.reasons.map(({ message }) => message).join(' ')}`,
    ),
  ];
}

function amountOf({ allocation }: AllocatedCase, opco: string): string {
  const share = allocation?.shares.find((one) => one.opco === opco);
  if (share === undefined) return NO_MARK;
  return formatEuros(share.totalCents) + (share.reason === 'FLOOR' ? FLOOR_MARK : NO_MARK);
}

function totalOf(allocation: Allocation | null): string {
  return allocation === null ? `impossible${NO_MARK}` : formatEuros(allocation.envelope.totalCents) + NO_MARK;
}

function sourceWords({ provenance, source }: AllocatedCase): string {
  if (provenance === undefined || source === undefined) return '';
  return ` (total ${provenance === 'PUBLISHED' ? 'publié' : 'reconstitué'}, ${source})`;
}

function conflictLines(cases: readonly AllocatedCase[]): string[] {
  return cases.flatMap(({ reference, conflict }) =>
    conflict === null ? [] : [`${reference} : aucune répartition possible. ${conflict.message}`],
  );
}

/** What the documents contradict, each told once. */
function flagLines(cases: readonly AllocatedCase[]): string[] {
  const flags = new Set(cases.flatMap(({ flag }) => flag?.split(' ; ') ?? []));
  return flags.size === 0 ? [] : ['', 'Signalé :', ...[...flags].map((flag) => `  - ${flag}.`)];
}

function left(header: string): TextColumn {
  return { header, align: 'left' };
}

function right(header: string): TextColumn {
  return { header, align: 'right' };
}
