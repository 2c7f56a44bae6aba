/** The work that faults interrupt: runs and imports, asked of the server, with what it acknowledged. */

import { setTimeout as delay } from 'node:timers/promises';
import type { MikroORM } from '@mikro-orm/postgresql';
import { connect } from '../../src/db/connect.ts';
import { JobQueue } from '../../src/db/job-queue.ts';
import { Campaign } from '../../src/entities/index.ts';
import { importSessions } from '../../src/imports/import-sessions.ts';
import { launchRun } from '../../src/runs/index.ts';
import { aScenario, saveFourSessions } from '../support/four-sessions.ts';
import { saveSmallCampaign } from '../support/small-campaign.ts';
import type { World } from './world.ts';

/** Fiches of an import: all of them change together, so that half an import shows. */
export const IMPORTED_SESSIONS = 60;

/** Time budget of a run, seconds: far more than it needs, and little to wait for one that never returns. */
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
  /** Version of the fiches that an answer said is saved, or that was seen saved. */
  saved = 0;
  /** Versions asked for since, without an answer. */
  readonly unanswered = new Set<number>();
  /** Imports that were answered. */
  imports = 0;
  #version = 0;
  #isImporting = false;

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
    await saveSmallCampaign(orm.em.fork(), { slug: 'imports' });
    const scenario = await aScenario(orm.em.fork(), { campaign: 'fautes' });
    const work = new Work(world, orm, jobs, scenario);
    await work.launch('here');
    await work.import('here');
    if (work.runs.length !== 1) throw new Error('The run to interrupt is refused');
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

  /** Imports the next version of the fiches, unless one is on its way. */
  async import(through: Through): Promise<void> {
    if (this.#isImporting) return;
    this.#isImporting = true;
    this.#version += 1;
    const version = this.#version;
    this.unanswered.add(version);
    const isSaved = through === 'server' ? await this.#importThere(version) : await this.#importHere(version);
    this.#isImporting = false;
    if (!isSaved) return;
    this.imports += 1;
    this.saved = version;
    this.unanswered.delete(version);
  }

  async #importThere(version: number): Promise<boolean> {
    const data = await this.#mutate<{ importSessions: { report: { applied: boolean } | null } }>(
      'mutation ($input: ImportSessionsInput!) { importSessions(input: $input) { report { applied } problems { message } } }',
      { input: { campaign: 'imports', fileName: 'fiches.csv', csv: fiches(version) } },
    );
    return data?.importSessions.report?.applied === true;
  }

  async #importHere(version: number): Promise<boolean> {
    try {
      const em = this.#orm.em.fork();
      const campaign = await em.findOneOrFail(Campaign, { slug: 'imports' });
      const report = await importSessions(em, campaign, { name: 'fiches.csv', content: fiches(version) });
      const [refused] = report.problems;
      if (!report.applied && version === 1) throw new Error(`The fiches are refused: ${refused?.message}`);
      return report.applied;
    } catch (error) {
      if (version === 1) throw error;
      return false;
    }
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

/** Hours that a version gives to each session. */
export const hoursOf = (version: number): number => 100 + (version % 290);

function fiches(version: number): string {
  const header =
    'reference;projet;opco;intitule;rome;nature;departement;places;cout_eur;heures;enveloppe;debut_souhaite;alternance;etat;provenance;source';
  const rows = Array.from(
    { length: IMPORTED_SESSIONS },
    (_, n) =>
      `I${n};PI${n % 7};AKTO;Préparateur de commandes;N1103;structurante;14;9;48128,50;${hoursOf(version)};ENV;14/03/2022;non;déposée;reconstitué;version ${version}`,
  );
  return `${[header, ...rows].join('\n')}\n`;
}
