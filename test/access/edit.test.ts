import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { editRow } from '../../src/access/edit.ts';
import { addOrganisation } from '../../src/access/organisations.ts';
import { Organisation } from '../../src/entities/index.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.drop());

const em = () => db.orm.em.fork();

async function saved(name: string): Promise<string> {
  const added = await addOrganisation(em(), {
    name,
    siret: null,
    opco: null,
    regions: [],
    roles: ['MEMBER'],
  });
  if ('problems' in added) throw new Error(JSON.stringify(added.problems));
  return added.organisation.id;
}

/** Somebody else, who is faster. */
async function changedByAnother(id: string): Promise<void> {
  const own = em();
  (await own.findOneOrFail(Organisation, id)).roles = ['PLANNER'];
  await own.flush();
}

describe('a row that another changes while an edit is being prepared', () => {
  test.each(['looks at nothing more', 'reads the row again, with its new version'])(
    'is a conflict, whether the edit %s',
    async (way) => {
      const id = await saved(way);
      const answer = await editRow(em(), Organisation, { id, expectedVersion: 1 }, async (row, own) => {
        await changedByAnother(id);
        if (way.startsWith('reads')) await own.find(Organisation, { name: way });
        row.siret = '73282932000074';
        return null;
      });
      expect(answer).toMatchObject({ conflict: { expectedVersion: 1, currentVersion: 2 } });
      expect(await em().findOneOrFail(Organisation, id)).toMatchObject({
        roles: ['PLANNER'],
        siret: null,
        version: 2,
      });
    },
  );
});

test('what a refused edit has set is not saved', async () => {
  const id = await saved('Refusée');
  const refusal = { problems: [{ code: 'NO', path: '', message: 'non' }] };
  const answer = await editRow(em(), Organisation, { id, expectedVersion: 1 }, async (row) => {
    row.roles = ['PLANNER'];
    return refusal;
  });
  expect(answer).toBe(refusal);
  expect(await em().findOneOrFail(Organisation, id)).toMatchObject({ roles: ['MEMBER'], version: 1 });
});
