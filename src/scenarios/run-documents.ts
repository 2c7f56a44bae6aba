/**
 * What runs gave, read and parsed once: the documents of a run are long, and are written a few times in its life.
 * Whoever asks, the database says first which runs it sees and which transaction wrote each row (`xmin`): the same
 * row written by the same transaction holds the same documents. See decision 36.
 */

import { type EntityManager, raw } from '@mikro-orm/postgresql';
import { LRUCache } from 'lru-cache';
import type { Instance, SolveResult } from '../../solver/index.ts';
import { isUuid } from '../domain/uuid.ts';
import { OptimizationRun } from '../entities/index.ts';
import { figuresOf, type PlanFigures } from './plan-figures.ts';

/** What a run gave so far. It is shared by all who read it: nobody may change it. */
export interface GivenByRun {
  runId: string;
  /** How it ended, or what cancelling it would keep; null before the first plan. */
  result: SolveResult | null;
  /** The figures of its plan; null without one. */
  figures: PlanFigures | null;
}

/** Characters of JSON kept in all; parsed, each takes about a byte, measured. */
export const MOST_CHARACTERS = 32_000_000;

/** What a run weighs beside its documents, in the same characters. */
const RUN_ITSELF = 500;

interface Written {
  id: string;
  /** Transaction that wrote the row. */
  version: string;
}

interface Documents extends Written {
  result: string | null;
  instance: string | null;
}

/** The documents of the runs of one database. */
export class RunDocuments {
  readonly #kept: LRUCache<string, { version: string; given: GivenByRun }>;

  /** Keeps so many characters of JSON at most; the runs that were read last stay. */
  constructor(mostKept = MOST_CHARACTERS) {
    this.#kept = new LRUCache({ maxSize: mostKept });
  }

  /** Characters of JSON kept now. */
  get length(): number {
    return this.#kept.calculatedSize;
  }

  /** What these runs gave, by id; one that `em` does not see is not in it. One query, and one more for those not kept. */
  async read(em: EntityManager, ids: readonly string[]): Promise<Map<string, GivenByRun>> {
    const written = await select<Written>(em, ids.filter(isUuid), []);
    const given = new Map<string, GivenByRun>();
    for (const { id, version } of written) {
      const kept = this.#kept.get(id);
      if (kept?.version === version) given.set(id, kept.given);
    }
    const unread = written.filter(({ id }) => !given.has(id)).map(({ id }) => id);
    const documents = await select<Documents>(em, unread, [
      raw('run.result::text as result'),
      raw('case when run.result is not null then run.instance::text end as instance'),
    ]);
    for (const row of documents) given.set(row.id, this.#keep(row));
    return given;
  }

  #keep({ id, version, ...documents }: Documents): GivenByRun {
    const result = documents.result === null ? null : (JSON.parse(documents.result) as SolveResult);
    const figures =
      result?.status === 'PLANNED' && documents.instance !== null
        ? figuresOf(JSON.parse(documents.instance) as Instance, result.plan)
        : null;
    const given = { runId: id, result, figures };
    const size = RUN_ITSELF + (documents.result?.length ?? 0) + JSON.stringify(figures).length;
    this.#kept.set(id, { version, given }, { size });
    return given;
  }
}

async function select<Row extends Written>(
  em: EntityManager,
  ids: readonly string[],
  documents: readonly ReturnType<typeof raw>[],
): Promise<Row[]> {
  if (ids.length === 0) return [];
  const builder = em
    .createQueryBuilder(OptimizationRun, 'run')
    .select(['id', raw('run.xmin::text as version'), ...documents] as never)
    .where({ id: { $in: [...ids] } });
  await builder.applyFilters();
  return builder.execute('all', false);
}
