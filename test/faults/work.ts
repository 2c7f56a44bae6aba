/** The work that faults interrupt: runs, simulations and imports, asked of the server, with what it acknowledged. */

import { setTimeout as delay } from 'node:timers/promises';
import type { MikroORM } from '@mikro-orm/postgresql';
import { pino } from 'pino';
import { hashOf, readSimulationParameters, simulate } from '../../solver/index.ts';
import { connect } from '../../src/db/connect.ts';
import { JobQueue } from '../../src/db/job-queue.ts';
import type { DurableKind } from '../../src/durable/index.ts';
import { OptimizationRun } from '../../src/entities/index.ts';
import { importKind, queueImport } from '../../src/imports/durable/index.ts';
import { instanceOf, launchRun, parametersOf, resultOf, runKind } from '../../src/runs/index.ts';
import { launchSimulation } from '../../src/simulations/index.ts';
import { aScenario, saveFourSessions } from '../support/four-sessions.ts';
import { saveSmallCampaign } from '../support/small-campaign.ts';
import { fichesOf, IMPORTS } from './imports.ts';
import { DRAWN } from './simulations.ts';
import type { World } from './world.ts';

/** Time budget of a run or a simulation, seconds: far more than it needs, and little to wait for one that never returns. */
export const RUN_SECONDS = 20;

/** How work is asked for: of the server, or of the use cases themselves, in this process that nothing kills. */
export type Through = 'server' | 'here';

/** Where the work is done. */
type Place = Pick<World, 'databaseUrl' | 'serverUrl'>;

/** What was asked and answered. */
export class Work {
  readonly #world: Place;
  readonly #orm: MikroORM;
  readonly #jobs: JobQueue;
  readonly scenario: string;
  /** Runs that an answer said there are. */
  readonly runs: string[] = [];
  /** Run that is over, whose plan is simulated. */
  planned = '';
  /** Hash of what simulating it finds, as the solver itself does. */
  simulatedHash = '';
  /** Simulations that an answer said there are. */
  readonly simulations: string[] = [];
  /** Imports that an answer said there are. */
  readonly imports: string[] = [];
  #version = 0;

  private constructor(world: Place, orm: MikroORM, jobs: JobQueue, scenario: string) {
    this.#world = world;
    this.#orm = orm;
    this.#jobs = jobs;
    this.scenario = scenario;
  }

  /** Saves the campaigns to work on, and does each piece of work once: one that is refused proves nothing. */
  static async prepare(world: Place): Promise<Work> {
    const orm = await connect(world.databaseUrl);
    const jobs = await JobQueue.open(world.databaseUrl);
    await saveFourSessions(orm.em.fork(), 'fautes');
    await saveSmallCampaign(orm.em.fork(), { slug: IMPORTS });
    const scenario = await aScenario(orm.em.fork(), { campaign: 'fautes' });
    const work = new Work(world, orm, jobs, scenario);
    await work.#plan();
    await work.launch('here');
    await work.simulate('here');
    await work.import('here');
    if (work.runs.length !== 1) throw new Error('The run to interrupt is refused');
    if (work.simulations.length !== 1) throw new Error('The simulation to interrupt is refused');
    if (work.imports.length !== 1) throw new Error('The file to import is refused');
    return work;
  }

  /** Launches a run. An answer that does not come leaves it unknown whether there is one. */
  async launch(through: Through): Promise<void> {
    const budget = { seconds: RUN_SECONDS };
    if (through === 'server') {
      const data = await this.#mutate<{ launchOptimization: { run: { id: string } | null } }>(
        'mutation ($scenario: ID!, $budget: RunBudgetInput) { launchOptimization(scenario: $scenario, budget: $budget) { run { id } problems { message } } }',
        { scenario: this.scenario, budget },
      );
      if (data?.launchOptimization.run) this.runs.push(data.launchOptimization.run.id);
      return;
    }
    const answer = await launchRun(this.#orm.em.fork(), this.#jobs, this.scenario, budget).catch(() => null);
    if (answer !== null && 'run' in answer) this.runs.push(answer.run.id);
  }

  /** Launches a simulation. An answer that does not come leaves it unknown whether there is one. */
  async simulate(through: Through): Promise<void> {
    const asked = { run: this.planned, parameters: DRAWN, budget: { seconds: RUN_SECONDS } };
    if (through === 'server') {
      const data = await this.#mutate<{ launchSimulation: { simulation: { id: string } | null } }>(
        'mutation ($run: ID!, $parameters: SimulationParametersInput, $budget: RunBudgetInput) { launchSimulation(run: $run, parameters: $parameters, budget: $budget) { simulation { id } problems { message } } }',
        asked,
      );
      if (data?.launchSimulation.simulation) this.simulations.push(data.launchSimulation.simulation.id);
      return;
    }
    const answer = await launchSimulation(this.#orm.em.fork(), this.#jobs, asked).catch(() => null);
    if (answer !== null && 'simulation' in answer) this.simulations.push(answer.simulation.id);
  }

  /** Sends the next version of the fiches. An answer that does not come leaves it unknown whether it is there. */
  async import(through: Through): Promise<void> {
    this.#version += 1;
    const { name, csv } = fichesOf(this.#version);
    if (through === 'server') {
      const data = await this.#mutate<{ importSessions: { import: { id: string } | null } }>(
        'mutation ($input: ImportSessionsInput!) { importSessions(input: $input) { import { id } problems { message } } }',
        { input: { campaign: IMPORTS, fileName: name, csv } },
      );
      if (data?.importSessions.import) this.imports.push(data.importSessions.import.id);
      return;
    }
    const file = {
      campaign: IMPORTS,
      name,
      kind: 'SESSIONS' as const,
      content: Buffer.from(csv),
      dryRun: false,
    };
    const sender = { organisation: null, ownOnly: false };
    const answer = await queueImport(this.#orm.em.fork(), this.#jobs, file, sender).catch(() => null);
    if (answer !== null && 'import' in answer) this.imports.push(answer.import.id);
  }

  /** Applies the files that wait, in this process: for where there is no worker. */
  async applyImports(): Promise<void> {
    await this.#doHere(importKind);
  }

  /** Solves a plan to simulate, in this process, and what simulating it finds. */
  async #plan(): Promise<void> {
    const launched = await launchRun(this.#orm.em.fork(), this.#jobs, this.scenario);
    if ('problems' in launched) throw new Error('The run to simulate is refused');
    await this.#doHere(runKind({ version: 'here' }));
    const run = await this.#orm.em
      .fork()
      .findOneOrFail(OptimizationRun, launched.run.id, { populate: ['instance', 'result'] });
    const result = resultOf(run);
    if (result?.status !== 'PLANNED') throw new Error('The run to simulate has no plan');
    this.planned = run.id;
    const drawn = readSimulationParameters(DRAWN);
    if ('problems' in drawn) throw new Error('The parameters of the simulations are refused');
    const { assignments } = result.plan;
    const found = simulate(instanceOf(run), parametersOf(run), assignments, drawn.parameters);
    this.simulatedHash = found.status === 'SIMULATED' ? hashOf(found.simulation) : '';
  }

  async #doHere(kind: DurableKind): Promise<void> {
    const log = pino({ enabled: false });
    for (const { id } of await kind.unfinished(this.#orm.em.fork()))
      await kind.execute(this.#orm, { id, worker: 'here', log }).done;
  }

  async close(): Promise<void> {
    await this.#jobs.close(1_000).catch(() => {});
    // Its pool waits for connections that died in the middle of a transaction.
    await Promise.race([this.#orm.close(), delay(5_000, undefined, { ref: false })]);
  }

  async #mutate<T>(query: string, variables: object): Promise<T | undefined> {
    try {
      const answer = await fetch(`${this.#world.serverUrl}graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query, variables }),
        signal: AbortSignal.timeout(20_000),
      });
      const { data, errors } = (await answer.json()) as { data?: T; errors?: unknown };
      return errors === undefined ? data : undefined;
    } catch {
      // Killed in the middle, or not there yet.
      return undefined;
    }
  }
}
