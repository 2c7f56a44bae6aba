/** Editors of one scenario at the same time, on a real PostgreSQL: nothing that anybody wrote is lost unseen. */

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { actAs } from '../../src/db/acting.ts';
import { AuditEntry, Scenario } from '../../src/entities/index.ts';
import { launchRun } from '../../src/runs/index.ts';
import { type ScenarioUpdate, updateScenario } from '../../src/scenarios/index.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { aScenario, saveFourSessions } from '../support/four-sessions.ts';

let db: TestDatabase;
let campaign: string;
beforeAll(async () => {
  db = await testDatabase();
  campaign = (await saveFourSessions(db.orm.em.fork(), 'partagee')).slug;
});
afterAll(() => db.drop());

const read = (id: string) => db.orm.em.fork().findOneOrFail(Scenario, id);
const newScenario = () => aScenario(db.orm.em.fork(), { campaign });

/** An editor with a manager and a name of their own. */
function edit(
  scenario: string,
  expectedVersion: number,
  change: Partial<ScenarioUpdate>,
  organisation = 'Région Normandie',
) {
  const actor = {
    ...{ origin: 'SESSION' as const, account: `compte-${organisation}`, organisation, roles: ['PLANNER'] },
    ...{ operation: 'Mutation.updateScenario', reason: null, requestId: null },
  };
  return actAs(actor, () => updateScenario(db.orm.em.fork(), { scenario, expectedVersion, ...change }));
}

describe('one editor', () => {
  test('changes what is said and nothing else; the version counts it, and a run keeps the one it solves', async () => {
    const id = await newScenario();
    const before = await read(id);
    const launched = await launchRun(db.orm.em.fork(), db.jobs, id);
    const answer = await edit(id, 1, { name: ' Printemps ', notes: 'sans août', choices: { grid: 'MONTH' } });
    expect(answer).toMatchObject({ scenario: { name: 'Printemps', version: 2 } });
    const after = await read(id);
    expect(after).toMatchObject({ name: 'Printemps', notes: 'sans août', version: 2, hand: before.hand });
    expect(after.parameters).toEqual({ ...before.parameters, grid: 'MONTH' });
    expect(launched).toMatchObject({ run: { scenarioVersion: 1 } });
    expect(await launchRun(db.orm.em.fork(), db.jobs, id)).toMatchObject({ run: { scenarioVersion: 2 } });
  });

  test('who changes nothing leaves the version, and notes are taken away by null', async () => {
    const id = await newScenario();
    expect(await edit(id, 1, { name: 'Essai', notes: '' })).toMatchObject({ scenario: { version: 1 } });
    expect(await edit(id, 1, { notes: 'à revoir' })).toMatchObject({ scenario: { version: 2 } });
    expect(await edit(id, 2, { notes: null })).toMatchObject({ scenario: { version: 3, notes: null } });
  });

  test('a fault refuses all of it', async () => {
    const id = await newScenario();
    const choices = { windowWeeks: { STRUCTURAL: 900 }, closureExempt: ['S9'] };
    expect(await edit(id, 1, { name: ' ', notes: 'n'.repeat(2_001), choices })).toMatchObject({
      problems: [
        { code: 'NAME_LENGTH', path: '/name' },
        { code: 'NOTES_LENGTH', path: '/notes' },
        { code: 'WINDOW_WEEKS_INVALID' },
        { code: 'SESSION_UNKNOWN' },
      ],
    });
    expect(await read(id)).toMatchObject({ name: 'Essai', notes: null, version: 1 });
  });

  test('a scenario whose data have changed under its choices can still be named', async () => {
    const id = await newScenario();
    const em = db.orm.em.fork();
    const kept = await em.findOneOrFail(Scenario, id);
    kept.parameters = { ...kept.parameters, closureExempt: ['ABANDONNEE'] };
    await em.flush();
    expect(await edit(id, 2, { name: 'Ancien' })).toMatchObject({ scenario: { name: 'Ancien' } });
    expect(await edit(id, 3, { choices: { grid: 'MONTH' } })).toMatchObject({
      problems: [{ code: 'SESSION_UNKNOWN', path: '/closureExempt/0' }],
    });
  });

  test.each(['0198a2ee-1111-7000-8000-000000000001', 'personne'])('%s is no scenario', async (id) => {
    expect(await edit(id, 1, { name: 'X' })).toMatchObject({ problems: [{ code: 'SCENARIO_UNKNOWN' }] });
  });
});

describe('two editors who read the same version', () => {
  test('one after the other: the second learns who changed it, when and to what, and nothing of theirs is saved', async () => {
    const id = await newScenario();
    await edit(id, 1, { name: 'Le premier' });
    const written = await db.orm.em.fork().findOneOrFail(AuditEntry, { entityId: id, action: 'UPDATE' });
    expect(await edit(id, 1, { name: 'Le second', notes: 'perdues ?' }, 'AKTO')).toEqual({
      conflict: {
        name: 'Le premier',
        expectedVersion: 1,
        currentVersion: 2,
        latest: expect.objectContaining({ organisation: 'Région Normandie', at: written.at }),
      },
    });
    expect(await read(id)).toMatchObject({ name: 'Le premier', notes: null, version: 2 });
  });

  test('at the same time: exactly one succeeds, though both had looked', async () => {
    for (let round = 0; round < 10; round += 1) {
      const id = await newScenario();
      const answers = await Promise.all([
        edit(id, 1, { name: 'A', notes: 'A' }),
        edit(id, 1, { name: 'B', choices: { grid: 'MONTH' } }, 'AKTO'),
      ]);
      const won = answers.flatMap((answer) => ('scenario' in answer ? [answer.scenario.name] : []));
      const conflicts = answers.flatMap((answer) => ('conflict' in answer ? [answer.conflict] : []));
      expect([won.length, conflicts.length]).toEqual([1, 1]);
      const { name, notes, parameters, version } = await read(id);
      expect([name, version]).toEqual([won[0], 2]);
      // Nothing of the one who lost.
      expect([notes, parameters.grid]).toEqual(name === 'A' ? ['A', 'WEEK'] : [null, 'MONTH']);
      expect(conflicts[0]).toMatchObject({
        name,
        expectedVersion: 1,
        currentVersion: 2,
        latest: { organisation: name === 'A' ? 'Région Normandie' : 'AKTO' },
      });
      expect(await db.orm.em.fork().count(AuditEntry, { entityId: id, action: 'UPDATE' })).toBe(1);
    }
  });
});

test('any number of editors who read again after a conflict: every word of each is there, counted once', async () => {
  const words = fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 2, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(words, async (editors) => {
      const id = await newScenario();
      let conflicts = 0;
      const write = async (word: string): Promise<void> => {
        for (;;) {
          const { notes, version } = await read(id);
          const answer = await edit(id, version, { notes: [notes, word].filter(Boolean).join(' ') });
          if ('scenario' in answer) return;
          if ('problems' in answer) throw new Error(JSON.stringify(answer.problems));
          expect(answer.conflict.currentVersion).toBeGreaterThan(version);
          conflicts += 1;
        }
      };
      await Promise.all(
        editors.map(async (count, editor) => {
          for (let word = 0; word < count; word += 1) await write(`${editor}.${word}`);
        }),
      );
      const expected = editors.flatMap((count, editor) =>
        Array.from({ length: count }, (_, word) => `${editor}.${word}`),
      );
      const { notes, version } = await read(id);
      expect(notes?.split(' ').toSorted()).toEqual(expected.toSorted());
      expect(version).toBe(1 + expected.length);
      fc.pre(conflicts > 0);
    }),
    { numRuns: 12 },
  );
});
