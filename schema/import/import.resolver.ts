import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { accessOf } from '../../src/access/rules.ts';
import { ImportJob } from '../../src/entities/index.ts';
import { cancelImport, queueImport } from '../../src/imports/durable/index.ts';
import { imports } from '../../src/listing/imports.ts';
import type { Refusal } from '../../src/scenarios/problem.ts';
import type { Context } from '../context.ts';
import { findById } from '../lookup.ts';
import { connect } from '../pagination/connection.ts';
import { InvalidParametersProblem } from '../problem/problem.type.ts';
import { typedProblems } from '../problem/problems.ts';
import { ImportListArgs, ImportSessionsInput } from './import.input.ts';
import { CancelImportPayload, ImportConnection, ImportSessionsPayload, ImportType } from './import.type.ts';

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
    const { campaign, fileName: name, dryRun } = input;
    const file = { campaign, name, content: contentOf(input), dryRun };
    const sender = {
      organisation: viewer.organisation?.id ?? null,
      ownOnly: accessOf(viewer, 'Mutation.importSessions') === 'OWN',
    };
    return importPayload(await queueImport(em, jobs, file, sender));
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

/** The bytes an input holds; null unless it is given in exactly one way. */
function contentOf({ csv, base64 }: ImportSessionsInput): Buffer | null {
  if (csv != null && base64 == null) return Buffer.from(csv);
  return base64 != null && csv == null ? Buffer.from(base64, 'base64') : null;
}
