import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { accessOf } from '../../src/access/rules.ts';
import type { FileKind } from '../../src/domain/file-kind.ts';
import type { Viewer } from '../../src/domain/viewer.ts';
import { ImportJob } from '../../src/entities/index.ts';
import { cancelImport, queueImport, type Sender, type SentFile } from '../../src/imports/durable/index.ts';
import { imports } from '../../src/listing/imports.ts';
import type { Refusal } from '../../src/scenarios/problem.ts';
import type { Context } from '../context.ts';
import { findById } from '../lookup.ts';
import { connect } from '../pagination/connection.ts';
import { InvalidParametersProblem } from '../problem/problem.type.ts';
import { typedProblems } from '../problem/problems.ts';
import { ImportLimitsInput, ImportListArgs, ImportSessionsInput } from './import.input.ts';
import {
  CancelImportPayload,
  ImportConnection,
  ImportLimitsPayload,
  ImportSessionsPayload,
  ImportType,
} from './import.type.ts';

@Resolver()
export class ImportResolver {
  @Query(() => ImportType, {
    nullable: true,
    description: "Un import. Absent, avec une erreur `NOT_FOUND`, s'il n'existe pas.",
  })
  import(@Ctx() ctx: Context, @Arg('id', () => ID, { description: 'Identifiant.' }) id: string) {
    return findById(ctx, ImportJob, 'Import', id, 'imports');
  }

  @Query(() => ImportConnection, { description: 'Les imports.' })
  imports(@Ctx() ctx: Context, @Args(() => ImportListArgs) args: ImportListArgs) {
    return connect(ctx, imports, args);
  }

  @Mutation(() => ImportSessionsPayload, {
    description:
      'Reçoit un fichier de fiches et le rend aussitôt ; il est importé ensuite, et `import` le suit. Un essai dit tout sans rien changer ; le même fichier deux fois ne change rien la seconde.',
  })
  async importSessions(
    @Ctx() { em, jobs, viewer }: Context,
    @Arg('input', () => ImportSessionsInput, { description: 'Le fichier et la campagne.' })
    input: ImportSessionsInput,
  ): Promise<ImportSessionsPayload> {
    const isOwnOnly = accessOf(viewer, 'Mutation.importSessions') === 'OWN';
    return importPayload(
      await queueImport(em, jobs, sentFile(input, 'SESSIONS'), senderOf(viewer, isOwnOnly)),
    );
  }

  @Mutation(() => ImportLimitsPayload, {
    description:
      'Reçoit un fichier de plafonds, de viviers ou de capacités ; il est importé comme un fichier de fiches, entier ou pas du tout. Une ligne que le fichier n’a plus reste.',
  })
  async importLimits(
    @Ctx() { em, jobs, viewer }: Context,
    @Arg('input', () => ImportLimitsInput, { description: 'Le fichier, ce qu’il contient et la campagne.' })
    input: ImportLimitsInput,
  ): Promise<ImportLimitsPayload> {
    return importPayload(await queueImport(em, jobs, sentFile(input, input.kind), senderOf(viewer, false)));
  }

  @Mutation(() => CancelImportPayload, {
    description: "Annule un import qui n'est pas terminé : rien de son fichier n'est enregistré.",
  })
  async cancelImport(
    @Ctx() { em }: Context,
    @Arg('import', () => ID, { description: 'Import à annuler.' }) id: string,
  ): Promise<CancelImportPayload> {
    return importPayload(await cancelImport(em, id));
  }
}

function importPayload(answer: { import: ImportJob } | Refusal): ImportSessionsPayload {
  return 'problems' in answer
    ? { import: null, problems: typedProblems(answer.problems, InvalidParametersProblem) }
    : { import: answer.import, problems: [] };
}

/** The file that an input holds; without a content unless it is given in exactly one way. */
function sentFile(
  { campaign, fileName: name, csv, base64, dryRun, asChecked = null }: ImportSessionsInput,
  kind: FileKind,
): SentFile {
  const text = csv != null && base64 == null ? Buffer.from(csv) : null;
  const content = base64 != null && csv == null ? Buffer.from(base64, 'base64') : text;
  return { campaign, name, kind, content, dryRun, asChecked };
}

function senderOf({ organisation }: Viewer, ownOnly: boolean): Sender {
  return { organisation: organisation?.id ?? null, ownOnly };
}
