/** The commands about access, for `program.ts`. */

import type { Command } from 'commander';
import { InvalidArgumentError } from 'commander';
import { type AuditFormat, auditFormats } from '../domain/audit.ts';
import { isIsoDate } from '../domain/dates.ts';
import { opcos } from '../domain/opco.ts';
import { refusalMessage } from '../domain/parsed.ts';
import { type Role, roles } from '../domain/role.ts';
import { MAX_TOKEN_DAYS } from '../domain/token-days.ts';
import type { Vocabulary } from '../domain/vocabulary.ts';
import type { AuditExportOptions } from './audit.ts';
import type { ExitCode } from './exit-codes.ts';
import { wholeNumber } from './options.ts';
import type { OrganisationOptions } from './organisation.ts';

/** Adds `organisation` and `token`. */
export function addAccessCommands(program: Command, end: (code: ExitCode) => void): void {
  const organisation = program
    .command('organisation')
    .description('Les organisations de la conférence, et ce qu’elles peuvent')
    .usage('<commande> [options]');
  organisation
    .command('add')
    .description('Ajoute une organisation')
    .argument('<nom>', 'nom, par exemple « Région Normandie »')
    .requiredOption('--role <rôle>', 'un rôle ; l’option se répète', severalOf(roles))
    .option('--siret <siret>', 'SIRET que donne le fournisseur d’identité')
    .option('--opco <opco>', 'l’OPCO qu’elle est, s’il y a lieu', oneWord(opcos))
    .option(
      '--region <code>',
      'région dont elle voit les campagnes, par exemple 28 ; l’option se répète ; toutes sans elle',
      (code: string, before: string[] | undefined) => [...(before ?? []), code],
    )
    .action(async (name: string, options: OrganisationOptions) =>
      end(await (await import('./organisation.ts')).addNamed(name, options)),
    );
  organisation
    .command('list')
    .description('Les montre toutes')
    .action(async () => end(await (await import('./organisation.ts')).listOrganisations()));
  organisation
    .command('end')
    .description('Met fin à sa participation : ses jetons sont repris, ses sessions fermées')
    .argument('<nom>', 'nom de l’organisation')
    .action(async (name: string) => end(await (await import('./organisation.ts')).endNamed(name)));
  organisation
    .command('resume')
    .description('Rétablit une organisation qui ne prenait plus part')
    .argument('<nom>', 'nom de l’organisation')
    .action(async (name: string) => end(await (await import('./organisation.ts')).resumeNamed(name)));

  const token = program
    .command('token')
    .description('Les jetons d’API, pour les machines')
    .usage('<commande> [options]');
  token
    .command('create')
    .description('Donne un jeton ; son texte n’est montré qu’une fois')
    .argument('<libellé>', 'ce à quoi il sert, par exemple « import nocturne »')
    .requiredOption('--organisation <nom>', 'organisation pour laquelle il parle')
    .requiredOption(
      '--role <rôle>',
      'un rôle, parmi ceux de l’organisation ; l’option se répète',
      severalOf(roles),
    )
    .requiredOption('--days <n>', 'jours jusqu’à son expiration', wholeNumber(1, MAX_TOKEN_DAYS))
    .action(async (label: string, options: { organisation: string; role: Role[]; days: number }) =>
      end(await (await import('./token.ts')).createNamed(label, options)),
    );
  token
    .command('list')
    .description('Les montre tous, sans leur texte')
    .action(async () => end(await (await import('./token.ts')).listTokens()));
  token
    .command('revoke')
    .description('Reprend un jeton')
    .argument('<jeton>', 'identifiant, tel que le donne token list')
    .action(async (id: string) => end(await (await import('./token.ts')).revokeById(id)));
}

/** Adds `audit`. */
export function addAuditCommands(program: Command, end: (code: ExitCode) => void): void {
  const audit = program
    .command('audit')
    .description('Qui a changé quoi, quand, et pourquoi')
    .usage('<commande> [options]');
  audit
    .command('export')
    .description('Écrit l’audit, du plus ancien au plus récent')
    .option('--format <format>', 'jsonl ou csv', oneFormat, 'jsonl')
    .option('--from <date>', 'premier jour, AAAA-MM-JJ, en temps universel', oneDay)
    .option('--to <date>', 'dernier jour', oneDay)
    .option('--out <fichier>', 'fichier ; sans cette option, la sortie standard')
    .action(async (options: AuditExportOptions) =>
      end(await (await import('./audit.ts')).exportFile(options)),
    );
}

function oneFormat(text: string): AuditFormat {
  const format = auditFormats.find((one) => one === text);
  if (format !== undefined) return format;
  throw new InvalidArgumentError(`attendu ${auditFormats.join(' ou ')}.`);
}

function oneDay(text: string): string {
  if (isIsoDate(text)) return text;
  throw new InvalidArgumentError('attendu une date qui existe, AAAA-MM-JJ.');
}

function oneWord<Code extends string>(vocabulary: Vocabulary<Code>) {
  return (text: string): Code => {
    const parsed = vocabulary.parse(text);
    if (parsed.ok) return parsed.value;
    throw new InvalidArgumentError(refusalMessage(parsed));
  };
}

function severalOf<Code extends string>(vocabulary: Vocabulary<Code>) {
  const one = oneWord(vocabulary);
  return (text: string, before: Code[] | undefined): Code[] => [...(before ?? []), one(text)];
}
