/**
 * What the README shows is what happens: its first question, its example, its picture, its commands.
 * `npm run docs:readme` writes them anew; the diff is then read like code.
 */

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { defaultParameters } from '../../solver/index.ts';
import { projectRoot } from '../../src/config.ts';
import { importDataSet } from '../../src/imports/import-data-set.ts';
import { ensureFirstPlan, FIRST_SCENARIO_NAME } from '../../src/runs/index.ts';
import { createScenario } from '../../src/scenarios/create-scenario.ts';
import { testApi } from '../support/api.ts';
import { testDatabase } from '../support/database.ts';
import { startTestWorker } from '../support/run-worker.ts';
import { allDocuments, documentAt, fencedBlocks } from './documents.ts';
import { type PlanAnswer, withExamples } from './readme-examples.ts';

const CAMPAIGN = 'normandie-2022';
/** The defaults, on a machine that does ten things at once: the README shows what is proven, not what its clock cut. */
const PATIENT = { levels: defaultParameters().levels.map((level) => ({ ...level, secondsLimit: 600 })) };
const inProject = (...path: string[]): string => join(projectRoot(), ...path);

/** Runs the command line from the sources. */
function metronome(...args: string[]): string {
  const command = ['--no-warnings', 'src/cli/main.ts', ...args];
  return execFileSync(process.execPath, command, { cwd: projectRoot(), encoding: 'utf8', stdio: 'pipe' });
}

/** Asks the first question of the README where a first start has made its plan. */
async function askFirstQuestion(query: string): Promise<PlanAnswer> {
  const db = await testDatabase();
  const worker = await startTestWorker(db);
  const api = await testApi({ em: db.orm.em, jobs: db.jobs });
  try {
    await importDataSet(db.orm.em.fork(), inProject('data', CAMPAIGN));
    await createScenario(db.orm.em.fork(), {
      campaign: CAMPAIGN,
      name: FIRST_SCENARIO_NAME,
      choices: { solver: PATIENT },
    });
    await ensureFirstPlan(db.orm.em.fork(), db.jobs, CAMPAIGN);
    await worker.idle();
    const { data } = await api.ask(query);
    return { data } as PlanAnswer;
  } finally {
    await api.stop();
    await worker.close();
    await db.drop();
  }
}

describe('the examples', () => {
  const picturePath = inProject('docs', 'curve-normandie-2022.svg');
  let folder: string;
  let answer: PlanAnswer;
  let said: string;
  let picture: string;
  beforeAll(async () => {
    const [query] = fencedBlocks(documentAt('README.md'), 'graphql');
    answer = await askFirstQuestion(query!);
    folder = mkdtempSync(join(tmpdir(), 'metronome-readme-'));
    const patient = join(folder, 'patient.json');
    writeFileSync(patient, JSON.stringify(PATIENT));
    said = metronome('smooth', CAMPAIGN, '--parameters', patient, '--svg', join(folder, 'curve.svg'));
    picture = readFileSync(join(folder, 'curve.svg'), 'utf8');
    if (process.env.UPDATE_GOLDEN !== '1') return;
    writeFileSync(inProject('README.md'), withExamples(documentAt('README.md').text, { answer, said }));
    writeFileSync(picturePath, picture);
  }, 600_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('are what happens: the answer, the table, the figures in the prose', () => {
    const { text } = documentAt('README.md');
    expect(withExamples(text, { answer, said })).toBe(text);
  });

  test('the picture is the one drawn', () => {
    expect(picture).toBe(readFileSync(picturePath, 'utf8'));
  });

  test('April is a peak no more, and the plan is proven', () => {
    const plan = answer.data.campaign.latestPlan;
    expect(plan).toMatchObject({ end: 'PROVEN', peakBefore: { month: '2022-04', entries: 395 } });
    expect(plan.peakAfter.month).not.toBe('2022-04');
    expect(plan.peakAfter.entries).toBeLessThan(0.6 * plan.peakBefore.entries);
  });
});

describe('commands', () => {
  test('every npm script named in a document is in package.json', () => {
    const { scripts } = JSON.parse(readFileSync(inProject('package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    const named = allDocuments().flatMap(({ path, text }) =>
      [...text.matchAll(/\bnpm (?:run (?:-s |--silent )?([\w:-]+)|(start|test)\b)/g)].map(
        ([command, script, short]) => ({ path, command, script: script ?? short! }),
      ),
    );
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter(({ script }) => scripts[script] === undefined)).toEqual([]);
  });

  test('every command of the command line is told, and no other', () => {
    const commands = [...metronome('--help').matchAll(/^ {2}([a-z]+) \[options\]/gm)].map(
      ([, name]) => name!,
    );
    const told = [...documentAt('README.md').text.matchAll(/^\| `([a-z]+) </gm)].map(([, name]) => name!);
    expect(commands.length).toBeGreaterThan(4);
    expect(told.sort()).toEqual(commands.sort());
  });
});
