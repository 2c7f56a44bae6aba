/** Clients of the contract as several organisations of the conference, each by its name. */

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect } from '@jest/globals';
import type { ConnectOptions } from '../../src/db/connect.ts';
import type { Viewer } from '../../src/domain/viewer.ts';
import { type Api, testApi } from './api.ts';
import { type TestDatabase, testDatabase } from './database.ts';
import { saveOrganisationOf } from './sent-file.ts';

/** A database and its clients. */
export interface Clients<Name extends string> {
  db: TestDatabase;
  /** The answer of the only operation of a request, which must have no error. */
  ask(name: Name, query: string, variables?: object): Promise<unknown>;
  /** The whole answer. */
  answer: (name: Name, query: string, variables?: object) => ReturnType<Api['ask']>;
}

/**
 * Gives a test file a database and clients, and stops them after its tests, none of which may have met an internal
 * error. Each organisation is saved under the name of its client.
 */
export function clients<Name extends string>(
  viewers: Record<Name, Viewer>,
  options: ConnectOptions = {},
): Clients<Name> {
  const db = {} as TestDatabase;
  const apis = {} as Record<Name, Api>;
  beforeAll(async () => {
    Object.assign(db, await testDatabase(options));
    for (const name of Object.keys(viewers) as Name[]) {
      const { organisation, ...rest } = viewers[name];
      const viewer = {
        ...rest,
        organisation: organisation && { ...organisation, name, id: randomUUID() },
      };
      if (viewer.organisation !== null) await saveOrganisationOf(db.orm.em.fork(), viewer);
      apis[name] = await testApi({ em: db.orm.em, jobs: db.jobs }, { viewer });
    }
  });
  afterAll(async () => {
    for (const api of Object.values<Api>(apis)) {
      await api.stop();
      expect(api.failures).toEqual([]);
    }
    await db.drop();
  });
  const answer: Clients<Name>['answer'] = (name, query, variables = {}) =>
    apis[name].ask(query, { ...variables });
  return {
    db,
    answer,
    async ask(name, query, variables) {
      const { status, data, errors } = await answer(name, query, variables);
      expect({ status, errors }).toEqual({ status: 200, errors: undefined });
      return Object.values(data as object)[0];
    },
  };
}
