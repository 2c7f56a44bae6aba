/** `metronome documents`: the manifest of the documents that a frontend sends. */

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, type GraphQLError, type GraphQLSchema, parse, validate } from 'graphql';
import { documentIdOf } from '../../schema/trusted/manifest.ts';
import { projectRoot } from '../config.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { Failure } from './failure.ts';
import { checkWritable, jsonText, reasonOf, writeWhole } from './json-file.ts';
import { countWords } from './words.ts';

/** What the files of documents are called. */
const EXTENSION = /\.(graphql|gql)$/;

/**
 * Writes the manifest of the documents in files and folders to `out`, or to the standard output. A file is one
 * document; every one that the contract refuses is told, and then nothing is written.
 */
export async function writeManifest(paths: readonly string[], { out }: { out?: string }): Promise<ExitCode> {
  if (out !== undefined) await checkWritable(out);
  const contract = buildSchema(readText(join(projectRoot(), 'schema', 'schema.graphql')));
  const problems: string[] = [];
  const manifest: Record<string, string> = {};
  for (const file of paths.flatMap(documentFiles)) {
    // Its lines end the same on every machine, and so its identifier is the same.
    const text = readText(file).replaceAll('\r\n', '\n').trim();
    problems.push(
      ...faultsOf(text, contract).map((error) => `  ${file}${placeOf(error)} : ${error.message}`),
    );
    manifest[documentIdOf(text)] = text;
  }
  if (problems.length > 0) {
    const told = countWords(problems.length, 'problème');
    throw new Failure(`${told} ; aucun manifeste n’est écrit.\n${problems.join('\n')}`, EXIT.INVALID);
  }
  if (out === undefined) process.stdout.write(jsonText(manifest));
  else await writeWhole(out, jsonText(manifest));
  process.stderr.write(`${countWords(Object.keys(manifest).length, 'document')}.\n`);
  return EXIT.OK;
}

/** The files that a path names, in the order of their names. */
function documentFiles(path: string): string[] {
  const found = reading(path, () =>
    statSync(path).isDirectory()
      ? readdirSync(path, { recursive: true, encoding: 'utf8' })
          .filter((name) => EXTENSION.test(name))
          .sort()
          .map((name) => join(path, name))
      : [path],
  );
  if (found.length > 0) return found;
  throw new Failure(`${path} : aucun fichier .graphql ou .gql dans ce dossier.`, EXIT.USAGE);
}

function readText(path: string): string {
  return reading(path, () => readFileSync(path, 'utf8'));
}

function reading<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new Failure(`${path} : ${reasonOf(error)}. Vérifiez le chemin.`, EXIT.USAGE);
  }
}

function faultsOf(text: string, contract: GraphQLSchema): readonly GraphQLError[] {
  try {
    return validate(contract, parse(text));
  } catch (error) {
    return [error as GraphQLError];
  }
}

function placeOf({ locations }: GraphQLError): string {
  const place = locations?.[0];
  return place === undefined ? '' : `:${place.line}:${place.column}`;
}
