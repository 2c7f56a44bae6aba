/**
 * Imported first by what is started by hand: an older Node would fail later, in the middle of a
 * migration, with a message that names neither Node nor a remedy.
 */
import { complaintAboutNode } from './node-version.ts';

const complaint = complaintAboutNode(process.versions.node);
if (complaint !== undefined) {
  process.stderr.write(`${complaint}\n`);
  process.exit(1);
}
