/** Imports that outlive the request: queue a file, follow it, cancel it, execute it. */

export { cancelImport } from './cancel-import.ts';
export { importKind } from './import-kind.ts';
export { queueImport, type Sender, type SentFile } from './queue-import.ts';
export { type ImportReport, keptReport, type ReportedRows } from './report.ts';
