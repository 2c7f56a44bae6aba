import type { MikroORM } from '@mikro-orm/postgresql';
import type { Notifications } from '../db/notify.ts';
import type { SimulationState } from '../domain/simulation-state.ts';
import { SimulationRun } from '../entities/index.ts';
import { parametersOf } from '../simulations/documents.ts';
import { WorkFeed, type WorkFeedOptions, type WorkNews } from './work-feed.ts';

/** How a simulation stands. */
export interface SimulationNews extends WorkNews {
  state: SimulationState;
  /** Why it failed or was cancelled. */
  reason: string | null;
  drawsDone: number;
  draws: number;
}

/** Follows simulations. */
export class SimulationFeed extends WorkFeed<SimulationNews> {
  constructor(orm: MikroORM, notifications: Notifications, options?: WorkFeedOptions) {
    super('simulation', (id) => read(orm, id), notifications, options);
  }
}

async function read(orm: MikroORM, id: string): Promise<SimulationNews | null> {
  const row = await orm.em.fork().findOne(SimulationRun, id);
  if (row === null) return null;
  const { state, reason, drawsDone } = row;
  return { id, state, reason, drawsDone, draws: parametersOf(row).draws };
}
