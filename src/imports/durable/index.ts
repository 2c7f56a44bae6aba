/** Imports that outlive the request: queue a file, follow it, cancel it, execute it. */

export { cancelImport } from './cancel-import.ts';
export { importKind } from './import-kind.ts';
export { queueImport } from './queue-import.ts';
export { type ImportReport, keptReport, type ReportedRows } from './report.ts';
