/** The national split: published totals met exactly, both readings kept, every split sound. */

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { reconstructFrance } from '../../data/reconstruction/france.ts';
import { allocate, releaseReserve, verifyAllocation, verifyRelease } from '../../solver/index.ts';
import { type AllocationCase, readAllocationFolder } from '../../src/imports/allocation-folder.ts';
import { cell, cents, dataText, number, published, sum, table } from './tables.ts';

const FOLDER = fileURLToPath(new URL('../../data/france-2021-2022', import.meta.url));
const MILLION = 100_000_000;
const cases = table('france-2021-2022/cas.csv');
const needs = table('france-2021-2022/besoins.csv');

const amountOf = (reference: string, column: string): number =>
  sum(
    cases.filter((row) => cell(row, 'reference') === reference),
    (row) => cents(row, column),
  );

describe('the published figures', () => {
  test('the total of the text and the sum of its years are two cases, both flagged', () => {
    expect(published('2021-2022', 'envelope total')).toBe(425_000_000);
    expect(amountOf('FRANCE-2021-2022-425', 'montant_eur')).toBe(425 * MILLION);
    expect(amountOf('FRANCE-2021', 'montant_eur') + amountOf('FRANCE-2022', 'montant_eur')).toBe(
      445 * MILLION,
    );
    expect(amountOf('FRANCE-2021-2022-445', 'montant_eur')).toBe(445 * MILLION);
    expect(cases.filter((row) => !cell(row, 'signalement').includes('445 M€, le texte dit 425'))).toEqual([]);
    expect(cases.map((row) => cell(row, 'provenance'))).toEqual([
      'publié',
      'publié',
      'publié',
      'publié',
      'reconstitué',
    ]);
  });

  test('the reserve is 15 %, or the 45 million of the text in a case of its own', () => {
    expect(amountOf('FRANCE-2022', 'reserve_eur')).toBe(33 * MILLION);
    expect(amountOf('FRANCE-2022-RESERVE-45', 'reserve_eur')).toBe(
      published(2022, 'April reserve (at least)') * 100,
    );
  });

  test('needs are the jobseekers aimed at; neither year of consumption is above the maximum', () => {
    expect(sum(needs, (row) => number(row, 'besoins_formation'))).toBe(
      published('2021-2022', 'target jobseekers'),
    );
    const yearlyMaximum = published('2018-2020', 'annual max') * 100;
    expect(sum(needs, (row) => cents(row, 'consomme_2019_eur'))).toBe(yearlyMaximum);
    expect(sum(needs, (row) => cents(row, 'consomme_2020_eur'))).toBe(yearlyMaximum);
  });

  test('no amount of an OPCO passes for published', () => {
    const rows = [...needs, ...table('france-2021-2022/consommation.csv')];
    expect(rows).toHaveLength(11 + 2 * 11);
    expect(rows.filter((row) => cell(row, 'provenance') !== 'reconstitué')).toEqual([]);
  });
});

test('the generator, run into an empty folder, writes the committed files byte for byte', () => {
  const folder = mkdtempSync(join(tmpdir(), 'france-'));
  try {
    const command = fileURLToPath(new URL('../../data/reconstruction/france.ts', import.meta.url));
    execFileSync(process.execPath, [command, folder]);
    const paths = [...reconstructFrance().keys()];
    expect(paths).toHaveLength(3);
    for (const path of paths)
      expect([path, readFileSync(join(folder, path), 'utf8')]).toEqual([path, dataText(path)]);
    expect(readdirSync(FOLDER).sort()).toEqual(
      [
        ...paths.map((path) => path.slice('france-2021-2022/'.length)),
        'README.md',
        'repartition.json',
      ].sort(),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
});

describe('every case', () => {
  const read = async (): Promise<AllocationCase[]> => {
    const { split, problems } = await readAllocationFolder(FOLDER);
    expect(problems).toEqual([]);
    return split!.cases;
  };

  test('is split to the cent, and released where its consumption is told', async () => {
    const releases: string[] = [];
    for (const { reference, request } of await read()) {
      const outcome = allocate(request);
      if (outcome.status !== 'ALLOCATED') throw new Error(`${reference}: ${outcome.status}`);
      const { allocation } = outcome;
      expect(verifyAllocation(request, allocation)).toMatchObject({ valid: true, betterMove: null });
      if (request.consumption === undefined) continue;
      const released = releaseReserve(allocation, request.consumption);
      if (released.status !== 'RELEASED') throw new Error(JSON.stringify(released));
      expect(verifyRelease(allocation, request.consumption, released.release)).toMatchObject({
        valid: true,
        betterMove: null,
      });
      releases.push(reference);
    }
    expect(releases).toEqual(['FRANCE-2022', 'FRANCE-2022-RESERVE-45']);
  });

  test('has the OPCO at their floor that the README tells: four in 2022, one over both years', async () => {
    const atFloor = (await read()).map(({ request }) => {
      const outcome = allocate(request);
      return outcome.status === 'ALLOCATED'
        ? outcome.allocation.shares.filter(({ reason }) => reason === 'FLOOR').length
        : null;
    });
    expect(atFloor).toEqual([3, 4, 4, 1, 1]);
  });

  test('takes the larger year as the floor of a year, and both years as that of two', async () => {
    const [, year, , both] = await read();
    const akto = needs.find((row) => cell(row, 'opco') === 'AKTO')!;
    const consumed = [cents(akto, 'consomme_2019_eur'), cents(akto, 'consomme_2020_eur')] as const;
    const floorOf = (one: AllocationCase | undefined): number | undefined =>
      one?.request.recipients.find(({ opco }) => opco === 'AKTO')?.floorCents;
    expect(floorOf(year)).toBe(Math.max(...consumed));
    expect(floorOf(both)).toBe(consumed[0] + consumed[1]);
  });
});
