/** A file that somebody sent, from when it is received to what became of it. */

import { defineEntity, p } from '@mikro-orm/core';
import { fileKinds } from '../domain/file-kind.ts';
import { importStates } from '../domain/import-state.ts';
import { Campaign } from './campaign.ts';
import { durableColumns, exactJson, uuidKey } from './columns.ts';
import { Organisation } from './organisation.ts';

const ImportJobSchema = defineEntity({
  name: 'ImportJob',
  tableName: 'import_job',
  checks: [
    {
      name: 'import_job_keeps_its_file_until_it_is_over',
      expression: `(state in ('QUEUED', 'RUNNING')) = (content is not null)`,
    },
    { name: 'import_job_failure_has_a_reason', expression: `state <> 'FAILED' or reason is not null` },
  ],
  properties: {
    id: uuidKey(),
    campaign: () => p.manyToOne(Campaign).ref().index(),
    /** Who sent it; null on a machine of one's own, where there is no organisation to tell apart. */
    organisation: () => p.manyToOne(Organisation).ref().index().strictNullable(),
    /** True when nothing but the fiches of that organisation may be in the file. */
    ownOnly: p.boolean(),
    /** On whose behalf it is applied, for the audit: see `Actor`. */
    actor: p.json<Record<string, unknown>>().strictNullable(),
    /** What it holds. */
    kind: p.enum(fileKinds.codes).default('SESSIONS'),
    fileName: p.text(),
    /** Bytes of the file, until the import is over. Large: loaded only when populated. */
    content: p.blob().lazy().strictNullable(),
    /** SHA-256 of these bytes, in hexadecimal: what is left of the file afterwards. */
    sha256: p.text().check(`sha256 ~ '^[0-9a-f]{64}$'`),
    /** True to say what the file would change, and change nothing. */
    dryRun: p.boolean(),
    /** The dry run of the same file whose report was read: applied if it still does what that one said. Null: in any case. */
    asChecked: () => p.manyToOne(ImportJob).ref().index().strictNullable().deleteRule('restrict'),
    state: p.enum(importStates.codes).index(),
    /** What it did, or would do: see `ImportReport`. Null until then. Loaded only when populated. */
    report: exactJson().lazy().strictNullable(),
    /** Why it failed, in words that whoever sent it reads. */
    reason: p.text().strictNullable(),
    ...durableColumns(),
    /** By the clock of the database, the same for all servers: imports of a campaign are done in this order. */
    createdAt: p.datetime(3).defaultRaw('now()'),
  },
});

/** A file that somebody sent. */
export class ImportJob extends ImportJobSchema.class {}
ImportJobSchema.setClass(ImportJob);
