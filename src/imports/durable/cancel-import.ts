import type { EntityManager } from '@mikro-orm/postgresql';
import { importStates } from '../../domain/import-state.ts';
import { isUuid } from '../../domain/uuid.ts';
import { ImportJob } from '../../entities/index.ts';
import { type Refusal, refuse, unknown } from '../../scenarios/problem.ts';

/**
 * Cancels an import that is not over: nothing of its file goes in, even when a worker is at work on it, for that
 * worker may not write any more. Refuses one that is over. `em` finds what whoever asks may see.
 */
export async function cancelImport(em: EntityManager, id: string): Promise<{ import: ImportJob } | Refusal> {
  const found = isUuid(id) ? await em.findOne(ImportJob, id) : null;
  if (found === null) return unknown('import', '/import', id);
  const cancelled = await em.transactional((own) =>
    own.execute<{ id: string }[]>(
      `update import_job set state = 'CANCELLED', content = null, finished_at = now()
       where id = ? and state in ('QUEUED', 'RUNNING') returning id`,
      [id],
    ),
  );
  const job = await em.refreshOrFail(found);
  if (cancelled.length > 0) return { import: job };
  const message = `Cet import est terminé (${importStates.label(job.state)}) : il n'y a rien à annuler. Pour revenir en arrière, importez le fichier d'avant.`;
  return refuse('IMPORT_FINISHED', '/import', id, message);
}
