import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { accessOf } from '../../src/access/rules.ts';
import { Campaign } from '../../src/entities/index.ts';
import type { ImportFile } from '../../src/imports/decode.ts';
import { importSessions, type SessionsImport } from '../../src/imports/import-sessions.ts';
import type { Upserted } from '../../src/imports/upsert.ts';
import type { Problem } from '../../src/scenarios/index.ts';
import type { Context } from '../context.ts';
import { InvalidParametersProblem } from '../problem/problem.type.ts';
import { importProblems, typedProblems } from '../problem/problems.ts';
import { type ImportedRowsType, ImportSessionsInput, ImportSessionsPayload } from './import.type.ts';

@Resolver()
export class ImportResolver {
  @Mutation(() => ImportSessionsPayload, {
    description:
      'Importe un fichier de fiches. Un essai dit tout sans rien changer ; le même fichier deux fois ne change rien la seconde.',
  })
  async importSessions(
    @Ctx() { whole: em, viewer }: Context,
    @Arg('input', () => ImportSessionsInput, { description: 'Le fichier et la campagne.' })
    input: ImportSessionsInput,
  ): Promise<ImportSessionsPayload> {
    const campaign = await em.findOne(Campaign, { slug: input.campaign });
    const file = fileOf(input);
    if (campaign === null || file === null) {
      const refused = [
        ...(campaign === null ? [unknownCampaign(input)] : []),
        ...(file === null ? [ONE_CONTENT] : []),
      ];
      return { report: null, problems: typedProblems(refused, InvalidParametersProblem) };
    }
    const ownOnly = accessOf(viewer, 'Mutation.importSessions') === 'OWN';
    const report = await importSessions(em, campaign, file, {
      dryRun: input.dryRun,
      ...(ownOnly ? { filedBy: viewer.organisation?.opco ?? null } : {}),
    });
    return { report: shown(report), problems: importProblems(report.problems) };
  }
}

/** The file an input holds; null unless it is given in exactly one way. */
function fileOf({ fileName: name, csv, base64 }: ImportSessionsInput): ImportFile | null {
  if (csv != null && base64 == null) return { name, content: csv };
  return base64 != null && csv == null ? { name, content: Buffer.from(base64, 'base64') } : null;
}

const ONE_CONTENT: Problem = {
  code: 'ONE_CONTENT_EXPECTED',
  path: '/input/csv',
  message: 'Le contenu du fichier est attendu une fois : en texte dans csv, ou en octets dans base64.',
};

function unknownCampaign({ campaign }: ImportSessionsInput): Problem {
  return {
    code: 'CAMPAIGN_UNKNOWN',
    path: '/input/campaign',
    value: campaign,
    message: `« ${campaign} » : aucune campagne ne porte ce nom. La requête campaigns donne celles qui existent.`,
  };
}

const ENCODINGS = { 'UTF-8': 'UTF_8', 'UTF-16': 'UTF_16', 'Windows-1252': 'WINDOWS_1252' } as const;

function shown({ encoding, projects, sessions, ...report }: SessionsImport): ImportSessionsPayload['report'] {
  return { ...report, encoding: ENCODINGS[encoding], projects: rows(projects), sessions: rows(sessions) };
}

function rows({ created, updated, unchanged }: Upserted): ImportedRowsType {
  return {
    created,
    updated: updated.map(({ reference, changes }) => ({
      reference,
      changes: changes.map(({ property, before, after }) => ({
        property,
        before: JSON.stringify(before ?? null),
        after: JSON.stringify(after ?? null),
      })),
    })),
    unchanged: unchanged.length,
  };
}
