/** Documents that somebody who answers for this server has read: the file that lists them. Loaded natively by the command line. */

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** Documents by their identifier. */
export type TrustedDocuments = ReadonlyMap<string, string>;

/** A manifest that cannot be used, in French, every fault at once. */
export class ManifestError extends Error {
  override readonly name = 'ManifestError';
}

/**
 * The identifier of a document: `sha256:` and the hash of its text, as the appendix on persisted documents of
 * GraphQL over HTTP writes it. It says what it names, so that manifests of several frontends never disagree.
 */
export function documentIdOf(text: string): string {
  return `sha256:${createHash('sha256').update(text).digest('hex')}`;
}

/**
 * Reads manifests, each a JSON object of documents by identifier, as one.
 * @throws ManifestError for a file that cannot be read, and for identifiers that are not those of their documents.
 */
export function readManifests(paths: readonly string[]): TrustedDocuments {
  const faults: string[] = [];
  const documents = new Map<string, string>();
  for (const path of paths) {
    for (const [id, text] of Object.entries(readManifest(path, faults))) {
      if (typeof text === 'string' && documentIdOf(text) === id) documents.set(id, text);
      else faults.push(`${path} : « ${id} » n'est pas l'identifiant de son document.`);
    }
  }
  if (faults.length === 0) return documents;
  throw new ManifestError(
    `Documents de confiance inutilisables :\n${faults.map((fault) => `  - ${fault}`).join('\n')}\n` +
      'Attendu : un objet JSON, { "sha256:…": "query …" }. Refaites-le : metronome documents --help.',
  );
}

function readManifest(path: string, faults: string[]): object {
  try {
    const read: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (typeof read === 'object' && read !== null && !Array.isArray(read)) return read;
    faults.push(`${path} : ce n'est pas un objet JSON.`);
  } catch (error) {
    const reason = error instanceof SyntaxError ? "ce n'est pas du JSON" : 'ce fichier ne se lit pas';
    faults.push(`${path} : ${reason}.`);
  }
  return {};
}
