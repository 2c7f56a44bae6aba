import { createHash } from 'node:crypto';

/** SHA-256 of a text or of a file, in hexadecimal: what tells that two are the same without keeping either. */
export function sha256Of(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex');
}
