/** Executes one import: takes it, applies its file whole or not at all, writes its end with what it changed. */

import { type EntityManager, type MikroORM, type RawQueryFragment, raw } from '@mikro-orm/postgresql';
import { type Actor, actAs } from '../../db/acting.ts';
import type { JobEnd } from '../../db/job-queue.ts';
import { isLockedOut, isOutOfReach } from '../../db/out-of-reach.ts';
import type { ImportState } from '../../domain/import-state.ts';
import {
  type Claim,
  type Execution,
  heldBy,
  MOST_CRASHES,
  type Order,
  release,
  type Stop,
  take,
  untilReached,
} from '../../durable/index.ts';
import { ImportJob } from '../../entities/index.ts';
import { importLimits } from '../import-limits.ts';
import { importSessions } from '../import-sessions.ts';
import { hasErrors } from '../problem.ts';
import { doesAsChecked, dryRunOf, refusedAsChanged } from './as-checked.ts';
import { type Imported, reportOf } from './report.ts';

/** How an import ended, as it is to be written. */
interface ImportEnd {
  state: ImportState;
  /** What it did; null when it failed before it could say. */
  imported: Imported | null;
  reason: string | null;
}

/** Starts executing the import of a job. One that is over is left alone; one that is not next, or whose campaign is locked, is handed back. */
export function executeImport(orm: MikroORM, { id, worker, log: told }: Order): Execution {
  const log = told.child({ import: id });
  let stopped: Stop | undefined;
  const isInVain = (): boolean => stopped !== undefined;

  const execution = async (): Promise<JobEnd> => {
    if (!(await isNext(orm.em.fork(), id))) return 'AGAIN';
    const taken = await take(orm.em.fork(), 'import', id, worker);
    if (taken === null) return 'OVER';
    const { attempt, crashes } = taken;
    log.info({ attempt, crashes }, 'import taken');
    const job = await orm.em
      .fork()
      .findOneOrFail(ImportJob, id, { populate: ['content', 'campaign', 'organisation'] });
    const onBehalf = <T>(work: () => Promise<T>): Promise<T> =>
      untilReached(
        () => (job.actor === null ? work() : actAs(job.actor as unknown as Actor, work)),
        isInVain,
      );
    const fail = async (cause: string): Promise<JobEnd> => {
      const end: ImportEnd = { state: 'FAILED', imported: null, reason: crashedTooOften(cause) };
      await onBehalf(() => orm.em.fork().transactional((em) => writeEnd(em, taken, end)));
      log.error('import failed');
      return 'OVER';
    };

    if (crashes >= MOST_CRASHES) return fail('son processus a disparu');
    try {
      const state = await onBehalf(() => apply(orm, taken, job));
      log.info({ state }, 'import ended');
      return 'OVER';
    } catch (error) {
      if (isOutOfReach(error)) throw error;
      if (isLockedOut(error)) {
        // Somebody imports from the command line: others need this worker meanwhile.
        log.info('campaign locked');
        await release(orm.em.fork(), 'import', taken, 0);
        return 'AGAIN';
      }
      log.error({ err: error }, 'failure');
      if (crashes + 1 >= MOST_CRASHES) return fail(String(error));
      await release(orm.em.fork(), 'import', taken, 1);
      return 'AGAIN';
    }
  };
  return {
    done: execution(),
    // An import is short: it goes on to its end, unless it waits for the database.
    stop: (why) => {
      stopped = why;
    },
  };
}

/** Imports of a campaign are done in the order in which they were sent: the file sent last has the last word. */
async function isNext(em: EntityManager, id: string): Promise<boolean> {
  const before = await em.execute(
    `select 1 from import_job as one join import_job as other on other.campaign_id = one.campaign_id
     where one.id = ? and other.state in ('QUEUED', 'RUNNING') and (other.created_at, other.id) < (one.created_at, one.id)
     limit 1`,
    [id],
  );
  return before.length === 0;
}

/**
 * Applies the file, and writes the end of the import in the very transaction that changes the rows: there is
 * never the one without the other. Null when the claim was lost, and nothing was written.
 */
async function apply(orm: MikroORM, claim: Claim, job: ImportJob): Promise<ImportState | null> {
  // Cancelled as it was taken.
  if (job.content === null) return null;
  const { campaign, fileName: name, kind, content, dryRun, ownOnly, organisation } = job;
  const file = { name, content: content as Buffer };
  const checked = await dryRunOf(orm.em.fork(), job);
  const isKept = async (em: EntityManager, report: Imported) =>
    (checked === null || doesAsChecked(checked, report)) &&
    writeEnd(em, claim, { state: 'APPLIED', imported: report, reason: null });
  const done: Imported =
    kind === 'SESSIONS'
      ? await importSessions(orm.em.fork(), campaign.getEntity(), file, {
          dryRun,
          ...(ownOnly ? { filedBy: organisation?.getEntity().opco ?? null } : {}),
          isKept,
        })
      : await importLimits(orm.em.fork(), campaign.getEntity(), file, kind, { dryRun, isKept });
  if (done.applied) return 'APPLIED';
  const imported =
    checked === null || hasErrors(done.problems) || doesAsChecked(checked, done)
      ? done
      : await refusedAsChanged(orm.em.fork(), job, checked, done);
  const isRefused = hasErrors(imported.problems);
  if (!isRefused && !dryRun) return null;
  const state = isRefused ? 'REFUSED' : 'CHECKED';
  const isWritten = await orm.em
    .fork()
    .transactional((em) => writeEnd(em, claim, { state, imported, reason: null }));
  return isWritten ? state : null;
}

/** Writes the end and drops the file. False, having written nothing, when the claim does not hold any more. */
async function writeEnd(
  em: EntityManager,
  claim: Claim,
  { state, imported, reason }: ImportEnd,
): Promise<boolean> {
  const written = await em.nativeUpdate(ImportJob, heldBy(claim), {
    state,
    reason,
    report: imported === null ? null : (reportOf(imported) as unknown as Record<string, unknown>),
    content: null,
    finishedAt: raw<RawQueryFragment>('now()'),
  });
  return written > 0;
}

function crashedTooOften(cause: string): string {
  return (
    `L'import a été interrompu ${MOST_CRASHES} fois (la dernière : ${cause}) et n'est plus repris ; rien du fichier n'est entré. ` +
    'Envoyez-le de nouveau ; si cela recommence, coupez-le en deux.'
  );
}
