/** Backup and restore of a database, exact to the byte. */

export { BackupError, type BackupSummary } from './format.ts';
export { restoreBackup } from './restore.ts';
export { writeBackup } from './write.ts';
