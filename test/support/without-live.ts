import { join } from 'node:path';
import type { ContractDependencies } from '../../schema/context.ts';
import { projectRoot } from '../../src/config.ts';
import { RunDocuments } from '../../src/scenarios/index.ts';

/** What a test gives the contract: one that follows nothing need not open a connection for it. */
export type OfTheTest = Omit<ContractDependencies, 'live' | 'runDocuments' | 'dataFolder'> &
  Partial<Pick<ContractDependencies, 'live' | 'runDocuments'>>;

const nothing = {
  follow(): never {
    throw new Error('This test said that it follows nothing');
  },
};

/** The dependencies, where whatever follows a run or a campaign fails unless the test gave `live`. */
export function withoutLive(dependencies: OfTheTest): ContractDependencies {
  const live = {
    runs: nothing,
    simulations: nothing,
    campaigns: nothing,
  } as unknown as ContractDependencies['live'];
  return { live, runDocuments: new RunDocuments(), dataFolder: join(projectRoot(), 'data'), ...dependencies };
}
