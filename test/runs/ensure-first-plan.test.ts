import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { OptimizationRun, Scenario } from '../../src/entities/index.ts';
import { ensureFirstPlan, FIRST_SCENARIO_NAME } from '../../src/runs/index.ts';
import { createScenario } from '../../src/scenarios/index.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { saveSmallCampaign } from '../support/small-campaign.ts';

let db: TestDatabase;

// No worker: runs are saved and wait, and nothing here depends on how they would end.
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.drop());

const first = (slug: string) => ensureFirstPlan(db.orm.em.fork(), db.jobs, slug);
const scenariosOf = (slug: string) => db.orm.em.fork().find(Scenario, { campaign: { slug } });
const runsOf = (slug: string) => db.orm.em.fork().find(OptimizationRun, { scenario: { campaign: { slug } } });

describe('ensureFirstPlan', () => {
  test('creates one scenario and launches it once, however many ask at the same time', async () => {
    await saveSmallCampaign(db.orm.em.fork(), { slug: 'neuve' });
    const answers = await Promise.all([first('neuve'), first('neuve'), first('neuve')]);
    const launched = answers.filter((answer) => 'run' in answer && answer.run !== null);
    expect(launched).toHaveLength(1);
    expect((await scenariosOf('neuve')).map(({ name }) => name)).toEqual([FIRST_SCENARIO_NAME]);
    expect((await runsOf('neuve')).map(({ state }) => state)).toEqual(['QUEUED']);
  });

  test('launches it again when its run failed, and only then', async () => {
    await saveSmallCampaign(db.orm.em.fork(), { slug: 'perdue' });
    await first('perdue');
    expect(await first('perdue')).toEqual({ run: null });
    await db.orm.em
      .fork()
      .nativeUpdate(
        OptimizationRun,
        { scenario: { campaign: { slug: 'perdue' } } },
        { state: 'FAILED', reason: 'tué' },
      );
    expect(await first('perdue')).toEqual({ run: expect.objectContaining({ state: 'QUEUED' }) });
    expect(await runsOf('perdue')).toHaveLength(2);
  });

  test('leaves a campaign alone where somebody is at work', async () => {
    await saveSmallCampaign(db.orm.em.fork(), { slug: 'occupee' });
    await createScenario(db.orm.em.fork(), { campaign: 'occupee', name: 'Le mien' });
    expect(await first('occupee')).toEqual({ run: null });
    expect(await runsOf('occupee')).toEqual([]);
  });

  test('refuses a campaign that does not exist', async () => {
    expect(await first('nulle-part')).toEqual({
      problems: [expect.objectContaining({ code: 'CAMPAIGN_UNKNOWN', value: 'nulle-part' })],
    });
  });
});
