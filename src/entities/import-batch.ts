/** An imported file: what lets the same file be imported twice without changing anything. */

import { defineEntity, p } from '@mikro-orm/core';
import { Campaign } from './campaign.ts';
import { count, uuidKey, writtenAt } from './columns.ts';

const ImportBatchSchema = defineEntity({
  name: 'ImportBatch',
  tableName: 'import_batch',
  properties: {
    id: uuidKey(),
    campaign: () => p.manyToOne(Campaign).ref().index(),
    fileName: p.text(),
    /** SHA-256 of the bytes of the file, in hexadecimal. */
    sha256: p.text().check(`sha256 ~ '^[0-9a-f]{64}$'`),
    /** Kind of file, e.g. "sessions", "enveloppes". */
    kind: p.text(),
    rowCount: count('row_count', 0),
    createdAt: writtenAt(),
  },
});

/** An imported file. */
export class ImportBatch extends ImportBatchSchema.class {}
ImportBatchSchema.setClass(ImportBatch);
