/** What one request reads in batches: everything that a list may ask of each of its rows. */

import type { EntityManager } from '@mikro-orm/postgresql';
import DataLoader from 'dataloader';
import type { Simulation } from '../solver/index.ts';
import {
  type Campaign,
  Envelope,
  ImportJob,
  OptimizationRun,
  PoecSession,
  type Scenario,
  SimulationRun,
} from '../src/entities/index.ts';
import { type ImportReport, keptReport } from '../src/imports/durable/index.ts';
import { type Fiche, readFiches } from '../src/programming/fiche.ts';
import {
  type EntryCurve,
  type GivenByRun,
  type LoadedPlan,
  latestPlannedRuns,
  loadPlans,
  type PreparedSolve,
  prepareScenarios,
  type Refusal,
  type RunDocuments,
  wishedCurves,
} from '../src/scenarios/index.ts';
import { simulationOf } from '../src/simulations/index.ts';

/** A row named by its reference inside a campaign. */
export interface InCampaign {
  campaign: string;
  reference: string;
}

/** The loaders of one request. */
export interface Loaders {
  /** What a run gave, by its id; null when it is gone. */
  documents: DataLoader<string, GivenByRun | null>;
  /** What a simulation found, by its id; null while it has not. */
  simulations: DataLoader<string, Simulation | null>;
  /** What an import did, by its id; null while it has not said. */
  reports: DataLoader<string, ImportReport | null>;
  /** The plan of a run, by its id; null when it has none. */
  plans: DataLoader<string, LoadedPlan | null>;
  /** Id of the latest run with a plan, by scenario or by campaign. */
  latestOfScenario: DataLoader<string, string | null>;
  latestOfCampaign: DataLoader<string, string | null>;
  runs: DataLoader<string, OptimizationRun | null>;
  /** A project as it is judged, by its id; null when it is not seen. */
  fiches: DataLoader<string, Fiche | null>;
  wishedCurves: DataLoader<Campaign, EntryCurve>;
  /** What a scenario would tell a solve now. */
  prepared: DataLoader<Scenario, PreparedSolve | Refusal>;
  /** The same, for the scenario of a run, by the id of the run; null when the run is gone. */
  preparedOfRun: DataLoader<string, PreparedSolve | Refusal | null>;
  sessions: DataLoader<InCampaign, PoecSession | null, string>;
  envelopes: DataLoader<InCampaign, Envelope | null, string>;
}

/** Makes the loaders of one request; what runs gave is kept from one to the next. */
export function createLoaders(em: EntityManager, runDocuments: RunDocuments): Loaders {
  const byKey = { cacheKeyFn: ({ campaign, reference }: InCampaign) => `${campaign}/${reference}` };
  const documents = new DataLoader<string, GivenByRun | null>(async (ids) => {
    const given = await runDocuments.read(em, ids);
    return ids.map((id) => given.get(id) ?? null);
  });
  const prepared = new DataLoader((scenarios: readonly Scenario[]) => prepareScenarios(em, scenarios));
  return {
    prepared,
    preparedOfRun: new DataLoader(async (ids) => {
      const runs = await em.find(OptimizationRun, { id: { $in: ids } }, { populate: ['scenario'] });
      const byId = new Map(runs.map(({ id, scenario }) => [id, scenario.$]));
      return Promise.all(
        ids.map((id) => {
          const scenario = byId.get(id);
          return scenario === undefined ? null : prepared.load(scenario);
        }),
      );
    }),
    documents,
    simulations: new DataLoader(async (ids) => {
      const rows = await em.fork().find(SimulationRun, { id: { $in: ids } }, { fields: ['result'] });
      const found = new Map(rows.map(({ id, result }) => [id, simulationOf({ result })]));
      return ids.map((id) => found.get(id) ?? null);
    }),
    reports: new DataLoader(async (ids) => {
      const jobs = await em.fork().find(ImportJob, { id: { $in: ids } }, { fields: ['report'] });
      const reports = new Map(jobs.map(({ id, report }) => [id, keptReport({ report })]));
      return ids.map((id) => reports.get(id) ?? null);
    }),
    plans: new DataLoader(async (ids) => {
      const given = await Promise.all(ids.map((id) => documents.load(id)));
      const plans = await loadPlans(
        em,
        given.filter((one) => one !== null),
      );
      return ids.map((id) => plans.get(id) ?? null);
    }),
    latestOfScenario: latest(em, 'scenario'),
    latestOfCampaign: latest(em, 'campaign'),
    runs: new DataLoader(async (ids) => {
      const runs = await em.find(OptimizationRun, { id: { $in: ids } });
      return ids.map((id) => runs.find((run) => run.id === id) ?? null);
    }),
    // Read anew each time: what a mutation of the same request has just judged stands otherwise.
    fiches: new DataLoader(
      async (ids) => {
        const fiches = await readFiches(em.fork(), ids);
        return ids.map((id) => fiches.get(id) ?? null);
      },
      { cache: false },
    ),
    wishedCurves: new DataLoader((campaigns) => wishedCurves(em, campaigns)),
    sessions: new DataLoader(
      async (keys) => byReference(keys, await em.find(PoecSession, named(keys))),
      byKey,
    ),
    envelopes: new DataLoader(async (keys) => byReference(keys, await em.find(Envelope, named(keys))), byKey),
  };
}

function latest(em: EntityManager, owner: 'scenario' | 'campaign'): DataLoader<string, string | null> {
  return new DataLoader(async (ids) => {
    const runs = await latestPlannedRuns(em, owner, ids);
    return ids.map((id) => runs.get(id) ?? null);
  });
}

/** Condition for rows of several campaigns; one condition a campaign, so that references do not cross. */
function named(keys: readonly InCampaign[]) {
  const byCampaign = Map.groupBy(keys, ({ campaign }) => campaign);
  return {
    $or: [...byCampaign].map(([campaign, rows]) => ({
      campaign,
      reference: { $in: rows.map(({ reference }) => reference) },
    })),
  };
}

function byReference<Row extends { reference: string; campaign: { id: string } }>(
  keys: readonly InCampaign[],
  rows: readonly Row[],
): (Row | null)[] {
  const found = new Map(rows.map((row) => [`${row.campaign.id}/${row.reference}`, row]));
  return keys.map(({ campaign, reference }) => found.get(`${campaign}/${reference}`) ?? null);
}
