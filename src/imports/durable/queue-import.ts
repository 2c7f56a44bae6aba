/** Receives a file: it is kept and answered for at once, and imported in its turn. */

import type { EntityManager } from '@mikro-orm/postgresql';
import { currentActor } from '../../db/acting.ts';
import type { JobQueue, NewJob } from '../../db/job-queue.ts';
import { type FileKind, fileKinds } from '../../domain/file-kind.ts';
import { sha256Of } from '../../domain/sha256.ts';
import { isUuid } from '../../domain/uuid.ts';
import { saveWithJob } from '../../durable/index.ts';
import { Campaign, ImportJob } from '../../entities/index.ts';
import { type Refusal, refuse, unknown } from '../../scenarios/problem.ts';

/** Files of one organisation that may wait for one campaign: what is kept of files that are not imported yet is bounded. */
export const MOST_WAITING = 20;

/** Seconds after which the queue takes back the job of an import, whose worker keeps no time: far more than the largest file takes. */
const JOB_SECONDS = 600;

/** A file as it is sent. */
export interface SentFile {
  /** Short name of the campaign. */
  campaign: string;
  name: string;
  kind: FileKind;
  /** Null when it was not given in exactly one way. */
  content: Buffer | null;
  /** Say what the file would change, and change nothing. */
  dryRun: boolean;
  /** Id of the dry run whose report was read; the file is applied in any case unless told. */
  asChecked?: string | null;
}

/** On whose behalf. */
export interface Sender {
  /** Id of the organisation; null on a machine of one's own. */
  organisation: string | null;
  /** True when nothing but its own fiches may be in the file. */
  ownOnly: boolean;
}

/**
 * Keeps a file with its job. Refuses a campaign or a dry run that does not exist, and a file more when too many wait
 * already: then nothing is kept. What is wrong in the file itself is told by the import.
 */
export async function queueImport(
  em: EntityManager,
  jobs: JobQueue,
  { campaign: slug, name, kind, content, dryRun, asChecked: checkId = null }: SentFile,
  { organisation, ownOnly }: Sender,
): Promise<{ import: ImportJob } | Refusal> {
  const campaign = await em.findOne(Campaign, { slug });
  if (campaign === null || content === null) {
    const problems = [
      ...(campaign === null ? unknown('campaign', '/input/campaign', slug).problems : []),
      ...(content === null ? ONE_CONTENT.problems : []),
    ];
    return { problems };
  }
  if (dryRun && checkId !== null) return HELD_DRY_RUN;
  const sha256 = sha256Of(content);
  const asChecked =
    checkId === null || !isUuid(checkId)
      ? null
      : await em.findOne(ImportJob, { id: checkId, campaign, organisation, kind, sha256, state: 'CHECKED' });
  if (checkId !== null && asChecked === null) {
    const message = `« ${checkId} » : aucun essai réussi que vous ayez fait de ce fichier (${fileKinds.label(kind)}), dans cette campagne, ne porte cet identifiant. Envoyez-le d'abord avec dryRun: true, et lisez son rapport.`;
    return refuse('CHECK_UNKNOWN', '/input/asChecked', checkId, message);
  }
  const waiting = await em.count(ImportJob, {
    campaign,
    organisation,
    state: { $in: ['QUEUED', 'RUNNING'] },
  });
  if (waiting >= MOST_WAITING) {
    const message = `${waiting} fichiers attendent déjà pour cette campagne : ${MOST_WAITING} au plus. Attendez qu'ils soient importés, ou annulez-en (cancelImport).`;
    return refuse('TOO_MANY_IMPORTS', '/input', waiting, message);
  }
  const job = em.create(ImportJob, {
    campaign,
    organisation,
    ownOnly,
    actor: currentActor() as Record<string, unknown> | null,
    kind,
    fileName: name,
    content,
    sha256,
    dryRun,
    asChecked,
    state: 'QUEUED',
    report: null,
    reason: null,
    worker: null,
    startedAt: null,
    finishedAt: null,
  });
  await saveWithJob(em, jobs, 'import', job, jobOf);
  return { import: job };
}

const ONE_CONTENT = refuse(
  'ONE_CONTENT_EXPECTED',
  '/input/csv',
  undefined,
  'Le contenu du fichier est attendu une fois : en texte dans csv, ou en octets dans base64.',
);

const HELD_DRY_RUN = refuse(
  'HELD_DRY_RUN',
  '/input/asChecked',
  undefined,
  "Un essai ne change rien et ne se tient à aucun autre : envoyez le fichier avec asChecked pour l'enregistrer, ou avec dryRun pour l'essayer.",
);

/** The job of an import. */
export function jobOf({ id, actor }: Pick<ImportJob, 'id' | 'actor'>): NewJob {
  const requestId = actor?.requestId;
  return { id, expireInSeconds: JOB_SECONDS, requestId: typeof requestId === 'string' ? requestId : null };
}
