import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { campaignOfDataSet } from '../../src/cli/campaign-of-data-set.ts';
import { projectRoot } from '../../src/config.ts';
import { readDataSet } from '../../src/imports/data-set.ts';
import { importDataSet } from '../../src/imports/import-data-set.ts';
import { buildInstance } from '../../src/scenarios/build-instance/index.ts';
import { defaultChoices } from '../../src/scenarios/choices.ts';
import { loadCampaign } from '../../src/scenarios/load-campaign.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
}, 60_000);
afterAll(() => db.drop());

test.each(['normandie-2021', 'normandie-2022', 'occitanie-sante-2024'])(
  '%s without a database is the campaign that a database gives of it',
  async (slug) => {
    const folder = join(projectRoot(), 'data', slug);
    const { dataSet } = await readDataSet(folder);
    const direct = campaignOfDataSet(dataSet!);
    const { applied } = await importDataSet(db.orm.em.fork(), folder);
    expect(applied).toBe(true);
    const loaded = await loadCampaign(db.orm.em.fork(), { slug });
    const withoutKeys = (value: unknown): unknown =>
      JSON.parse(JSON.stringify(value, (key, member: unknown) => (key === 'id' ? undefined : member)));
    expect(withoutKeys(direct)).toEqual(withoutKeys(loaded));
    const choices = defaultChoices();
    expect(buildInstance(direct, choices)).toEqual(buildInstance(loaded!, choices));
  },
  60_000,
);
