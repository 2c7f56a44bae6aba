import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { databaseReadiness, poolFigure } from '../../src/db/state.ts';
import { simulationStates } from '../../src/domain/simulation-state.ts';
import { workFigures } from '../../src/durable/index.ts';
import { launchRun, solverFigures } from '../../src/runs/index.ts';
import { createScenario } from '../../src/scenarios/index.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { startTestWorker } from '../support/run-worker.ts';
import { saveSmallCampaign } from '../support/small-campaign.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.drop());

test('work of each kind is counted by state, and the time of the solver by level', async () => {
  const em = db.orm.em.fork();
  const figure = async (name: string) =>
    [...(await workFigures(em)), ...(await solverFigures(em))].find((one) => one.name === name)?.values;
  const ofState = async (wanted: string) =>
    (await figure('runs'))?.find(({ labels }) => labels.state === wanted)?.value;
  expect(await ofState('QUEUED')).toBe(0);
  expect(await figure('queue_oldest_seconds')).toEqual(
    ['runs', 'simulations', 'imports'].map((kind) => ({ labels: { kind }, value: 0 })),
  );
  expect((await figure('simulations'))?.map(({ labels }) => labels.state)).toEqual(simulationStates.codes);
  expect(await figure('solver_level_seconds')).toEqual([]);

  await saveSmallCampaign(em);
  const created = await createScenario(em, { campaign: 'petite', name: 'Un' });
  if ('problems' in created) throw new Error(JSON.stringify(created.problems));
  await launchRun(em, db.jobs, created.scenario.id);
  expect(await ofState('QUEUED')).toBe(1);
  const worker = await startTestWorker(db);
  await worker.idle();
  await worker.close();

  expect(await ofState('SUCCEEDED')).toBe(1);
  const seconds = (await figure('solver_level_seconds')) ?? [];
  expect(seconds.map(({ labels }) => labels.level)).toContain('smoothing');
  for (const { value } of seconds) expect(value).toBeGreaterThanOrEqual(0);
  expect((await figure('solver_level_solves'))?.every(({ value }) => value === 1)).toBe(true);
});

test('a database says whether its tables are those of the code and its queue is there, and how its connections are used', async () => {
  expect(await databaseReadiness(db.orm)).toEqual({ database: true, migrations: true, queue: true });
  const { values } = await poolFigure(db.orm);
  expect(values.map(({ labels }) => labels.state)).toEqual(['open', 'idle', 'waiting']);
  await db.orm.em
    .getConnection()
    .execute('delete from mikro_orm_migrations where id = (select max(id) from mikro_orm_migrations)');
  expect(await databaseReadiness(db.orm)).toEqual({ database: true, migrations: false, queue: true });
  await db.orm.em.getConnection().execute('alter schema pgboss rename to elsewhere');
  expect(await databaseReadiness(db.orm)).toEqual({ database: true, migrations: false, queue: false });
});
